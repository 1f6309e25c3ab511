import { Field } from '#src/ui/field.tsx';
import { Button } from '#src/ui/button.tsx';
import { announce } from '#src/ui/announce.ts';
import { useId, useState, useSyncExternalStore, useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useIntl, FormattedMessage } from 'react-intl';
import { classOf, findKey } from '#src/domain/keys/keys.ts';
import { pasteRisk } from '#src/domain/credentials/value-guard.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { type RefusedText, SecretInput } from '#src/ui/secret-input.tsx';
import { whenReleased } from '#src/ui/defer-until-pointer-up.ts';
import type { CredentialError } from './credential-resolver.ts';
import { type CredentialRows, fieldId, focusField } from './credential-rows.ts';
import { ProblemText, valueParts } from './problem-text.tsx';
import styles from './rows.module.css';

type ValueFieldProps = {
  row: string;
  index: number;
  rows: CredentialRows;
  blank: boolean;
  error: CredentialError | undefined;
};

/** The value of a row, and the notes about it. */
export function ValueField({ row, index, rows, blank, error }: ValueFieldProps) {
  const intl = useIntl();
  const notes = useId();
  const { secrets } = rows;
  const { control } = rows.form;
  const key = useWatch({ control, name: `credentials.${index}.key` });
  const edits = useSyncExternalStore(secrets.subscribe, () => secrets.edits(row));
  // Both speak of the value as it was: an edit makes them void, but for the clipboard, which still holds what was copied.
  const [refused, setRefused] = useState<{ why: RefusedText; edits: number; time: number }>();
  const [copied, setCopied] = useState<{ answer: 'copied' | 'forbidden'; edits: number }>();
  const parts = useSyncExternalStore(valueParts.subscribe, valueParts.now);
  const known = findKey(key);
  const name = known ?? intl.formatMessage({ defaultMessage: 'credential {number}' }, { number: index + 1 });
  const masked = classOf(key) === 'secret';
  const spoken = error && error.type !== 'value-problem' ? <ProblemText error={error} /> : undefined;
  return (
    <div className={styles.value}>
      {known && parts && <parts.SettingControl keyName={known} row={row} rows={rows} />}
      <Field
        label={intl.formatMessage({ defaultMessage: 'Value' })}
        labelClass={styles.label}
        htmlFor={fieldId(row, 'value')}
        required={!blank}
        invalid={error !== undefined}
        {...(spoken ? { validationMessage: spoken } : {})}
      >
        {(field) => (
          <SecretInput
            {...field}
            aria-describedby={[field['aria-describedby'], notes].filter(Boolean).join(' ')}
            fields={secrets}
            field={row}
            masked={masked}
            placeholder={intl.formatMessage({ defaultMessage: 'Value' })}
            revealLabel={intl.formatMessage({ defaultMessage: 'Show value of {key}' }, { key: name })}
            hideLabel={intl.formatMessage({ defaultMessage: 'Hide value of {key}' }, { key: name })}
            riskOf={pasteRisk}
            onRefused={(why, whole) => {
              if (why === 'carriage-return') secrets.write(offerId(row), whole);
              // What was on offer before is so no longer.
              else secrets.drop(offerId(row));
              setRefused((before) => ({ why, edits: secrets.edits(row), time: (before?.time ?? 0) + 1 }));
            }}
            onEdited={() => rows.edited(row, 'value')}
            onBlur={() => whenReleased(() => rows.left(row, 'value'))}
            action={
              <CopyButton
                text={() => secrets.read(row)}
                name={intl.formatMessage({ defaultMessage: 'Copy value of {key}' }, { key: name })}
                onAnswer={(answer) => setCopied({ answer, edits: secrets.edits(row) })}
              />
            }
          />
        )}
      </Field>
      <div id={notes} className={styles.notes}>
        {refused?.edits === edits && (
          <RefusedNote why={refused.why} time={refused.time} row={row} rows={rows} />
        )}
        {copied && (copied.answer === 'copied' || copied.edits === edits) && (
          <CopiedNote
            answer={copied.answer}
            onDone={() => {
              setCopied(undefined);
              focusField(row, 'value');
            }}
          />
        )}
        {parts && <parts.ValueNoteList row={row} index={index} rows={rows} masked={masked} />}
      </div>
    </div>
  );
}

type CopiedNoteProps = { answer: 'copied' | 'forbidden'; onDone: () => void };

/** A copied secret stays on the clipboard, where every program can read it. This lets the person clear it. */
function CopiedNote({ answer, onDone }: CopiedNoteProps) {
  const intl = useIntl();
  if (answer === 'forbidden')
    return (
      <p className={styles.error}>
        <FormattedMessage defaultMessage="The browser blocked copying. Show the value and copy it by hand." />
      </p>
    );
  // The clipboard takes an empty text for none at all, so a blank takes the value's place.
  const clear = async () => {
    try {
      await navigator.clipboard.writeText(' ');
      announce(intl.formatMessage({ defaultMessage: 'Clipboard cleared.' }), { polite: true });
      onDone();
    } catch {
      announce(intl.formatMessage({ defaultMessage: 'The browser blocked copying.' }));
    }
  };
  return (
    <div className={styles.remedies}>
      <span className={styles.hint}>
        <FormattedMessage defaultMessage="The value is on the clipboard. Other programs can read it." />
      </span>
      <Button size="small" onClick={() => void clear()}>
        <FormattedMessage defaultMessage="Clear the clipboard" />
      </Button>
      <Button size="small" appearance="subtle" onClick={onDone}>
        <FormattedMessage defaultMessage="Leave it" />
      </Button>
    </div>
  );
}

/** Where the secret fields hold a refused text while it is on offer. */
function offerId(row: string): string {
  return `${row}-offer`;
}

type RefusedNoteProps = {
  why: RefusedText;
  /** Counts the refusals: each is an alert of its own, since one that is there already is not read out again. */
  time: number;
  row: string;
  rows: CredentialRows;
};

/** Why the field refused a pasted text, and the offered fix for line ends. Without a click the page keeps nothing of it. */
function RefusedNote({ why, time, row, rows }: RefusedNoteProps) {
  const { secrets } = rows;
  const id = offerId(row);
  // What is on offer lies outside React, and goes with the note.
  useEffect(() => () => secrets.drop(id), [secrets, id]);
  switch (why) {
    case 'carriage-return':
      return (
        <div key={time} role="alert" className={styles.error}>
          <FormattedMessage defaultMessage="Not pasted: the text has Windows line ends, which a field would change." />
          <div className={styles.remedies}>
            <Button
              size="small"
              onClick={() => {
                if (secrets.isBlank(id)) return;
                secrets.write(row, secrets.read(id));
                rows.edited(row, 'value');
                focusField(row, 'value');
              }}
            >
              <FormattedMessage defaultMessage="Paste with plain line ends (LF)" />
            </Button>
          </div>
        </div>
      );
    case 'nul':
      return (
        <div key={time} role="alert" className={styles.error}>
          <FormattedMessage defaultMessage="Not pasted: the text contains a NUL character, as a binary file does." />
        </div>
      );
  }
}
