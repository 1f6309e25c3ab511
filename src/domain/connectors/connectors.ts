import type { KeyMark } from '#src/domain/keys/keys.ts';
import type { Connector, ConnectorEntry, ConnectorKey, GuideFile, Method, MethodField } from './connector.ts';

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
