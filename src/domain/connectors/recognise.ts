import type { Connector } from './connector.ts';
import { connectorById, connectorOf, connectors } from './connectors.ts';

/** What decided: the person, the template of the application's job, its gallery template, or nothing. */
export type ConnectorSource = 'choice' | 'job' | 'gallery' | 'none';

/** The step that Microsoft documents for the connector: save the values, authorize with them, or neither outside Entra. */
export type Authorization = 'save' | 'authorize' | 'portal';

export type Recognition = {
  connector: Connector | undefined;
  source: ConnectorSource;
  authorization: Authorization;
};

type Evidence = {
  /** Id of a connector; null where the person chooses the keys by hand, undefined where no choice was made. */
  chosen?: string | null | undefined;
  /** Ids of Graph's synchronizationTemplate that the jobs name, the one that counts most first. */
  jobTemplates?: readonly (string | undefined)[] | undefined;
  /** Id of Graph's applicationTemplate that the enterprise application was made from. */
  applicationTemplateId?: string | undefined;
  /** Names of the stored keys: they distinguish connectors that share one template. */
  storedKeys?: readonly string[] | undefined;
};

/** Finds the connector of an application; the person's choice counts before all evidence. */
export function recognise({
  chosen,
  jobTemplates,
  applicationTemplateId,
  storedKeys = [],
}: Evidence): Recognition {
  if (chosen !== undefined)
    return found(chosen === null ? undefined : connectorById(chosen), 'choice', storedKeys);
  for (const template of jobTemplates ?? []) {
    const connector = ofTemplate(template, storedKeys);
    if (connector) return found(connector, 'job', storedKeys);
  }
  const connector = connectorOf(applicationTemplateId === undefined ? {} : { applicationTemplateId });
  if (!connector) return found(undefined, 'none', storedKeys);
  // The gallery names one way to connect where the stored keys may show another one of the same template.
  const [template] = connector.synchronizationTemplates;
  return found(ofTemplate(template, storedKeys) ?? connector, 'gallery', storedKeys);
}

function found(
  connector: Connector | undefined,
  source: ConnectorSource,
  storedKeys: readonly string[],
): Recognition {
  return { connector, source, authorization: authorizationOf(connector, storedKeys) };
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
  if (connector?.authorizesInPortal === true) return 'portal';
  const keys = connector?.keys.map(({ key }) => key) ?? [];
  if (keys.length === 0 || keys.some((key) => ofOAuth.test(key))) return 'authorize';
  // Stored OAuth keys contradict a template that several ways to connect share.
  return connector?.general === true && storedKeys.some((key) => ofOAuth.test(key)) ? 'authorize' : 'save';
}
