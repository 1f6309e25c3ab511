import { Button, Field } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useState, useSyncExternalStore } from 'react';
import { useController, type UseFormReturn, useWatch } from 'react-hook-form';
import { useIntl } from 'react-intl';
import { classOf, findKey, findKeyAnyCase, findKeyBySynonym } from '#src/credentials/keys.ts';
import { pasteRisk } from '#src/credentials/value-guard.ts';
import { ChoiceCombobox } from '#src/ui/choice-combobox.tsx';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { type RefusedText, SecretInput } from '#src/ui/secret-input.tsx';
import type { CredentialFormValues } from './credential-form-values.ts';
import styles from './credential-form.module.css';
import type { CredentialErrors } from './credential-resolver.ts';
import { fieldId } from './field-id.ts';
import { KeyHint } from './key-hint.tsx';
import { ProblemText } from './problem-text.tsx';
import { RefusedTextMessage } from './refused-text.tsx';
import { useKeyChoices } from './use-key-choices.ts';

type CredentialRowProps = {
  /** Stays with the row when others come and go; the name of its value's input among the secret fields. */
  row: string;
  index: number;
  form: UseFormReturn<CredentialFormValues>;
  secrets: SecretFields;
  onEdited: () => void;
  onRemove: () => void;
};

export function CredentialRow({ row, index, form, secrets, onEdited, onRemove }: CredentialRowProps) {
  const intl = useIntl();
  const [corrected, setCorrected] = useState<string>();
  const version = useSyncExternalStore(secrets.subscribe, () => secrets.version(row));
  const [refused, setRefused] = useState<RefusedText>();
  const { field } = useController({ control: form.control, name: `credentials.${index}.key` });
  const keys = useWatch({ control: form.control, name: 'credentials' }).map(({ key }) => key);
  const { groups, best } = useKeyChoices(
    field.value,
    keys.filter((_, other) => other !== index),
  );
  // The resolver reports a value's problem under a name that is no form value, see credential-resolver.ts.
  const errors = (form.formState.errors as CredentialErrors).credentials?.[index];
  const known = findKey(field.value);
  const number = index + 1;
  const edited = () => {
    setRefused(undefined);
    // A problem named at the last attempt goes as soon as it is mended, and no new one appears while typing.
    if (form.formState.isSubmitted) void form.trigger();
    onEdited();
  };
  // Graph tells upper from lower case, people do not: what can only mean one key becomes it, and says so.
  const putRight = () => {
    field.onBlur();
    const meant = known ?? findKeyAnyCase(field.value) ?? findKeyBySynonym(field.value);
    if (!meant || meant === field.value) return;
    setCorrected(field.value.trim());
    field.onChange(meant);
    edited();
  };
  const secretName = known ?? intl.formatMessage({ defaultMessage: 'credential {number}' }, { number });
  const name = intl.formatMessage({ defaultMessage: 'Credential {number}' }, { number });
  return (
    <div role="group" aria-label={name} className={styles.row}>
      <p className={styles.number} aria-hidden="true">
        {number}
      </p>
      <Field
        className={styles.key}
        label={{ children: intl.formatMessage({ defaultMessage: 'Key' }), htmlFor: fieldId(index, 'key') }}
        required
        {...(errors?.key ? { validationMessage: <ProblemText error={errors.key} /> } : {})}
        {...(known ? { hint: <KeyHint keyName={known} typed={corrected} /> } : {})}
      >
        <ChoiceCombobox
          id={fieldId(index, 'key')}
          groups={groups}
          best={best}
          text={field.value}
          onText={(text) => {
            setCorrected(undefined);
            field.onChange(text);
            edited();
          }}
          onBlur={putRight}
        />
      </Field>
      <Field
        className={styles.value}
        label={{
          children: intl.formatMessage({ defaultMessage: 'Value' }),
          htmlFor: fieldId(index, 'value'),
        }}
        required
        {...(refused
          ? { validationMessage: <RefusedTextMessage why={refused} /> }
          : errors?.value
            ? { validationMessage: <ProblemText error={errors.value} /> }
            : {})}
      >
        {(control) => (
          <SecretInput
            key={version}
            {...control}
            id={fieldId(index, 'value')}
            fieldRef={secrets.ref(row)}
            masked={classOf(field.value) === 'secret'}
            revealLabel={intl.formatMessage({ defaultMessage: 'Show value of {key}' }, { key: secretName })}
            hideLabel={intl.formatMessage({ defaultMessage: 'Hide value of {key}' }, { key: secretName })}
            riskOf={pasteRisk}
            onRefused={setRefused}
            onEdited={edited}
          />
        )}
      </Field>
      <Button
        className={styles.remove}
        appearance="subtle"
        data-remove
        icon={<DeleteRegular />}
        aria-label={intl.formatMessage({ defaultMessage: 'Remove credential {number}' }, { number })}
        onClick={onRemove}
      />
    </div>
  );
}
