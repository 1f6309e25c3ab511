import { credentialKeys, folded, type CredentialKey, type KeyEntry } from './keys.ts';

/**
 * The keys that this text may mean, best first: those that it names exactly, by key or label; those that begin
 * with it; those that contain it; and last those with a synonym that is it, begins with it or contains it.
 * Case, blanks, hyphens, underscores and dots do not count. Equals keep the order of the table; '' finds all.
 */
export function searchKeys(text: string, labelOf: (key: CredentialKey) => string): readonly CredentialKey[] {
  const wanted = folded(text);
  return credentialKeys
    .map((entry) => ({ key: entry.key, rank: rankOf(wanted, entry, labelOf) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ key }) => key);
}

const noMatch = 6;

function rankOf(wanted: string, { key, synonyms }: KeyEntry, labelOf: (key: CredentialKey) => string) {
  const names = [folded(key), folded(labelOf(key))];
  const words = synonyms.map(folded);
  const tests = [
    names.includes(wanted),
    names.some((name) => name.startsWith(wanted)),
    names.some((name) => name.includes(wanted)),
    words.includes(wanted),
    words.some((name) => name.startsWith(wanted)),
    words.some((name) => name.includes(wanted)),
  ];
  const rank = tests.indexOf(true);
  return rank === -1 ? noMatch : rank;
}
