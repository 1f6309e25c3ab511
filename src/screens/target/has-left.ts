import type { Outcome } from '#src/graph/acquire-access-token.ts';
import type { Verdict } from '#src/graph/validate-credentials.ts';

/** How something that was to go to Graph ended. */
export type End = { status?: number } & ({ outcome: Outcome } | { verdict: Verdict });

/** Whether its request had left. A test that Graph refused has run nowhere either, but its request has left. */
export function hasLeft(done: End): boolean {
  return 'outcome' in done
    ? done.outcome !== 'not-sent'
    : done.verdict !== 'not-run' || done.status !== undefined;
}
