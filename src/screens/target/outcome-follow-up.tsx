import { OutcomeCountdown } from './outcome-countdown.tsx';
import { isOffline, OutcomeNetwork } from './outcome-network.tsx';
import { UnknownSteps, type UnknownStepsProps } from './unknown/unknown-steps.tsx';

type OutcomeFollowUpProps = UnknownStepsProps & {
  /** Opens the review; nothing is ever sent without it. */
  onReview: () => void;
};

/** What can be done after an attempt that left and was not applied. */
export function OutcomeFollowUp({ ended, onReview, ...rest }: OutcomeFollowUpProps) {
  const { receipt, pause } = ended;
  if (pause) return <OutcomeCountdown pause={pause} onReview={onReview} />;
  if (receipt.outcome !== 'unknown') return null;
  return (
    <>
      {isOffline(receipt) && <OutcomeNetwork then="look" />}
      <UnknownSteps ended={ended} {...rest} />
    </>
  );
}
