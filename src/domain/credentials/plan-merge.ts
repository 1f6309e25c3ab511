import { isMask } from '#src/domain/mask.ts';
import {
  findKey,
  findKeyAnyCase,
  findKeyBySynonym,
  folded,
  meaningOf,
  type CredentialKey,
} from '#src/domain/keys/keys.ts';
import { type StandIn, standIn } from './stand-in.ts';
import { pasteRisk } from './value-guard.ts';

/**
 * What would become of one pasted pair. `row` counts from 0, in the rows as they are now. Nothing is done unless it is
 * `ticked`; `generic`: its name is one that any program uses, so a person has to tick it.
 */
export type MergeStep<Entry> = { entry: Entry } & (
  | ({ action: 'add'; key: CredentialKey; spelling: KeySpelling } & Ticked)
  | ({ action: 'replace'; key: CredentialKey; spelling: KeySpelling; row: number } & Ticked)
  | { action: 'ignore'; reason: 'unknown-key' }
  | { action: 'ignore'; reason: UnfitValue; key: CredentialKey }
  /** `places`: all places in the list of entries that mean this key and are ticked, this one among them. */
  | { action: 'error'; reason: 'duplicate'; key: CredentialKey; places: readonly number[] }
);
type Ticked = { ticked: boolean; generic: boolean };

/** Why a value is not taken: there is none, it stands for one, or a field of the form would change it in silence. */
export type UnfitValue = 'empty' | 'masked' | StandIn | 'carriage-return' | 'nul';

/** How the key was written: as Microsoft has it, in another case, or by what people call it. */
export type KeySpelling = 'exact' | 'any-case' | 'synonym';

/** By place in the list of entries: what a person has ticked, or no longer. */
export type Ticks = ReadonlyMap<number, boolean>;
const noTicks: Ticks = new Map();

/**
 * One step for each entry, in order; nothing is changed by planning. A key that is ticked twice is an error at both places,
 * whatever the values. Masked values are ignored since reading stored secrets shows `*` in their place, and so are empty ones,
 * references, and those that no field of the form can hold.
 */
export function planMerge<Entry extends { key: string; value: string }>(
  rows: readonly { key: string }[],
  entries: readonly Entry[],
  ticks: Ticks = noTicks,
): readonly MergeStep<Entry>[] {
  const context = contextOf(rows, entries);
  const known = entries.map(({ key }) => keyMeant(key, context));
  const isTicked = (place: number) => ticks.get(place) ?? known[place]?.generic !== true;
  const placesOf = new Map<CredentialKey | undefined, number[]>();
  const counts = entries.map(({ value }, place) => isTicked(place) && standIn(value) === undefined);
  for (const [place, meant] of known.entries()) {
    if (!counts[place]) continue;
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
    const { key, spelling, generic } = meant;
    const places = placesOf.get(key) ?? [];
    if (places.length > 1 && counts[at]) return { entry, action: 'error', reason: 'duplicate', key, places };
    const reason = unfit(entry.value);
    if (reason) return { entry, action: 'ignore', reason, key };
    const row = rowOf.get(key);
    const ticked = isTicked(at);
    return row === undefined
      ? { entry, action: 'add', key, spelling, generic, ticked }
      : { entry, action: 'replace', key, spelling, generic, ticked, row };
  });
}

/** The text beside a name that says which system it belongs to. */
export type NameContext = {
  present: ReadonlySet<CredentialKey | undefined>;
  /** The text has Entra's own field labels, so what it calls the client is the client of this provisioning. */
  labels: boolean;
  /** The text names a token endpoint, which is what an OAuth client is used at. */
  endpoint: boolean;
};
const noContext: NameContext = { present: new Set(), labels: false, endpoint: false };

export function contextOf(
  rows: readonly { key: string }[],
  entries: readonly { key: string }[],
): NameContext {
  const present = new Set([...rows, ...entries].map(({ key }) => findKey(key)));
  const names = [...new Set(entries.map(({ key }) => key))];
  const isLabel = (key: string, name: string) => key.includes(' ') && folded(key) === name;
  return {
    present,
    labels: names.some((key) => isLabel(key, 'tenanturl')),
    endpoint: names.some((key) => findKeyBySynonym(key) === 'Oauth2TokenExchangeUri'),
  };
}

export type KeyMeant = { key: CredentialKey; spelling: KeySpelling; generic: boolean };

/** The key that a spelling means, whether in another case or by what people call it. */
export function keyMeant(text: string, context: NameContext = noContext): KeyMeant | undefined {
  const exact = findKey(text);
  if (exact) return { key: exact, spelling: 'exact', generic: false };
  const meaning = meaningOf(text);
  const generic = meaning.generic && !(context.labels && text.trim().includes(' '));
  const key = clientKey(meaning.name, context) ?? meaning.anyCase ?? meaning.synonym;
  return key && { key, spelling: folded(key) === meaning.name ? 'any-case' : 'synonym', generic };
}

/**
 * Entra's labels "Client Identifier" and "Client Secret" mean the OAuth client, and Graph has two keys for each: what is on the
 * page decides, then whether a token endpoint is named.
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
 */
function clientKey(name: string, { present, labels, endpoint }: NameContext): CredentialKey | undefined {
  const isId = name === 'clientid' || name === 'clientidentifier';
  if (!isId && name !== 'clientsecret') return undefined;
  const [oauth, plain] = isId
    ? (['Oauth2ClientId', 'ClientIdentifier'] as const)
    : (['Oauth2ClientSecret', 'ClientSecret'] as const);
  if (present.has(oauth)) return oauth;
  if (present.has(plain)) return plain;
  const isOauth = ['Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2TokenExchangeUri'] as const;
  return labels || endpoint || isOauth.some((key) => present.has(key)) ? oauth : plain;
}

function unfit(value: string): UnfitValue | undefined {
  if (value === '') return 'empty';
  if (isMask(value)) return 'masked';
  const stands = standIn(value);
  if (stands) return stands;
  const risk = pasteRisk(value);
  return risk === 'carriage-return' || risk === 'nul' ? risk : undefined;
}
