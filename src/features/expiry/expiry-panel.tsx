import { announce } from '#src/ui/announce.ts';
import { Button } from '#src/ui/button.tsx';
import { Field } from '#src/ui/field.tsx';
import { useId, useRef, type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type CredentialKey, classOf, credentialKeys, findKey } from '#src/domain/keys/keys.ts';
import { type ExpiryNote, notesOf, withNote, withoutNote, maxNotes } from '#src/domain/expiry/note.ts';
import type { Target } from '#src/domain/target.ts';
import { useIdentity } from '#src/requests/identity-context.ts';
import { placeIds } from '#src/ui/places.ts';
import panel from '#src/ui/panel.module.css';
import styles from './expiry-notes.module.css';
import { ExpiryWords } from './expiry-words.tsx';
import { NoteButtons } from './note-buttons.tsx';
import { NoteKey } from './note-key.tsx';
import { noteOf } from './note-of.ts';
import { RemoveAll } from './remove-all.tsx';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import { useToday } from './use-today.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';

/** The notes about the credentials of this target, and the button to add more. */
export function ExpiryPanel({ target }: { target: Target }) {
  const intl = useIntl();
  const { tenantId } = useIdentity();
  const { storage, all } = useNotes();
  const today = useToday();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const notes = notesOf(all, tenantId, target);
  const note = (key: CredentialKey, expires: string) => {
    const kept = changeNotes((before) => withNote(before, noteOf(tenantId, target, key, expires, today)));
    if (kept)
      announce(intl.formatMessage({ defaultMessage: 'Expiry of {key} saved.' }, { key }), {
        polite: true,
      });
    return kept;
  };
  const remove = (gone: ExpiryNote) => {
    heading.current?.focus();
    changeNotes((before) => withoutNote(before, gone));
  };
  return (
    <section id={placeIds.expiry} className={`${panel.panel} ${styles.panel}`} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        <FormattedMessage defaultMessage="Expiry" />
      </h2>
      {storage === 'off' ? (
        <p className={styles.lead}>
          <FormattedMessage defaultMessage="The browser stores nothing for this site. Allow site data to set expiry dates." />
        </p>
      ) : (
        <>
          <p className={styles.lead}>
            <FormattedMessage defaultMessage="Saved in this browser only. Never contains values." />
          </p>
          {notes.length > 0 && (
            <ul className={styles.list}>
              {notes.map((entry) => (
                <li key={entry.key} className={styles.item}>
                  <NoteKey name={entry.key} />
                  <ExpiryWords day={entry.expires} today={today} />
                  <div className={styles.buttons}>
                    <NoteButtons
                      note={entry}
                      name={target.displayName}
                      over={entry.expires < today}
                      onRemove={() => remove(entry)}
                    />
                  </div>
                </li>
              ))}
            </ul>
          )}
          <NoteForm onNote={note} />
          {all.length > 0 && <RemoveAll count={all.length} onRemoved={() => heading.current?.focus()} />}
        </>
      )}
    </section>
  );
}

const classes = ['secret', 'identifier', 'url', 'setting', 'time'] as const;

/** A key from the list and a day. The button says why, where it cannot note them; the fields keep what was typed then. */
function NoteForm({ onNote }: { onNote: (key: CredentialKey, expires: string) => boolean }) {
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
      <Field label={intl.formatMessage({ defaultMessage: 'Credential' })}>
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
        <FormattedMessage defaultMessage="Set expiry" />
      </Button>
    </form>
  );
}

function FormProblem({ problem }: { problem: 'no-day' | 'not-kept' }) {
  return problem === 'no-day' ? (
    <FormattedMessage defaultMessage="Enter the full date: day, month and year." />
  ) : (
    <FormattedMessage
      defaultMessage="Not saved. Browser storage for this site is full or off, or it holds {count, number} dates already."
      values={{ count: maxNotes }}
    />
  );
}

function textOf(field: FormDataEntryValue | null): string {
  return typeof field === 'string' ? field : '';
}
