import { Field } from '@fluentui/react-components';
import { useId, useState, useSyncExternalStore } from 'react';
import { useWatch } from 'react-hook-form';
import { useIntl } from 'react-intl';
import { classOf, findKey } from '#src/domain/keys/keys.ts';
import { pasteRisk } from '#src/domain/credentials/value-guard.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { type RefusedText, SecretInput } from '#src/ui/secret-input.tsx';
import { whenReleased } from '#src/ui/defer-until-pointer-up.ts';
import type { CredentialError } from './credential-resolver.ts';
import type { CredentialRows } from './credential-rows.ts';
import { fieldId, focusField } from './field-id.ts';
import { CopiedNote } from './copied-note.tsx';
import { ProblemText } from './problem-text.tsx';
import { offerId, RefusedNote } from './refused-note.tsx';
import styles from './rows.module.css';
import { SettingControl } from './setting-control.tsx';
import { ValueNoteList } from './value-note-list.tsx';

type ValueFieldProps = {
  row: string;
  index: number;
  rows: CredentialRows;
  blank: boolean;
  error: CredentialError | undefined;
};

/** The value of a row, and what there is to say about it. */
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
  const known = findKey(key);
  const name = known ?? intl.formatMessage({ defaultMessage: 'credential {number}' }, { number: index + 1 });
  const masked = classOf(key) === 'secret';
  const spoken = error && error.type !== 'value-problem' ? <ProblemText error={error} /> : undefined;
  return (
    <div className={styles.value}>
      {known && <SettingControl keyName={known} row={row} rows={rows} />}
      <Field
        label={{ children: intl.formatMessage({ defaultMessage: 'Value' }), htmlFor: fieldId(row, 'value') }}
        required={!blank}
        validationState={error ? 'error' : 'none'}
        {...(spoken ? { validationMessage: spoken } : {})}
      >
        {(field) => (
          <SecretInput
            {...field}
            id={fieldId(row, 'value')}
            aria-describedby={[field['aria-describedby'], notes].filter(Boolean).join(' ')}
            fields={secrets}
            field={row}
            masked={masked}
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
        <ValueNoteList row={row} index={index} rows={rows} masked={masked} />
      </div>
    </div>
  );
}
