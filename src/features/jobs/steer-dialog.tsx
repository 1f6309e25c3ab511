import type { ReactNode } from 'react';
import { useGraph } from '#src/requests/graph-context.ts';
import { facts } from '#src/domain/failure/facts.ts';
import type { Target } from '#src/domain/target.ts';
import type { JobAction } from '#src/domain/receipt.ts';
import { FactList } from '#src/ui/details.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { ConfirmDialog } from '#src/ui/confirm-dialog.tsx';
import type { JobSteering } from './use-job-action.ts';

type SteerDialogProps = {
  verb: JobAction['kind'];
  target: Target;
  endpoint: string;
  steering: JobSteering;
  /** Undefined while something blocks it; the dialog shows what. */
  onConfirm: (() => void) | undefined;
  onClose: () => void;
  children: ReactNode;
};

/** What an action does to which job, before it is done; it stays open while the request is under way. */
export function SteerDialog(props: SteerDialogProps) {
  const { verb, target, endpoint, steering, onConfirm, onClose, children } = props;
  const { tenantId, submitTimeoutSeconds } = useGraph();
  return (
    <ConfirmDialog
      verb={verb}
      pending={steering.pending}
      patience={submitTimeoutSeconds}
      onConfirm={onConfirm}
      onReopen={steering.reopen}
      onCancel={steering.cancel}
      onClose={onClose}
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
    </ConfirmDialog>
  );
}
