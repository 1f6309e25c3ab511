import { isMask } from '#src/domain/mask.ts';
import {
  findKey,
  findKeyAnyCase,
  findKeyBySynonym,
  folded,
  meaningOf,
  wordsFor,
  type CredentialKey,
} from '#src/domain/keys/keys.ts';
import { type StandIn, standIn } from './stand-in.ts';
import { pasteRisk } from './value-guard.ts';

/**
 * What would become of one pasted pair. `row` counts from 0, in the rows as they are now. Nothing is done unless it is
 * `ticked`; `generic`: its name is one that any program uses, so a person has to tick it.
 */
export type MergeStep<Entry> = { entry: Entry } & (
  | ({ action: 'add' } & Read & Ticked)
  | ({ action: 'replace'; row: number } & Read & Ticked)
  /** `portal-only`: a field of the connector for which Graph has no key. */
  | { action: 'ignore'; reason: 'unknown-key' | 'portal-only' }
  | { action: 'ignore'; reason: UnfitValue; key: CredentialKey }
  /** `places`: all places in the list of entries that mean this key and are ticked, this one among them. */
  | { action: 'error'; reason: 'duplicate'; key: CredentialKey; places: readonly number[] }
);
type Read = { key: CredentialKey; spelling: KeySpelling; words?: string | undefined };
type Ticked = { ticked: boolean; generic: boolean };

/** Why a value is not taken: there is none, it stands for one, or a field of the form would change it in silence. */
export type UnfitValue = 'empty' | 'masked' | StandIn | 'carriage-return' | 'nul';

/**
 * How the key was written: as Microsoft has it, in another case, by what people call it, or by what the connector's guide calls
 * it; `chosen` where a person has decided.
 */
export type KeySpelling = 'exact' | 'any-case' | 'synonym' | 'connector' | 'chosen';

/** By place in the list of entries: what a person has ticked, or no longer. */
export type Ticks = ReadonlyMap<number, boolean>;

/** What decides besides the text: the person's ticks and choices of a key, both by place, and the connector. */
export type Reading = {
  ticks?: Ticks;
  chosen?: ReadonlyMap<number, CredentialKey>;
  connector?: ConnectorNames | undefined;
};

/** The names that a connector's guide gives. */
export type ConnectorNames = {
  /** By folded name; without a key where only the Entra admin center can set the field. `words`: the guide's own. */
  fields: ReadonlyMap<string, { key: CredentialKey | undefined; words: string }>;
  keys: readonly CredentialKey[];
  /** Folded names of the product, with which its variables begin. */
  prefixes: readonly string[];
};

/**
 * One step for each entry, in order; nothing is changed by planning. A key that is ticked twice is an error at both places,
 * whatever the values. Masked values are ignored since reading stored secrets shows `*` in their place, and so are empty ones,
 * references, and those that no field of the form can hold.
 */
export function planMerge<Entry extends { key: string; value: string }>(
  rows: readonly { key: string }[],
  entries: readonly Entry[],
  { ticks, chosen, connector }: Reading = {},
): readonly MergeStep<Entry>[] {
  const context = contextOf(rows, entries, connector);
  const known = entries.map(({ key }, place): KeyMeant | undefined => {
    const meant = keyMeant(key, context);
    const choice = chosen?.get(place);
    return choice === undefined || choice === meant?.key
      ? meant
      : { key: choice, spelling: 'chosen', generic: false };
  });
  const isTicked = (place: number) => ticks?.get(place) ?? known[place]?.generic !== true;
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
    if (!meant) {
      const reason = connector && fieldOf(entry.key, connector) ? 'portal-only' : 'unknown-key';
      return { entry, action: 'ignore', reason };
    }
    const { key, spelling, generic, words } = meant;
    const places = placesOf.get(key) ?? [];
    if (places.length > 1 && counts[at]) return { entry, action: 'error', reason: 'duplicate', key, places };
    const reason = unfit(entry.value);
    if (reason) return { entry, action: 'ignore', reason, key };
    const row = rowOf.get(key);
    const ticked = isTicked(at);
    return row === undefined
      ? { entry, action: 'add', key, spelling, words, generic, ticked }
      : { entry, action: 'replace', key, spelling, words, generic, ticked, row };
  });
}

/** What stands beside a name and says which system it belongs to. */
export type NameContext = {
  present: ReadonlySet<CredentialKey | undefined>;
  connector: ConnectorNames | undefined;
  /** The keys that the connector has, or a row of the page. */
  taken: ReadonlySet<CredentialKey | undefined>;
  /** The keys that some name of the text means without a look at these. */
  claimed: ReadonlySet<CredentialKey | undefined>;
  /** The text has Entra's own field labels, so what it calls the client is the client of this provisioning. */
  labels: boolean;
  /** The text names a token endpoint, which is what an OAuth client is used at. */
  endpoint: boolean;
};
const noContext: NameContext = {
  present: new Set(),
  connector: undefined,
  taken: new Set(),
  claimed: new Set(),
  labels: false,
  endpoint: false,
};

