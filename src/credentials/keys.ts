import {
  keyTable,
  type CredentialClass,
  type CredentialKey,
  type KeyMark,
  type ValueFormat,
} from './key-table.ts';

export type { CredentialClass, CredentialKey, KeyMark, ValueFormat } from './key-table.ts';

export type KeyEntry = {
  key: CredentialKey;
  class: CredentialClass;
  oneTime?: true;
  format: ValueFormat;
  mark: KeyMark;
  /** Lower-case words that people use for it. */
  synonyms: readonly string[];
};

/**
 * The 44 keys that a person can send: Microsoft's enum of 45 without `None`, which stands for no key at all.
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationsecretkeystringvaluepair
 */
export const credentialKeys: readonly KeyEntry[] = keyTable.map((row) => ({
  format: 'text',
  mark: 'inferred',
  ...row,
  synonyms: row.also.split(','),
}));

const byKey = new Map<string, KeyEntry>(credentialKeys.map((entry) => [entry.key, entry]));
const byFolded = new Map<string, CredentialKey>(credentialKeys.map(({ key }) => [folded(key), key]));
const bySynonym = new Map<string, CredentialKey>(
  credentialKeys.flatMap(({ key, synonyms }) => synonyms.map((words) => [folded(words), key] as const)),
);

/** The key spelled exactly like this; the service tells `BaseAddress` from `baseAddress`. */
export function findKey(text: string): CredentialKey | undefined {
  return byKey.get(text)?.key;
}

/** The key meant by a spelling that differs in case, blanks, hyphens, underscores or dots only: `secret_token`, `BASE ADDRESS`. */
export function findKeyAnyCase(text: string): CredentialKey | undefined {
  return byFolded.get(folded(text));
}

/** The key that people mean by these words, in any case: `Tenant URL`, `SCIM_TOKEN`. */
export function findKeyBySynonym(text: string): CredentialKey | undefined {
  return bySynonym.get(folded(text));
}

/** What is not known is treated as a secret. */
export function classOf(key: string): CredentialClass {
  return byKey.get(key)?.class ?? 'secret';
}

/** How sure it is what a key means. */
export function markOf(key: CredentialKey): KeyMark {
  return byKey.get(key)?.mark ?? 'inferred';
}

/** Of what is not known nothing is expected. */
export function formatOf(key: string): ValueFormat {
  return byKey.get(key)?.format ?? 'text';
}

/** Whether the service uses the value up, so that sending it again cannot succeed. */
export function isOneTime(key: string): boolean {
  return byKey.get(key)?.oneTime === true;
}

/**
 * Lower case without blanks and the marks between words. Written as a loop since a value typed into the wrong
 * box comes here too, and a regular expression keeps the last text it matched alive in memory.
 */
export function folded(text: string): string {
  let out = '';
  for (const char of text.toLowerCase()) {
    if (char.trim() !== '' && char !== '.' && char !== '_' && char !== '-') out += char;
  }
  return out;
}
