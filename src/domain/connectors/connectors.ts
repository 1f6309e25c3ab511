import type { KeyMark, CredentialKey } from '#src/domain/keys/keys.ts';

// A new file in the folder is a new connector. The unit test holds each file to the type, so nothing is checked at run
// time. The bundle leaves out all that stands in a file besides its entry.
const files = import.meta.glob<GuideFile['entry']>('./guide/*.json', { eager: true, import: 'entry' });

/** The entry of a file of the guide, whose name is the id. */
export function entryOf(file: string, entry: GuideFile['entry']): ConnectorEntry {
  const id = file.replace(/^.*\//, '').replace(/\.json$/, '');
  return { id, general: false, synchronizationTemplates: [], galleryTemplates: [], ...entry };
}

/** Every connector of the guide, without its longer texts: those load by `guide.ts`. */
export const connectorEntries: readonly ConnectorEntry[] = Object.entries(files).map(([file, entry]) =>
  entryOf(file, entry),
);

/** The connectors that the form can offer: those for which the provisioning service stores credentials. */
export const connectors: readonly Connector[] = connectorEntries
  .filter(({ methods: [usual] }) => usual.kind !== 'none')
  .map(connectorOfEntry);

function connectorOfEntry({
  methods: [usual],
  synchronizationTemplates,
  ...entry
}: ConnectorEntry): Connector {
  const { id, names, general, galleryTemplates, source } = entry;
  return {
    id,
    names,
    general,
    source,
    galleryTemplates,
    synchronizationTemplates: synchronizationTemplates.map((template) => template.id),
    mark: usual.mark,
    keys: usual.fields.flatMap(connectorKey),
    authorizesInPortal: needsPortal(usual),
  };
}

function connectorKey({
  key,
  keyMark = 'inferred',
  required,
  called,
  preset,
  example,
}: MethodField): ConnectorKey[] {
  if (key === undefined) return [];
  return [
    {
      key,
      required,
      mark: keyMark,
      ...(called === undefined ? {} : { called }),
      ...(preset === undefined ? {} : { preset }),
      ...(example === undefined ? {} : { example }),
    },
  ];
}

/**
 * Whether a method can only be completed in the Entra admin center. A customer's own OAuth client is the exception among
 * code grants, and Graph's keys cannot name a workload identity:
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
 */
export function needsPortal({ kind, client }: Method): boolean {
  return kind === 'workload-identity' || (kind === 'code-grant' && client?.owner !== 'customer');
}

const byId = new Map(connectors.map((connector) => [connector.id, connector]));
const byGalleryTemplate = new Map(
  connectors.flatMap((connector) => connector.galleryTemplates.map(({ id }) => [id, connector] as const)),
);

export function connectorById(id: string): Connector | undefined {
  return byId.get(id.toLowerCase());
}

/** The connector for the template of a target, where the guide knows it. */
export function connectorOf(target: { applicationTemplateId?: string }): Connector | undefined {
  return byGalleryTemplate.get(target.applicationTemplateId?.toLowerCase() ?? '');
}

const fromUncertain: readonly KeyMark[] = ['inferred', 'observed', 'documented'];

/** How sure the list of keys is: as sure as its method and the least sure of the keys that it needs. */
export function markOfConnector({ mark, keys }: Connector): KeyMark {
  const needed = keys.filter(({ required }) => required).map((key) => key.mark);
  return fromUncertain.find((candidate) => [mark, ...needed].includes(candidate)) ?? 'documented';
}

/** How a claim is known; `unverified` is a key that only its name suggests. */
export type Sureness = KeyMark | 'unverified';

/** How it is known which key a field has; nothing where it has none. */
export function surenessOfKey({ key, keyMark = 'inferred', keySource }: MethodField): Sureness | undefined {
  if (key === undefined) return undefined;
  return keyMark === 'inferred' && keySource === undefined ? 'unverified' : keyMark;
}

/** As sure as the usual method and the least sure of the keys that it needs. */
export function surenessOf({ methods: [usual] }: ConnectorEntry): Sureness {
  const all = [usual.mark, ...usual.fields.filter(({ required }) => required).map(surenessOfKey)];
  return all.includes('unverified')
    ? 'unverified'
    : (fromUncertain.find((mark) => all.includes(mark)) ?? 'documented');
}

/** A sentence about a connector, and how it is known. */
export type Claim = {
  text: string;
  mark: KeyMark;
  /** A web address, or a short name where there is none; the connector's own page where it is missing. */
  source?: string;
};

/** The id of a template of Graph, and how it is known that it belongs to the connector. */
export type TemplateId = { id: string; mark: KeyMark; source?: string };

/** How the provisioning service signs in at the app; `code-grant` and `workload-identity` need the Entra admin center. */
export type MethodKind =
  | 'bearer'
  | 'basic'
  | 'basic-token'
  | 'access-key'
  | 'client-credentials'
  | 'code-grant'
  | 'workload-identity'
  | 'agent'
  | 'policy'
  | 'none';

/**
 * What shows that a connector has a method. `form`, `dialog` and `text` stand on its page: fields by name, the Authorize
 * window, its own prose. `sample` is a request that Microsoft publishes; `scanner` and `community` are the code of others;
 * `enum` is a name among Graph's keys. The stock sentence "enter your Tenant URL and Secret Token" stands on pages where
 * it is wrong, so it never counts alone.
 */
export type Evidence =
  | 'form'
  | 'dialog'
  | 'text'
  | 'sample'
  | 'scanner'
  | 'community'
  | 'enum'
  | 'stock-sentence';

/** Who owns the OAuth client of a code grant. */
export type ClientOwner = 'microsoft-or-vendor' | 'vendor' | 'gallery-app' | 'customer';

/** One row of the portal's form, or a key that only Graph takes. */
export type MethodField = {
  /** As the portal shows it; missing where the portal has no such field. */
  label?: string;
  labelMark?: KeyMark;
  /** Missing where only the Entra admin center can set the field. */
  key?: CredentialKey;
  keyMark?: KeyMark;
  /** Why this key; missing where the key's name is the only reason. */
  keySource?: string;
  required: boolean;
  /** A value that is the same for every customer; never of a secret. */
  preset?: string;
  /** What a value looks like where that is not obvious; never of a secret. */
  example?: string;
  /** What the vendor calls it, where that is not what the key's name suggests. */
  called?: string;
  /** What the field means for this connector. */
  help?: string;
};

/** The end of something. */
export type Sunset = Claim & {
  /** A day, YYYY-MM-DD. */
  on?: string;
};

export type Method = {
  kind: MethodKind;
  mark: KeyMark;
  source?: string;
  evidence: readonly Evidence[];
  /** Of a code grant alone. */
  client?: { owner: ClientOwner; mark: KeyMark };
  sunset?: Sunset;
  /** In the portal's order. */
  fields: readonly MethodField[];
};

/** What the form and every list of connectors need at once. */
export type ConnectorEntry = {
  id: string;
  /** The first is how it is shown; the others are what people, the gallery or older pages call it. */
  names: readonly [string, ...string[]];
  /** A way to connect that any application can use, rather than one product: its name is translated. */
  general: boolean;
  /** Microsoft's page about it. */
  source: string;
  /** Of Graph's synchronizationTemplate; compare without case. */
  synchronizationTemplates: readonly TemplateId[];
  /** Of Graph's applicationTemplate, in lower case. */
  galleryTemplates: readonly TemplateId[];
  /** The usual one first. */
  methods: readonly [Method, ...Method[]];
};

/** What is known of a connector besides. */
type Details = {
  /** Patterns are complete where there are any: what fits none is no address of this connector. */
  tenantUrl?: Claim & { patterns: readonly string[]; examples: readonly string[] };
  tokenFrom?: Claim;
  /** The person or account that the credentials depend on. */
  holder?: Claim;
  /** `duration` is ISO 8601, such as P6M. */
  lifetime?: Claim & { duration?: string };
  /** Whether two tokens work side by side. */
  rotation?: Claim & { overlap: boolean };
  clouds?: Claim;
  traps: readonly Claim[];
};

/** A file of `guide/`: only its entry loads with the form. */
export type GuideFile = Details & {
  /** Its id is the name of the file. */
  entry: Omit<ConnectorEntry, 'id' | Omissible> & Partial<Pick<ConnectorEntry, Omissible>>;
};

type Omissible = 'general' | 'synchronizationTemplates' | 'galleryTemplates';

export type Guide = Details & ConnectorEntry;

/** One credential of a connector's usual method, in the order of the portal's form. */
export type ConnectorKey = {
  key: CredentialKey;
  required: boolean;
  /** How it is known that this connector takes this key. */
  mark: KeyMark;
  /** What the vendor calls it, where that is not what the key's name suggests. */
  called?: string;
  preset?: string;
  example?: string;
};

/** A connector as the form uses it: the keys of its usual method. */
export type Connector = {
  id: string;
  names: readonly [string, ...string[]];
  general: boolean;
  synchronizationTemplates: readonly string[];
  galleryTemplates: readonly TemplateId[];
  /** How the usual method is known. */
  mark: KeyMark;
  /** None where the connector only knows the OAuth window of Microsoft's own client. */
  keys: readonly ConnectorKey[];
  /** The usual method works in the Entra admin center alone. */
  authorizesInPortal: boolean;
  source: string;
};
