import type { Target } from '#src/graph/directory.ts';
import { AppliedFollowUp } from './applied-follow-up.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { SavedCheck } from './save/saved-check.tsx';
import type { Submit } from './use-submit.ts';

type AppliedNoticeProps = {
  submit: Submit;
  target: Target;
  /** Begins the test of what is stored; called from the click that may open Entra's window. */
  onTest: () => void;
};

/** A 204, above the form, until something is typed again. */
export function AppliedNotice({ submit, target, onTest }: AppliedNoticeProps) {
  const { ended, tenantId, redirect } = submit;
  if (ended?.receipt.outcome !== 'applied') return null;
  const { receipt } = ended;
  return (
    <OutcomeNotice key={receipt.clientRequestId} receipt={receipt} tenantId={tenantId} onRedirect={redirect}>
      {receipt.method === 'PUT' && <SavedCheck receipt={receipt} target={target} />}
      <AppliedFollowUp
        verb={receipt.method === 'PUT' ? 'save' : 'authorize'}
        kind={target.kind}
        onTest={onTest}
      />
    </OutcomeNotice>
  );
}
