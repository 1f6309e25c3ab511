import type { Connector, MethodKind } from './connector.ts';
import { connectorById, connectorOf, connectors } from './connectors.ts';

/** What decided: the person, the template of the application's job, its gallery template, what a template says of itself, or nothing. */
export type ConnectorSource = 'choice' | 'job' | 'gallery' | 'metadata' | 'none';

/** The step that Microsoft documents for the connector: save the values, authorize with them, or neither outside Entra. */
export type Authorization = 'save' | 'authorize' | 'portal';

export type Recognition = {
  connector: Connector | undefined;
  source: ConnectorSource;
  authorization: Authorization;
};

/** Few templates say anything of themselves, and the published samples are old. */
type TemplateFacts = {
  /** Whether Microsoft's own client authorizes the connector. */
  isOAuth: boolean | undefined;
  /** Names of its fields, in lower case. */
  fields: readonly { name: string }[] | undefined;
};

type Evidence = {
  /** Id of a connector; null where the person chooses the keys by hand, undefined where no choice was made. */
  chosen?: string | null | undefined;
  /** How that connector signs in, where the person chose it. */
  method?: MethodKind | undefined;
  /** Ids of Graph's synchronizationTemplate that the jobs name, the one that counts most first. */
  jobTemplates?: readonly (string | undefined)[] | undefined;
  /** Id of Graph's applicationTemplate that the enterprise application was made from. */
  applicationTemplateId?: string | undefined;
  /** What the templates of the application say of themselves, the default one first. */
  templates?: readonly TemplateFacts[] | undefined;
  /** Names of the stored keys: they distinguish connectors that share one template. */
  storedKeys?: readonly string[] | undefined;
};

/** Finds the connector of an application, and its method; the person's choice counts before all evidence. */
export function recognise(evidence: Evidence): Recognition {
  const { chosen, jobTemplates, applicationTemplateId, storedKeys = [] } = evidence;
  if (chosen !== undefined)
    return found(chosen === null ? undefined : connectorById(chosen), 'choice', evidence);
  for (const template of jobTemplates ?? []) {
    const connector = ofTemplate(template, storedKeys);
    if (connector) return found(connector, 'job', evidence);
  }
  const connector = connectorOf(applicationTemplateId === undefined ? {} : { applicationTemplateId });
  if (!connector) return ofMetadata(evidence);
  // The gallery names one way to connect where the stored keys may show another one of the same template.
  const [template] = connector.synchronizationTemplates;
  return found(ofTemplate(template, storedKeys) ?? connector, 'gallery', evidence);
}

/** By the fields of a template where they are those of a way to connect, or by its being authorized in the portal. */
function ofMetadata(evidence: Evidence): Recognition {
  const { templates = [], storedKeys = [] } = evidence;
  for (const { isOAuth, fields = [] } of templates) {
    const connector = ofFields(fields.map(({ name }) => name));
    if (connector) return found(connector, 'metadata', evidence);
    // A client of the customer's is none of Microsoft's.
    const ofCustomer = [...storedKeys, ...fields.map(({ name }) => name)];
    if (isOAuth === true && !ofCustomer.some((key) => key.toLowerCase() === 'oauth2clientid'))
      return { connector: undefined, source: 'metadata', authorization: 'portal' };
  }
  return found(undefined, 'none', evidence);
}

/** The way to connect to a SCIM endpoint that needs all of these fields and has no others; compared without case. */
function ofFields(fields: readonly string[]): Connector | undefined {
  const names = fields.map((name) => name.toLowerCase());
  if (!names.includes('baseaddress')) return undefined;
  return connectors.find(({ general, authorizesInPortal, keys }) => {
    if (!general || authorizesInPortal) return false;
    const [known, needed] = [keys, keys.filter(({ required }) => required)].map((some) =>
      some.map(({ key }) => key.toLowerCase()),
    );
    return needed?.every((key) => names.includes(key)) && names.every((name) => known?.includes(name));
  });
}

function found(
  connector: Connector | undefined,
  source: ConnectorSource,
  { method, storedKeys = [] }: Evidence,
): Recognition {
  const used = connector && connectorById(connector.id, method ?? methodOf(connector, storedKeys));
  return { connector: used, source, authorization: authorizationOf(used, storedKeys) };
}

/** The method that the stored keys show to be in use; nothing where they fit none. */
function methodOf({ id, methods }: Connector, storedKeys: readonly string[]): MethodKind | undefined {
  const all = methods.flatMap((kind) => connectorById(id, kind) ?? []);
  const [best] = all
    .filter((one) => requiredOf(one).length > 0 && holdsAll(one, storedKeys))
    .toSorted((one, other) => requiredOf(other).length - requiredOf(one).length);
  if (best) return best.method.kind;
  // An inference: what a code grant leaves behind, and no client of the customer's that could have asked for it.
  const hasGrant = storedKeys.includes('Oauth2RefreshToken') && !storedKeys.includes('Oauth2ClientId');
  return hasGrant ? methods.find((kind) => kind === 'code-grant') : undefined;
}

/** Compared without case: the docs write Graph's ids in more than one way. */
function ofTemplate(template: string | undefined, storedKeys: readonly string[]): Connector | undefined {
  const wanted = template?.toLowerCase();
  const candidates = connectors.filter(({ synchronizationTemplates }) =>
    synchronizationTemplates.some((id) => id.toLowerCase() === wanted),
  );
  // The one with a gallery template stands for its template, until stored keys show that another one is in use.
  const usual = candidates.find(({ galleryTemplates }) => galleryTemplates.length > 0) ?? candidates[0];
  if (!usual || storedKeys.length === 0 || holdsAll(usual, storedKeys)) return usual;
  return (
    candidates
      .filter((one) => holdsAll(one, storedKeys))
      .toSorted((one, other) => requiredOf(other).length - requiredOf(one).length)[0] ?? usual
  );
}

function requiredOf({ keys }: Connector): readonly string[] {
  return keys.filter(({ required }) => required).map(({ key }) => key);
}

function holdsAll(connector: Connector, storedKeys: readonly string[]): boolean {
  return requiredOf(connector).every((key) => storedKeys.includes(key));
}

/** Keys of an OAuth exchange, which the service makes when it is asked to authorize. */
const ofOAuth = /^oauth2/i;

/**
 * A bearer token or a password is used as it is stored, so that saving is enough. Microsoft documents the OAuth step as
 * authorizing: https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken
 */
function authorizationOf(connector: Connector | undefined, storedKeys: readonly string[]): Authorization {
  if (!connector) return 'authorize';
  const { authorizesInPortal, general, keys, method } = connector;
  if (authorizesInPortal) return 'portal';
  if (method.kind === 'code-grant' || keys.some(({ key }) => ofOAuth.test(key))) return 'authorize';
  // Stored OAuth keys contradict a template that several ways to connect share.
  return general && storedKeys.some((key) => ofOAuth.test(key)) ? 'authorize' : 'save';
}
