import type { Failure } from '#src/failure.ts';

/** How long to leave Graph alone after a 429. `graph`: it said so itself; `page`: browsers hide what it said. */
export type Pause = { until: number; by: 'graph' | 'page' };

/** In milliseconds. */
const first = 30_000;
const longestOwn = 900_000;
const longest = 86_400_000;

/**
 * `refusals`: how many 429 there were in a row, this one included. Without a readable `Retry-After` the pause doubles each
 * time, as Microsoft advises: https://learn.microsoft.com/graph/throttling#best-practices-to-handle-throttling
 */
export function pauseAfter(failure: Failure | undefined, refusals: number, now: number): Pause | undefined {
  if (failure?.kind !== 'throttled') return undefined;
  // A date that is far off is a mistake on the way, not an answer to plan by.
  if (failure.until !== undefined)
    return { until: Math.min(Math.max(failure.until, now), now + longest), by: 'graph' };
  return { until: now + Math.min(first * 2 ** (refusals - 1), longestOwn), by: 'page' };
}

/** What is left of a pause, for saying: a countdown, or for an hour and more the time of day. */
export type Left = 'over' | 'clock' | { minutes: number; seconds: number };

export function leftOf(seconds: number): Left {
  if (seconds <= 0) return 'over';
  if (seconds >= 3600) return 'clock';
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}
