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
