import type { SavePlan } from './plan-save.ts';

/**
 * What the page itself has just made of the stored keys, since Graph may tell an older state for a while.
 * It holds keys, and never a value.
 */
export type RecentKeys = {
  /** Stored by it, or perhaps: each counts as stored where Graph does not tell of it. */
  stored: readonly string[];
  /** Given a new value or dropped, or perhaps: what Graph tells of them may be from before. */
  changed: readonly string[];
};

export const noRecentKeys: RecentKeys = { stored: [], changed: [] };

/** `keys`: what was sent. `plan`: of a save. */
type Sent = { keys: readonly string[]; outcome: 'applied' | 'unknown'; plan: SavePlan | undefined };

/** What is recent after a request that took effect, or may have. */
export function recentAfter(before: RecentKeys, { keys, outcome, plan }: Sent): RecentKeys {
  const changed = plan ? plan.steps.filter(({ action }) => action !== 'keep').map(({ key }) => key) : keys;
  return {
    // Only a save that took effect says what is not stored any more.
    stored: plan && outcome === 'applied' ? keys : union(before.stored, keys),
    changed: union(before.changed, changed),
  };
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])];
}
