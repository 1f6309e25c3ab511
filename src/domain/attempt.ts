import type { Failure } from '#src/domain/failure/failure.ts';

/** How long to leave Graph alone after a 429. `graph`: it named the time itself; `page`: the browser hides what it named. */
export type Pause = { until: number; by: 'graph' | 'page' };

/** Whether Entra's window did not open, so that only leaving the page is left. */
export function isWindowBlocked(failure: Failure | undefined): boolean {
  return failure?.kind === 'needs-interaction' && failure.reason === 'popup-blocked';
}

/** What a person sees of an attempt that is under way. */
export type AttemptPhase = 'preparing' | 'window' | 'sending';
