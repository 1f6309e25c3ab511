import type { Target } from '#src/graph/directory.ts';
import { OutcomeFollowUp } from './outcome-follow-up.tsx';
import { isOffline, OutcomeNetwork } from './outcome-network.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { TestedNotice } from './test/tested-notice.tsx';
import type { Review } from './use-review.ts';

type PanelNoticesProps = {
  target: Target;
  review: Review;
  /** Goes to the value of a key. */
  onGo: (key: string) => void;
  onSendAgain: () => void;
};

/** What became of the last attempt and of the last test, beside the button of the form; a success of an attempt stands above it. */
export function PanelNotices({ target, review, onGo, onSendAgain }: PanelNoticesProps) {
  const { submit, reviewed, open } = review;
  const { ended, tested, unsent, tenantId, redirect } = submit;
  const common = { tenantId, onRedirect: redirect, onGo };
  return (
    <>
      {tested && <TestedNotice key={tested.clientRequestId} receipt={tested} onReview={open} onGo={onGo} />}
      {unsent && !reviewed && (
        <OutcomeNotice key={unsent.clientRequestId} receipt={unsent} {...common}>
          {isOffline(unsent) && <OutcomeNetwork then={{ review: () => open() }} />}
        </OutcomeNotice>
      )}
      {ended && ended.receipt.outcome !== 'applied' && (
        <OutcomeNotice key={ended.receipt.clientRequestId} receipt={ended.receipt} {...common}>
          <OutcomeFollowUp ended={ended} target={target} onReview={() => open()} onSendAgain={onSendAgain} />
        </OutcomeNotice>
      )}
    </>
  );
}
