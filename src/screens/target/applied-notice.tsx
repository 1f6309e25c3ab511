import type { Target } from '#src/graph/directory.ts';
import { OutcomeNotice } from './outcome-notice.tsx';
import { SavedCheck } from './save/saved-check.tsx';
import type { Submit } from './use-submit.ts';

/** A 204, above the form, until something is typed again. */
export function AppliedNotice({ submit, target }: { submit: Submit; target: Target }) {
  const { ended, tenantId, redirect } = submit;
  if (ended?.receipt.outcome !== 'applied') return null;
  const { receipt } = ended;
  return (
    <OutcomeNotice key={receipt.clientRequestId} receipt={receipt} tenantId={tenantId} onRedirect={redirect}>
      {receipt.method === 'PUT' && <SavedCheck receipt={receipt} target={target} />}
    </OutcomeNotice>
  );
}
