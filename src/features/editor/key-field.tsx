import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { hasHidden } from '#src/domain/checks/hidden-characters.ts';
import { findKey } from '#src/domain/keys/keys.ts';
import { keyMeant } from '#src/domain/credentials/plan-merge.ts';
import { ChoiceCombobox } from '#src/ui/choice-combobox.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { whenReleased } from '#src/ui/defer-until-pointer-up.ts';
import type { CredentialError } from './credential-resolver.ts';
import type { CredentialRows } from './credential-rows.ts';
import { fieldId } from './field-id.ts';
import { KeyHint } from './key-hint.tsx';
import { KeyRemedies } from './key-remedies.tsx';
import { ProblemText } from './problem-text.tsx';
import styles from './rows.module.css';
import { usePastePairs } from './paste-pairs.ts';
import { useKeyChoices } from './use-key-choices.ts';

type KeyFieldProps = {
  row: string;
  index: number;
  rows: CredentialRows;
  blank: boolean;
  error: CredentialError | undefined;
};

/** The key of a row: chosen from the list or typed, put right where it can only mean one. */
export function KeyField({ row, index, rows, blank, error }: KeyFieldProps) {
  const intl = useIntl();
  const [corrected, setCorrected] = useState<string>();
  const { control } = rows.form;
  const text = useWatch({ control, name: `credentials.${index}.key` });
  const allowed = useWatch({ control, name: `credentials.${index}.allowed` });
  const required = useWatch({ control, name: `credentials.${index}.required` });
  const choicesOf = useKeyChoices(() =>
    rows
      .list()
      .filter((other) => other.row !== row)
      .map(({ key }) => key),
  );
  const pastePairs = usePastePairs();
  const known = findKey(text);
  // Graph tells upper from lower case, people do not: what can only mean one key becomes it, and says so.
  const putRight = () => {
    // Read anew and by the row's name: a click that left the field may have moved the row, or taken it away.
    const typed = rows.list().find((values) => values.row === row)?.key ?? '';
    const meant = keyMeant(typed)?.key;
    if (meant && meant !== typed) {
      setCorrected(typed.trim());
      rows.rename(row, meant);
    }
    rows.left(row, 'key');
  };
  return (
    <div className={styles.key}>
      <Field
        label={{ children: intl.formatMessage({ defaultMessage: 'Key' }), htmlFor: fieldId(row, 'key') }}
        required={!blank}
        {...(error ? { validationMessage: <ProblemText error={error} /> } : {})}
        {...(known ? { hint: <KeyHint keyName={known} typed={corrected} required={required} /> } : {})}
      >
        <ChoiceCombobox
          id={fieldId(row, 'key')}
          choicesOf={choicesOf}
          text={text}
          onText={(next) => {
            setCorrected(undefined);
            rows.rename(row, next);
          }}
          // A setting begins with a string of its own, which is there before the value has the focus.
          onChosen={putRight}
          onBlur={() => whenReleased(putRight)}
          onTransfer={(event, data) => {
            if (text === '') pastePairs(event, data, row);
          }}
        />
      </Field>
      {error && <KeyRemedies error={error} row={row} index={index} rows={rows} />}
      {allowed.includes('key-unknown') && (
        <p className={styles.hint}>
          <FormattedMessage
            defaultMessage="{key} is not in Microsoft's list of keys and will be sent as it is."
            values={{ key: <Verbatim>{text}</Verbatim> }}
          />
          {hasHidden(text) && (
            <>
              {' '}
              <strong>
                <FormattedMessage defaultMessage="It holds characters that cannot be seen." />
              </strong>
            </>
          )}
        </p>
      )}
    </div>
  );
}
