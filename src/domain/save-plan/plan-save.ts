import { isMask } from '#src/domain/mask.ts';

type Pair = { key: string; value: string };

/** What is known of a stored key: its value, or only that there is one. */
export type KnownKey = { key: string; value: { kind: 'hidden' } | { kind: 'plain'; text: string } };

/**
 * Why the page cannot send what Graph returns for a key. `recent`: this page has changed it, and Graph may return the
 * old state.
 */
export type ReEnterReason = 'hidden' | 'empty' | 'twice' | 'recent';

/**
 * What a save makes of one key. `replace`: the form has a new value. `keep`: Graph returned the value, which is sent
 * unchanged.
 * `clear`: a person chose to drop it. `re-enter`: no decision yet, and a save would drop it in silence. `add`: it was
 * not stored.
 */
export type SaveStep =
  | { action: 'replace' | 'clear' | 'add'; key: string }
  | { action: 'keep'; key: string; text: string }
  | { action: 're-enter'; key: string; because: ReEnterReason };

/** `steps`: one for each key, those that are stored first and in their order. A plan holds no value that a person has typed. */
export type SavePlan = { steps: readonly SaveStep[] };

/** Graph answers 400 InvalidNotificationSettings to it: https://github.com/microsoftgraph/msgraph-metadata/issues/347 */
export function canClear(key: string): boolean {
  return key !== 'SyncNotificationSettings';
}

/**
 * A save replaces all stored credentials, and Graph hides the secrets, so each stored key needs a decision:
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 * `typed` are the keys of the form. A row wins over an earlier choice for its key. `recent`: Graph may lag behind
 * this page.
 * So a key that this page has stored counts as stored. A key that it has changed is not kept as Graph returns it.
 */
export function planSave(
  stored: readonly KnownKey[],
  typed: readonly string[],
  cleared: ReadonlySet<string>,
  recent: RecentKeys,
): SavePlan {
  const known = new Map<string, KnownKey[]>();
  for (const one of withRecent(stored, recent)) {
    const same = known.get(one.key);
    if (same) same.push(one);
    else known.set(one.key, [one]);
  }
  const rows = new Set(typed);
  const steps = [...known].map(([key, all]): SaveStep => {
    if (rows.has(key)) return { action: 'replace', key };
    if (cleared.has(key) && canClear(key)) return { action: 'clear', key };
    return keep(key, all, recent);
  });
  const added = [...rows].filter((key) => !known.has(key));
  return { steps: [...steps, ...added.map((key) => ({ action: 'add', key }) as const)] };
}

/** What Graph returns. Behind it, as hidden, what this page has stored and Graph does not return yet. */
export function withRecent(stored: readonly KnownKey[], recent: RecentKeys): readonly KnownKey[] {
  const told = new Set(stored.map(({ key }) => key));
  const untold = recent.stored.filter((key) => !told.has(key));
  return [...stored, ...untold.map((key) => ({ key, value: { kind: 'hidden' } as const }))];
}

/** Whether two answers of Graph say the same, in any order. */
export function tellSame(some: readonly KnownKey[], others: readonly KnownKey[]): boolean {
  const [one, other] = [some, others].map((all) =>
    all
      .map(({ key, value }) => JSON.stringify([key, value.kind === 'plain' ? value.text : null]))
      .toSorted()
      .join(),
  );
  return one === other;
}

/** Only a value that is certain can be sent as it is. */
function keep(key: string, [first, ...more]: readonly KnownKey[], { changed }: RecentKeys): SaveStep {
  if (more.length > 0) return { action: 're-enter', key, because: 'twice' };
  if (first?.value.kind !== 'plain') return { action: 're-enter', key, because: 'hidden' };
  const { text } = first.value;
  if (text === '') return { action: 're-enter', key, because: 'empty' };
  if (changed.includes(key)) return { action: 're-enter', key, because: 'recent' };
  return isMask(text) ? { action: 're-enter', key, because: 'hidden' } : { action: 'keep', key, text };
}

/** The keys of the plan with which it does this. */
export function keysTo({ steps }: SavePlan, action: SaveStep['action']): readonly string[] {
  return steps.filter((step) => step.action === action).map(({ key }) => key);
}

/** Whether nothing is undecided and anything is left to store. */
export function isConfirmable({ steps }: SavePlan): boolean {
  return steps.every(({ action }) => action !== 're-enter') && steps.some(({ action }) => action !== 'clear');
}

/**
 * What is sent, in the plan's order: the typed values, and what Graph returned for the rest.
 * Throws where a key of the plan was neither typed, nor returned, nor cleared.
 * Also throws for a value that would replace a real one.
 */
export function savedPairs(plan: SavePlan, typed: readonly Pair[]): readonly Pair[] {
  if (!isConfirmable(plan)) throw new Error('A save was not decided for every key');
  const values = new Map(typed.map(({ key, value }) => [key, value]));
  if (values.size !== typed.length) throw new Error('A key was typed twice');
  return plan.steps.flatMap((step) => {
    if (step.action === 'clear') return [];
    const value = step.action === 'keep' ? step.text : values.get(step.key);
    if (value === undefined || value === '' || isMask(value)) throw new Error('A key of a save has no value');
    return [{ key: step.key, value }];
  });
}

/**
 * How the page itself has just changed the stored keys, since Graph may return an older state for a while.
 * It holds keys, and never a value.
 */
export type RecentKeys = {
  /** Keys that the page stored, or perhaps stored: each counts as stored where Graph does not return it. */
  stored: readonly string[];
  /** Keys with a new value or dropped, perhaps: what Graph returns for them may be old. */
  changed: readonly string[];
};

export const noRecentKeys: RecentKeys = { stored: [], changed: [] };

/** What is recent after a request that took effect, or may have. */
export function recentAfter(before: RecentKeys, { keys, outcome, plan }: Sent): RecentKeys {
  const changed = plan ? plan.steps.filter(({ action }) => action !== 'keep').map(({ key }) => key) : keys;
  return {
    // Only a save that took effect says what is not stored any more.
    stored: plan && outcome === 'applied' ? keys : union(before.stored, keys),
    changed: union(before.changed, changed),
  };
}

/** `keys`: what was sent. `plan`: of a save. */
type Sent = { keys: readonly string[]; outcome: 'applied' | 'unknown'; plan: SavePlan | undefined };

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])];
}

/** What one key that was sent looks like among the stored ones; `unread`: this page had not looked before. */
export type KeyCheck = {
  key: string;
  now: 'stored' | 'absent';
  before: 'stored' | 'absent' | 'unread';
};

/** The keys that were sent against those that are stored now and, where they were in view, those stored when the request left. */
export function compareStored(
  sent: readonly string[],
  now: readonly string[],
  before: readonly string[] | undefined,
): readonly KeyCheck[] {
  const stored = new Set(now);
  const earlier = before && new Set(before);
  return [...new Set(sent)].map((key) => ({
    key,
    now: stored.has(key) ? 'stored' : 'absent',
    before: !earlier ? 'unread' : earlier.has(key) ? 'stored' : 'absent',
  }));
}
