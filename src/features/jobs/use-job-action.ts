import type { Target } from '#src/domain/target.ts';
import type { JobAction, JobReceipt } from '#src/domain/receipt.ts';
import type { Pause, AttemptPhase } from '#src/domain/attempt.ts';
import { jobVerb } from '#src/requests/verbs.ts';
import { activityOf } from '#src/domain/renewal/activity-of.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { useAttempt } from '#src/requests/use-attempt.ts';

export type JobSteering = {
  pending: AttemptPhase | undefined;
  ended: { receipt: JobReceipt; pause: Pause | undefined } | undefined;
  /** One confirmed action. While one is under way further calls do nothing. */
  act: (action: JobAction) => void;
  /** Opens another window for the attempt that waits for one. */
  reopen: () => void;
  cancel: () => void;
  /** Asks for what the window was to ask for by leaving the page: everything typed is lost. */
  redirect: () => void;
};

/** Steers one job, one action at a time. `onEnd` is called for each of the four outcomes. */
export function useJobAction(target: Target, job: string, onEnd: () => void): JobSteering {
  const { report } = useTargetPage();
  const { start, state, phase, ...attempt } = useAttempt(jobVerb);
  const end = state.state === 'ended' ? state.end : undefined;
  return {
    pending: phase,
    ended: end?.kind === 'receipt' ? end : undefined,
    act: (action) =>
      void start({ target, job, action }, (last) => {
        if (last.kind === 'receipt') report(activityOf(last.receipt));
        onEnd();
      }),
    reopen: attempt.reopen,
    cancel: attempt.cancel,
    redirect: attempt.redirect,
  };
}
