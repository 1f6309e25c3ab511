import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/data/graph-context.ts';
import { facts } from '#src/failure/facts.ts';
import type { Target } from '#src/graph/directory.ts';
import { FactList } from '#src/ui/details.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { SubmitProgress } from '../submit-progress.tsx';
import type { JobSteering } from './use-job-action.ts';

type SteerDialogProps = {
  title: ReactNode;
  /** Of the button that does it. */
  verb: ReactNode;
  target: Target;
  endpoint: string;
  steering: JobSteering;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** What an action does to which job, before it is done; it stays open while the request is under way. */
export function SteerDialog(props: SteerDialogProps) {
  const { title, verb, target, endpoint, steering, onConfirm, onClose, children } = props;
  const { pending } = steering;
  const { tenantId, submitTimeoutSeconds } = useGraph();
  return (
    <TaskDialog
      title={title}
      // Once something is under way a stray Escape must not call it off.
      onDismiss={() => pending || onClose()}
      actions={
        <>
          <Button appearance="primary" disabledFocusable={pending !== undefined} onClick={onConfirm}>
            {verb}
          </Button>
          <Button onClick={() => (pending ? steering.cancel() : onClose())}>
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
      <NameWarning name={target.displayName} />
      <FactList
        facts={facts(
          ['target', target.displayName],
          ['object-id', target.id],
          ['tenant', tenantId],
          ['endpoint', endpoint],
        )}
      />
      {pending && (
        <SubmitProgress
          key={pending}
          phase={pending}
          mode="steer"
          patience={submitTimeoutSeconds}
          onAgain={steering.again}
        />
      )}
    </TaskDialog>
  );
}
