import { Button } from './button.tsx';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { VerbName, AttemptPhase } from '#src/domain/attempt.ts';
import { TaskDialog } from './task-dialog.tsx';
import { AttemptProgress } from './attempt-progress.tsx';
import { verbs } from './verb-words.tsx';

type ConfirmDialogProps = {
  /** One that is confirmed in a dialog. */
  verb: Exclude<VerbName, 'test-stored' | 'test-typed'>;
  target: { displayName: string };
  pending: AttemptPhase | undefined;
  /** After so many seconds without an answer the attempt gives up. */
  patience: number;
  /** Sends; undefined while something blocks it, which the dialog shows. */
  onConfirm: (() => void) | undefined;
  /** Opens another window for the attempt that waits for one. */
  onReopen: () => void;
  /** Calls off what is under way. */
  onCancel: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** What a verb does to what, before it is done; it stays open while the request is under way. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { verb, target, pending, patience, onConfirm, onReopen, onCancel, onClose, children } = props;
  const { title, action } = verbs[verb].confirm;
  return (
    <TaskDialog
      title={title(<bdi>{target.displayName}</bdi>)}
      // Once something is under way a stray click or Escape must not call it off.
      onDismiss={() => pending || onClose()}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={pending !== undefined || !onConfirm}
            onClick={onConfirm}
          >
            {action}
          </Button>
          <Button onClick={pending ? onCancel : onClose}>
            {pending === 'sending' ? (
              <FormattedMessage defaultMessage="Stop waiting" />
            ) : (
              <FormattedMessage defaultMessage="Cancel" />
            )}
          </Button>
        </>
      }
    >
      {children}
      {pending && (
        <AttemptProgress key={pending} phase={pending} verb={verb} patience={patience} onAgain={onReopen} />
      )}
    </TaskDialog>
  );
}
