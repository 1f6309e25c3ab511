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

/** The key spelled exactly like this; the service distinguishes `BaseAddress` from `baseAddress`. */
export function findKey(text: string): CredentialKey | undefined {
  return byKey.get(text)?.key;
}

/** The key meant by a spelling that differs in case, blanks, hyphens, underscores or dots only: `secret_token`, `BASE ADDRESS`. */
export function findKeyAnyCase(text: string): CredentialKey | undefined {
  return byFolded.get(folded(text));
}

/** Behind a vendor's name: ACME_SCIM_TOKEN. */
const vendorNames: readonly (readonly [string, CredentialKey])[] = [
  ...['scimtoken', 'scimaccesstoken', 'scimbearertoken', 'scimapitoken', 'scimsecrettoken'].map(
    (ending) => [ending, 'SecretToken'] as const,
  ),
  ...['scimendpoint', 'scimurl', 'scimbaseurl', 'scimuri', 'scimtenanturl'].map(
    (ending) => [ending, 'BaseAddress'] as const,
  ),
];

/** The key that people mean by these words, in any case: `Tenant URL`, `SCIM_TOKEN`, `ACME_SCIM_ENDPOINT`. */
export function findKeyBySynonym(text: string): CredentialKey | undefined {
  return meaningOf(text).synonym;
}

/** No name of a key is as long; a value in the wrong box is. */
const longestName = 80;

export type Meaning = {
  /** Lower case without marks between words; '' for what is no name. */
  name: string;
  anyCase?: CredentialKey | undefined;
  synonym?: CredentialKey | undefined;
  /** Does not suggest provisioning, and is not Graph's own spelling. */
  generic: boolean;
};

/** What a spelling may mean, looked at once. */
export function meaningOf(text: string): Meaning {
  if (text.length > longestName) return { name: '', generic: false };
  const name = folded(text);
  const isScim = name.includes('scim');
  return {
    name,
    anyCase: byFolded.get(name),
    synonym:
      bySynonym.get(name) ??
      (isScim ? vendorNames.find(([ending]) => isVendors(name, ending))?.[1] : undefined),
    generic: generic.has(name) && findKey(text) === undefined,
  };
}

/** A vendor's name is short, and letters and digits alone. */
function isVendors(name: string, ending: string): boolean {
  if (!name.endsWith(ending) || name.length > ending.length + 40) return false;
  for (const char of name) if (!((char >= 'a' && char <= 'z') || (char >= '0' && char <= '9'))) return false;
  return true;
}

/** Names that any program's settings use for systems of its own, whatever key they would mean here. */
const generic: ReadonlySet<string> = new Set([
  'clientid',
  'clientidentifier',
  'clientsecret',
  'tenantid',
  'tokenurl',
  'tokenuri',
  'tokenendpoint',
  'authurl',
  'redirecturi',
  'redirecturl',
  'callbackurl',
  'scope',
  'user',
  'login',
  'host',
  'hostname',
  'code',
  'account',
  'expires',
  'expiry',
  'company',
  'address',
  'link',
  'interval',
  'schedule',
  'instance',
  'everyone',
  'accesstoken',
  'refreshtoken',
]);

/** Whether a spelling, other than Graph's own, does not suggest provisioning. */
export function isGenericName(text: string): boolean {
  return meaningOf(text).generic;
}

/** The words of this product for a name that is not Graph's: no piece of what was pasted. */
export function wordsFor(text: string): string {
  const name = folded(text);
  for (const { key, synonyms } of credentialKeys) {
    if (folded(key) === name) return key;
    const words = synonyms.find((one) => folded(one) === name);
    if (words !== undefined) return words;
  }
  const ending = vendorNames.find(([one]) => isVendors(name, one))?.[0];
  return ending === undefined ? '' : `…${ending.replace('scim', '_scim_').toUpperCase()}`;
}

/** What is not known is treated as a secret. */
export function classOf(key: string): CredentialClass {
  return byKey.get(key)?.class ?? 'secret';
}

/** How sure it is what a key means. */
export function markOf(key: CredentialKey): KeyMark {
  return byKey.get(key)?.mark ?? 'inferred';
}

/** An unknown key has no expectations. */
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
    const isLetter = char >= 'a' && char <= 'z';
    if (isLetter || (char.trim() !== '' && char !== '.' && char !== '_' && char !== '-')) out += char;
  }
  return out;
}

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

/** Whether a text is nothing but letters and digits: as a paste into the box of a key it can only be one. */
export function isBareWord(text: string): boolean {
  for (const char of text) {
    const isDigit = char >= '0' && char <= '9';
    const isLetter = (char >= 'A' && char <= 'Z') || (char >= 'a' && char <= 'z');
    if (!isDigit && !isLetter) return false;
  }
  return text !== '';
}
