import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import type { UseFieldArrayReturn, UseFormReturn } from 'react-hook-form';
import { FormattedMessage } from 'react-intl';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { CredentialRow } from './credential-row.tsx';
import { type CredentialFormValues, emptyRow } from './credential-form-values.ts';
import styles from './credential-form.module.css';
import { fieldId } from './field-id.ts';
import { ProblemSummary } from './problem-summary.tsx';

type CredentialFormProps = {
  form: UseFormReturn<CredentialFormValues>;
  rows: UseFieldArrayReturn<CredentialFormValues, 'credentials'>;
  secrets: SecretFields;
  /** Called for every change a person makes, never for the clearing after a success. */
  onEdited: () => void;
  onReview: () => void;
  /** The id of the button that opens the review, for the focus to come back to. */
  reviewButton: string;
  /** Beside the button: how the last attempt failed. */
  outcome: ReactNode;
};

/** The rows of credentials. Keys are form state; each value stays in its own input. */
export function CredentialForm({
  form,
  rows,
  secrets,
  onEdited,
  onReview,
  reviewButton,
  outcome,
}: CredentialFormProps) {
  const list = useRef<HTMLDivElement>(null);
  const add = () => {
    onEdited();
    const next = rows.fields.length;
    rows.append(emptyRow(), { shouldFocus: false });
    requestAnimationFrame(() => document.getElementById(fieldId(next, 'key'))?.focus());
  };
  const remove = (index: number) => {
    onEdited();
    rows.remove(index);
    focusAfterRemoval(list, index);
  };
  const submitOnCommand = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) onReview();
    // Enter in a single-line field would submit; in a text area it is a line break.
    else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the form's own fields
    <form
      noValidate
      autoComplete="off"
      onKeyDown={submitOnCommand}
      onSubmit={(event) => {
        event.preventDefault();
        onReview();
      }}
    >
      <ProblemSummary
        errors={form.formState.errors}
        count={rows.fields.length}
        attempt={form.formState.submitCount}
      />
      <div ref={list} className={styles.rows}>
        {rows.fields.map((row, index) => (
          <CredentialRow
            key={row.row}
            row={row.row}
            index={index}
            form={form}
            secrets={secrets}
            onEdited={onEdited}
            onRemove={() => remove(index)}
          />
        ))}
      </div>
      <Button icon={<AddRegular />} onClick={add}>
        <FormattedMessage defaultMessage="Add credential" />
      </Button>
      {outcome}
      <div className={styles.submit}>
        <Button id={reviewButton} type="submit" appearance="primary" size="large">
          <FormattedMessage defaultMessage="Review and authorize" />
        </Button>
        <p className={styles.hint}>
          <FormattedMessage defaultMessage="Nothing is sent before you have seen what goes where." />
        </p>
      </div>
    </form>
  );
}

/** react-hook-form's `remove` lets the focus fall to the body; the next row's remove button, or the one before, takes it. */
function focusAfterRemoval(list: RefObject<HTMLDivElement | null>, index: number): void {
  requestAnimationFrame(() => {
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('button[data-remove]') ?? [];
    const next = buttons[Math.min(index, buttons.length - 1)];
    const form = list.current?.closest('form');
    (next ?? form?.querySelector<HTMLButtonElement>('button'))?.focus();
  });
}
