import type { RepeatReason } from '#src/domain/attempt.ts';

/** How often a read is tried in all. */
export const maxAttempts = 4;
/** Longer pauses are for the person to sit out. In milliseconds, as everything here. */
const longestPause = 20_000;
/** After this long no further attempt begins. */
const patience = 60_000;

/**
 * Which statuses may pass by themselves. Microsoft's own clients repeat these three and no others, and its list of errors
 * invites to repeat no other either: after a 500 or a 502 the person decides.
 * https://microsoftgraph.github.io/msgraph-sdk-design/middleware/RetryHandler.html and https://learn.microsoft.com/graph/errors
 */
export function repeatReason(status: number): RepeatReason | undefined {
  if (status === 429) return 'throttled';
  return status === 503 || status === 504 ? 'unavailable' : undefined;
}

type Pause = {
  /** How many attempts there have been. */
  attempt: number;
  reason: RepeatReason | undefined;
  /** What `Retry-After` asks for, where it can be read. */
  asked: number | undefined;
  random: () => number;
};

/**
 * How long to wait before the next attempt. Each pause of our own is twice the last, less up to a half at random, so that
 * many pages do not return at once; `Retry-After` only ever makes it longer. Throttled requests count against
 * the limits of the next ten seconds too, so the pauses for those span them: https://learn.microsoft.com/graph/throttling-limits
 */
export function pauseBefore({ attempt, reason, asked = 0, random }: Pause): number {
  const first = reason === 'throttled' ? 2_000 : 500;
  const own = first * 2 ** (attempt - 1) * (0.5 + random() / 2);
  return Math.max(own, asked === 0 ? 0 : asked + random() * 250);
}

/** Whether the next attempt is still worth making; `passed` is the time since the first one began. */
export function mayRepeat(attempt: number, pause: number, passed: number): boolean {
  return attempt < maxAttempts && pause <= longestPause && passed + pause <= patience;
}
