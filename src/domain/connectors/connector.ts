import type { CredentialKey, KeyMark } from '#src/domain/keys/keys.ts';

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

/** One credential of a connector's method, in the order of the portal's form. */
export type ConnectorKey = {
  key: CredentialKey;
  required: boolean;
  /** How it is known that this connector takes this key. */
  mark: KeyMark;
  preset?: string;
  example?: string;
};

/** A connector as the form uses it: by one of its methods, the usual one unless another is asked for. */
export type Connector = {
  id: string;
  names: readonly [string, ...string[]];
  general: boolean;
  synchronizationTemplates: readonly string[];
  galleryTemplates: readonly TemplateId[];
  /** All that the person can choose from, the usual one first. */
  methods: readonly MethodKind[];
  method: Method;
  /** How the method is known. */
  mark: KeyMark;
  /** None where the connector only knows the OAuth window of Microsoft's own client. */
  keys: readonly ConnectorKey[];
  /** The method works in the Entra admin center alone. */
  authorizesInPortal: boolean;
  source: string;
};
