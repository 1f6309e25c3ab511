import { Button, Field } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { maxNotes } from '#src/domain/expiry/note.ts';
import { type CredentialKey, classOf, credentialKeys, findKey } from '#src/domain/keys/keys.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';
import styles from './expiry-notes.module.css';

const classes = ['secret', 'identifier', 'url', 'setting', 'time'] as const;

/** A key from the list and a day. The button says why, where it cannot note them; the fields keep what was typed then. */
export function NoteForm({ onNote }: { onNote: (key: CredentialKey, expires: string) => boolean }) {
  const intl = useIntl();
  const day = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'no-day' | 'not-kept'>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [key, expires] = [findKey(textOf(fields.get('key'))), textOf(fields.get('expires'))];
    if (key === undefined || !isDay(expires)) {
      setProblem('no-day');
      day.current?.focus();
      return;
    }
    const kept = onNote(key, expires);
    setProblem(kept ? undefined : 'not-kept');
    if (kept && day.current) day.current.value = '';
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={intl.formatMessage({ defaultMessage: 'Which credential' })}>
        {(control) => (
          <select {...control} name="key" className={styles.box} defaultValue="SecretToken">
            {classes.map((group) => (
              <optgroup key={group} label={intl.formatMessage(classLabels[group])}>
                {credentialKeys
                  .filter(({ key }) => classOf(key) === group)
                  .map(({ key }) => (
                    <option key={key} value={key}>
                      {`${intl.formatMessage(keyLabels[key])} (${key})`}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={intl.formatMessage({ defaultMessage: 'Expires on' })}
        {...(problem && { validationMessage: <FormProblem problem={problem} /> })}
      >
        {(control) => (
          <input
            {...control}
            ref={day}
            name="expires"
            type="date"
            autoComplete="off"
            className={styles.box}
          />
        )}
      </Field>
      <Button type="submit" className={styles.add}>
        <FormattedMessage defaultMessage="Note this date" />
      </Button>
    </form>
  );
}

function FormProblem({ problem }: { problem: 'no-day' | 'not-kept' }) {
  return problem === 'no-day' ? (
    <FormattedMessage defaultMessage="Give the whole date: day, month and year." />
  ) : (
    <FormattedMessage
      defaultMessage="This was not noted: the browser's storage for this site is full or off, or there are {count, number} notes already."
      values={{ count: maxNotes }}
    />
  );
}

function textOf(field: FormDataEntryValue | null): string {
  return typeof field === 'string' ? field : '';
}
