import { Suspense } from 'react';
import type { Target } from '#src/graph/directory.ts';
import { lazyOr } from '#src/ui/lazy-or.ts';
import { AppliedFollowUp } from './applied-follow-up.tsx';
import { NotLoaded } from './not-loaded.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import type { Submit } from './use-submit.ts';

const SavedCheck = lazyOr(NotLoaded, () => import('./save/saved-check.tsx').then((part) => part.SavedCheck));

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
      {receipt.method === 'PUT' && (
        <Suspense>
          <SavedCheck receipt={receipt} target={target} />
        </Suspense>
      )}
      <AppliedFollowUp
        verb={receipt.method === 'PUT' ? 'save' : 'authorize'}
        kind={target.kind}
        onTest={onTest}
      />
    </OutcomeNotice>
  );
}
