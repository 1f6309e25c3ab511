import { isMask } from '#src/mask.ts';
import { findKey, findKeyAnyCase, findKeyBySynonym, type CredentialKey } from './keys.ts';
import { pasteRisk } from './value-guard.ts';

/** What would become of one pasted pair. `row` counts from 0, in the rows as they are now. */
export type MergeStep<Entry> = { entry: Entry } & (
  | { action: 'add'; key: CredentialKey; spelling: KeySpelling }
  | { action: 'replace'; key: CredentialKey; spelling: KeySpelling; row: number }
  | { action: 'ignore'; reason: 'unknown-key' }
  | { action: 'ignore'; reason: UnfitValue; key: CredentialKey }
  /** `places`: all places in the list of entries that mean this key, this one among them. */
  | { action: 'error'; reason: 'duplicate'; key: CredentialKey; places: readonly number[] }
);

/** Why a value is not taken: there is none, it is a mask, or a field of the form would change it in silence. */
export type UnfitValue = 'empty' | 'masked' | 'carriage-return' | 'nul';

/** How the key was written: as Microsoft has it, in another case, or by what people call it. */
export type KeySpelling = 'exact' | 'any-case' | 'synonym';

/**
 * One step for each entry, in order; nothing is changed by planning. A key that occurs twice is an error at both places, whatever
 * the values. Masks are ignored since reading stored secrets shows `*` in their place, and so are empty values and those
 * that no field of the form can hold.
 */
export function planMerge<Entry extends { key: string; value: string }>(
  rows: readonly { key: string }[],
  entries: readonly Entry[],
): readonly MergeStep<Entry>[] {
  const known = entries.map(({ key }) => keyMeant(key));
  const placesOf = new Map<CredentialKey | undefined, number[]>();
  for (const [place, meant] of known.entries()) {
    const places = placesOf.get(meant?.key);
    if (places) places.push(place);
    else placesOf.set(meant?.key, [place]);
  }
  const rowOf = new Map(
    rows.map(({ key }, row) => [findKey(key) ?? findKeyAnyCase(key), row] as const).toReversed(),
  );
  return entries.map((entry, at) => {
    const meant = known[at];
    if (!meant) return { entry, action: 'ignore', reason: 'unknown-key' };
    const { key, spelling } = meant;
    const places = placesOf.get(key) ?? [];
    if (places.length > 1) return { entry, action: 'error', reason: 'duplicate', key, places };
    const reason = unfit(entry.value);
    if (reason) return { entry, action: 'ignore', reason, key };
    const row = rowOf.get(key);
    return row === undefined
      ? { entry, action: 'add', key, spelling }
      : { entry, action: 'replace', key, spelling, row };
  });
}

/** The key that a spelling means, whether in another case or by what people call it. */
export function keyMeant(text: string): { key: CredentialKey; spelling: KeySpelling } | undefined {
  const exact = findKey(text);
  if (exact) return { key: exact, spelling: 'exact' };
  const anyCase = findKeyAnyCase(text);
  if (anyCase) return { key: anyCase, spelling: 'any-case' };
  const synonym = findKeyBySynonym(text);
  return synonym && { key: synonym, spelling: 'synonym' };
}

function unfit(value: string): UnfitValue | undefined {
  if (value === '') return 'empty';
  if (isMask(value)) return 'masked';
  const risk = pasteRisk(value);
  return risk === 'carriage-return' || risk === 'nul' ? risk : undefined;
}