export function contextOf(
  rows: readonly { key: string }[],
  entries: readonly { key: string }[],
  connector?: ConnectorNames,
): NameContext {
  const present = new Set([...rows, ...entries].map(({ key }) => findKey(key)));
  const names = [...new Set(entries.map(({ key }) => key))];
  const isLabel = (key: string, name: string) => key.includes(' ') && folded(key) === name;
  return {
    present,
    connector,
    taken: new Set([
      ...(connector?.keys ?? []),
      ...rows.map(({ key }) => findKey(key) ?? findKeyAnyCase(key)),
    ]),
    claimed: new Set(names.map((name) => ownKey(name, connector))),
    labels: names.some((key) => isLabel(key, 'tenanturl')),
    endpoint: names.some((key) => findKeyBySynonym(key) === 'Oauth2TokenExchangeUri'),
  };
}

function ownKey(text: string, connector: ConnectorNames | undefined): CredentialKey | undefined {
  const { anyCase, synonym } = meaningOf(text);
  return findKey(text) ?? (connector && fieldOf(text, connector)?.key) ?? anyCase ?? synonym;
}

/** The connector's field of this name, with or without the name of the product before it. */
function fieldOf(text: string, { fields, prefixes }: ConnectorNames) {
  const { name } = meaningOf(text);
  return fields.get(name) ?? fields.get(behind(name, prefixes));
}

/** '' where none of the product's names stands before it. */
function behind(name: string, prefixes: readonly string[]): string {
  const prefix = prefixes.find((one) => name.startsWith(one));
  return prefix === undefined ? '' : name.slice(prefix.length);
}

/** `words`: this product's words for the name, where the connector's guide decided. */
export type KeyMeant = {
  key: CredentialKey;
  spelling: KeySpelling;
  generic: boolean;
  words?: string | undefined;
};

/** The key that a spelling means, whether in another case or by what people call it. */
export function keyMeant(text: string, context: NameContext = noContext): KeyMeant | undefined {
  const exact = findKey(text);
  if (exact) return { key: exact, spelling: 'exact', generic: false };
  const { connector } = context;
  const { name, anyCase, synonym, generic } = meaningOf(text);
  const field = connector && fieldOf(text, connector);
  const key = field ? field.key : (clientKey(name, context) ?? anyCase ?? kindred(synonym, context));
  if (!key) return field ? undefined : behindProduct(name, context);
  // A label, rather than the name of a variable that any program may have.
  const isLabel = text.trim().includes(' ') && (context.labels || connector?.keys.includes(key) === true);
  const isOfProduct = field !== undefined && behind(name, connector?.prefixes ?? []) !== '';
  const spelling = folded(key) === name ? 'any-case' : field ? 'connector' : 'synonym';
  return { key, spelling, generic: generic && !isLabel && !isOfProduct, words: field?.words };
}

/** A common name behind that of the chosen product: ACME_API_TOKEN. */
function behindProduct(name: string, context: NameContext): KeyMeant | undefined {
  const rest = behind(name, context.connector?.prefixes ?? []);
  const { anyCase, synonym } = meaningOf(rest);
  const key = clientKey(rest, context) ?? anyCase ?? kindred(synonym, context);
  return key && { key, spelling: 'connector', generic: false, words: wordsFor(rest) };
}

/** One thing by two keys, of which a connector has one. */
const kin: Partial<Record<CredentialKey, CredentialKey>> = {
  Oauth2AccessToken: 'SecretToken',
  InstanceName: 'Domain',
  Domain: 'InstanceName',
};

/** The key that the connector and the page have for what people call by this name. */
function kindred(key: CredentialKey | undefined, { taken, claimed }: NameContext): CredentialKey | undefined {
  const other = key && kin[key];
  return other && !taken.has(key) && taken.has(other) && !claimed.has(other) ? other : key;
}

/** The keys that a name may mean, the likely one first, then those of the connector and of the page. */
export function keyChoices(text: string, context: NameContext): readonly CredentialKey[] {
  const { name, anyCase, synonym } = meaningOf(text);
  const other = synonym && kin[synonym];
  const all = [
    keyMeant(text, context)?.key,
    ...(clientKeys(name) ?? []),
    anyCase,
    synonym,
    other,
    ...context.taken,
  ];
  return [...new Set(all)].filter((key) => key !== undefined);
}

function clientKeys(name: string): readonly [CredentialKey, CredentialKey] | undefined {
  if (name === 'clientid' || name === 'clientidentifier') return ['Oauth2ClientId', 'ClientIdentifier'];
  return name === 'clientsecret' ? ['Oauth2ClientSecret', 'ClientSecret'] : undefined;
}

/**
 * Entra's labels "Client Identifier" and "Client Secret" mean the OAuth client, and Graph has two keys for each: the connector
 * decides, then what is on the page, then whether a token endpoint is named.
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
 */
function clientKey(
  name: string,
  { present, connector, labels, endpoint }: NameContext,
): CredentialKey | undefined {
  const both = clientKeys(name);
  if (!both) return undefined;
  const [oauth, plain] = both;
  const ofConnector = both.find((key) => connector?.keys.includes(key));
  if (ofConnector) return ofConnector;
  if (present.has(oauth)) return oauth;
  if (present.has(plain)) return plain;
  const isOauth = ['Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2TokenExchangeUri'] as const;
  return labels || endpoint || isOauth.some((key) => present.has(key)) ? oauth : plain;
}

export function unfit(value: string): UnfitValue | undefined {
  if (value === '') return 'empty';
  if (isMask(value)) return 'masked';
  const stands = standIn(value);
  if (stands) return stands;
  const risk = pasteRisk(value);
  return risk === 'carriage-return' || risk === 'nul' ? risk : undefined;
}
