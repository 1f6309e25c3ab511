import { Button } from '@fluentui/react-components';
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
      title={<FormattedMessage defaultMessage="Send again, knowing that it may be the second time?" />}
      onDismiss={close}
      actions={
        <>
          <Button appearance="primary" onClick={onConfirm}>
            {receipt.keys.some(isOneTime) ? (
              <FormattedMessage defaultMessage="Go on to the new code" />
            ) : (
              <FormattedMessage defaultMessage="Go on to the review" />
            )}
          </Button>
          <Button onClick={close}>
            <FormattedMessage defaultMessage="Not now" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage
          defaultMessage="If the attempt of {time} took effect, this happens a second time:"
          values={{ time: <FormattedTime value={receipt.startedAt} timeStyle="medium" /> }}
        />
      </p>
      <ul className={styles.checks}>
        <li>
          {receipt.verb === 'save' ? (
            <FormattedMessage defaultMessage="Everything that is stored is replaced by what the next review shows, which reads anew what that is." />
          ) : (
            <FormattedMessage
              defaultMessage="What is stored for {keys} is replaced by what is in the form then."
              values={{ keys: <FormattedList type="conjunction" value={keys} /> }}
            />
          )}
        </li>
        {receipt.verb !== 'save' && (
          <li>
            <FormattedMessage defaultMessage="The provisioning service signs in at the app on the other side once more; tokens that it got the first time may stop working there." />
          </li>
        )}
      </ul>
      {receipt.keys.some(isOneTime) && (
        <p>
          <FormattedMessage defaultMessage="The authorization code works once and counts as spent, whatever became of the attempt: the form asks for a new one before the review opens." />
        </p>
      )}
    </TaskDialog>
  );
}
