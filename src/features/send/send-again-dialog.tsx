import { Button } from '#src/ui/button.tsx';
import { useState } from 'react';
import { FormattedList, FormattedMessage, FormattedTime } from 'react-intl';
import { isOneTime } from '#src/domain/keys/keys.ts';
import type { SubmitReceipt } from '#src/domain/receipt.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from '#src/ui/steps.module.css';

type SendAgainDialogProps = {
  receipt: SubmitReceipt;
  onConfirm: () => void;
  onClose: () => void;
};

/** What may happen twice when a person repeats an attempt with an unknown end. Confirming sends nothing yet. */
export function SendAgainDialog({ receipt, onConfirm, onClose }: SendAgainDialogProps) {
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    onClose();
    // Back to where it was opened from; the dialog has no trigger of its own to do so.
    requestAnimationFrame(() => opener instanceof HTMLElement && opener.focus());
  };
  const keys = receipt.keys.map((key) => <Verbatim key={key}>{key}</Verbatim>);
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Send again? It may already have worked." />}
      onDismiss={close}
      actions={
        <>
          <Button appearance="primary" onClick={onConfirm}>
            {receipt.keys.some(isOneTime) ? (
              <FormattedMessage defaultMessage="Enter a new code" />
            ) : (
              <FormattedMessage defaultMessage="Review again" />
            )}
          </Button>
          <Button onClick={close}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage
          defaultMessage="If the attempt of {time} took effect, this happens again:"
          values={{ time: <FormattedTime value={receipt.startedAt} timeStyle="medium" /> }}
        />
      </p>
      <ul className={styles.checks}>
        <li>
          {receipt.verb === 'save' ? (
            <FormattedMessage defaultMessage="All stored credentials are replaced. The review shows them first." />
          ) : (
            <FormattedMessage
              defaultMessage="The stored value of {keys} is replaced by the one in the form."
              values={{ keys: <FormattedList type="conjunction" value={keys} /> }}
            />
          )}
        </li>
        {receipt.verb !== 'save' && (
          <li>
            <FormattedMessage defaultMessage="Entra signs in to the app again. Tokens from the first time may stop working." />
          </li>
        )}
      </ul>
      {receipt.keys.some(isOneTime) && (
        <p>
          <FormattedMessage defaultMessage="An authorization code works once. Enter a new one before the review." />
        </p>
      )}
    </TaskDialog>
  );
}
