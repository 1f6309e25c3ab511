import type { Failure } from '#src/failure.ts';
import { type End, hasLeft } from './has-left.ts';

/**
 * The challenge that the next attempt has to answer: the token of the cache would only be refused again. What never left has
 * answered none, though a read before it may have met a new one.
 */
export function challengeAfter(
  done: End & { failure?: Failure },
  earlier: string | undefined,
): string | undefined {
  return challengeOf(done) ?? (hasLeft(done) ? undefined : earlier);
}

/** The claims that Graph wants in the next token, when that is why it refused. */
export function challengeOf({ failure }: { failure?: Failure }): string | undefined {
  return failure?.kind === 'needs-interaction' ? failure.claims : undefined;
}
