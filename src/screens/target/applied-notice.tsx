import { Suspense } from 'react';
import type { Target } from '#src/graph/directory.ts';
import { lazyOr } from '#src/ui/lazy-or.ts';
import { NotLoaded } from './not-loaded.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import type { Submit } from './use-submit.ts';

const SavedCheck = lazyOr(NotLoaded, () => import('./save/saved-check.tsx').then((part) => part.SavedCheck));

/** A 204, above the form, until something is typed again. */
export function AppliedNotice({ submit, target }: { submit: Submit; target: Target }) {
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
    </OutcomeNotice>
  );
}
