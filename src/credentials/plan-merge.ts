import { findKey, findKeyAnyCase, findKeyBySynonym, type CredentialKey } from './keys.ts';

/** What would become of one pasted pair. `row` counts from 0, in the rows as they are now. */
export type MergeStep<Entry> = { entry: Entry } & (
  | { action: 'add'; key: CredentialKey; spelling: KeySpelling }
  | { action: 'replace'; key: CredentialKey; spelling: KeySpelling; row: number }
  | { action: 'ignore'; reason: 'unknown-key' }
  | { action: 'ignore'; reason: 'empty' | 'masked'; key: CredentialKey }
  /** `others`: the places in the list of entries that mean the same key. */
  | { action: 'error'; reason: 'duplicate'; key: CredentialKey; others: readonly number[] }
);

/** How the key was written: as Microsoft has it, in another case, or by what people call it. */
export type KeySpelling = 'exact' | 'any-case' | 'synonym';

/**
 * One step for each entry, in order; nothing is changed by planning. A key that occurs twice is an error at both places, whatever
 * the values. Masked values are ignored since reading stored secrets shows `*` in their place, and so are empty ones.
 */
export function planMerge<Entry extends { key: string; value: string }>(
  rows: readonly { key: string }[],
  entries: readonly Entry[],
): readonly MergeStep<Entry>[] {
  const known = entries.map(({ key }) => keyMeant(key));
  const rowOf = new Map(
    rows.map(({ key }, row) => [findKey(key) ?? findKeyAnyCase(key), row] as const).toReversed(),
  );
  return entries.map((entry, at) => {
    const meant = known[at];
    if (!meant) return { entry, action: 'ignore', reason: 'unknown-key' };
    const { key, spelling } = meant;
    const others = known.flatMap((other, place) => (place !== at && other?.key === key ? [place] : []));
    if (others.length > 0) return { entry, action: 'error', reason: 'duplicate', key, others };
    if (entry.value === '') return { entry, action: 'ignore', reason: 'empty', key };
    if (isMasked(entry.value)) return { entry, action: 'ignore', reason: 'masked', key };
    const row = rowOf.get(key);
    return row === undefined
      ? { entry, action: 'add', key, spelling }
      : { entry, action: 'replace', key, spelling, row };
  });
}

function keyMeant(text: string): { key: CredentialKey; spelling: KeySpelling } | undefined {
  const exact = findKey(text);
  if (exact) return { key: exact, spelling: 'exact' };
  const anyCase = findKeyAnyCase(text);
  if (anyCase) return { key: anyCase, spelling: 'any-case' };
  const synonym = findKeyBySynonym(text);
  return synonym && { key: synonym, spelling: 'synonym' };
}

function isMasked(value: string): boolean {
  for (const char of value) if (char !== '*') return false;
  return true;
}
