import type { Failure } from '#src/domain/failure/failure.ts';

/** How long to leave Graph alone after a 429. `graph`: it named the time itself; `page`: the browser hides what it named. */
export type Pause = { until: number; by: 'graph' | 'page' };

/** Whether Entra's window did not open, so that only leaving the page is left. */
export function isWindowBlocked(failure: Failure | undefined): boolean {
  return failure?.kind === 'needs-interaction' && failure.reason === 'popup-blocked';
}

/** What a person sees of an attempt that is under way. */
export type AttemptPhase = 'preparing' | 'window' | 'sending';

export type Outcome = 'applied' | 'rejected' | 'not-sent' | 'unknown';

/**
 * What a status says about a submit that has left: only the documented 204 means that it took effect, only 4xx that it did not.
 * Anything else, a status of 0 included, leaves open whether the service acted on it; so does a page of HTML under any status,
 * which the caller has to see.
 */
export function outcomeOf(status: number): Exclude<Outcome, 'not-sent'> {
  if (status === 204) return 'applied';
  return status >= 400 && status <= 499 ? 'rejected' : 'unknown';
}

/** How far a read is. `attempt` counts from 1, `of` at most. A pause comes with the number of the attempt after it. */
export type ReadProgress = { attempt: number; of: number } & (
  | { state: 'token' | 'asking'; reason: RepeatReason | undefined }
  /** `until` is in milliseconds since the epoch. */
  | { state: 'pausing'; reason: RepeatReason; until: number }
);

/** What the page shows of a read that takes time. Every change makes another object. */
export type RunningRead = {
  progress: ReadProgress;
  /** It has lasted long enough for a person to wonder. */
  slow: boolean;
  /** Ends it with a cancelled failure. */
  cancel: () => void;
};

/** Why a read is repeated: Graph asks for a pause, says that it cannot answer now, or no answer came. */
export type RepeatReason = 'throttled' | 'unavailable' | 'unreachable';
