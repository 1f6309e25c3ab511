import { jsonProblemTexts } from '#src/i18n/paste-texts.ts';
import { Button } from '#src/ui/button.tsx';
import { Field } from '#src/ui/field.tsx';
import { announce } from '#src/ui/announce.ts';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { JsonRow, JsonView } from '#src/domain/credentials/json-edit.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { ValueArea } from '#src/ui/value-box.tsx';
import styles from './json-dialog.module.css';
import { useJsonText } from './use-json-text.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';

type JsonDialogProps = {
  /** The rows of the form, with their values as they are at the call. */
  read: () => readonly { key: string; value: string }[];
  /** Called once with all rows, to be written at once; then the dialog is closed from outside. */
  onApply: (rows: readonly JsonRow[]) => void;
  onClose: () => void;
};

/** The form as the body that would be sent, to edit as text. Secrets are masked until a person asks for them. */
export function JsonDialog({ read, onApply, onClose }: JsonDialogProps) {
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const touched = useRef(false);
  const applied = useRef(false);
  const { view, veiled, version, problem, editedRef, heldRef, onInput, show, hide, apply } = useJsonText(
    frame,
    read,
    (rows) => {
      // A second time would take the masks for the rows as they are by then.
      if (applied.current) return;
      applied.current = true;
      onApply(rows);
    },
    () => announce(intl.formatMessage({ defaultMessage: 'Values are hidden.' }), { polite: true }),
  );
  const open = view === 'open' && !veiled;
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Edit as JSON" />}
      onDismiss={onClose}
      holdsWork={() => touched.current}
      actions={
        <>
          <Button appearance="primary" onClick={apply}>
            <FormattedMessage defaultMessage="Apply" />
          </Button>
          <Button onClick={onClose}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      <p className={styles.note}>
        <FormattedMessage defaultMessage="The body to send. Order is kept." />
      </p>
      <div ref={frame}>
        <Field
          label={intl.formatMessage({ defaultMessage: 'JSON' })}
          hint={<JsonHint view={view} veiled={veiled} />}
          {...(problem
            ? {
                validationMessage: (
                  <FormattedMessage
                    {...jsonProblemTexts[problem.code]}
                    values={{ line: problem.line, column: problem.column }}
                  />
                ),
              }
            : {})}
        >
          {(control) => (
            <ValueArea
              {...control}
              masked={veiled}
              key={version}
              ref={editedRef}
              rows={14}
              className={styles.text}
              onInput={() => {
                touched.current = true;
                onInput();
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply();
              }}
            />
          )}
        </Field>
        <ValueArea masked hidden readOnly ref={heldRef} />
        <Button
          size="small"
          className={styles.reveal}
          icon={open ? <EyeOffRegular /> : <EyeRegular />}
          onClick={open ? hide : show}
        >
          {open ? (
            <FormattedMessage defaultMessage="Hide values" />
          ) : (
            <FormattedMessage defaultMessage="Show values" />
          )}
        </Button>
      </div>
    </TaskDialog>
  );
}

/** What one has to know to edit the text as it is shown. */
function JsonHint({ view, veiled }: { view: JsonView; veiled: boolean }) {
  if (veiled)
    return <FormattedMessage defaultMessage="The text is hidden and invalid. Show values to continue." />;
  return view === 'open' ? (
    <FormattedMessage defaultMessage="Values are hidden again 30 seconds after your last change, and when you leave this tab." />
  ) : (
    <FormattedMessage
      defaultMessage="The mask {mask} stands for the value of credential 2. Keep it, move it with its key, or type a new value."
      values={{ mask: <Verbatim>•••••••• 2</Verbatim> }}
    />
  );
}
