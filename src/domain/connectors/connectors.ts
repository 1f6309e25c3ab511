import type { KeyMark } from '#src/domain/keys/keys.ts';
import type { Connector, ConnectorKey, Method } from './connector.ts';
import type { FormEntry } from './form-entry.ts';

// A new file in the folder is a new connector. The unit test holds each file to the type, so nothing is checked at run
// time. `formGuide` in vite.config.ts answers with what the form needs of the file.
const files = import.meta.glob<FormEntry>('./guide/*.json', {
  eager: true,
  query: '?form',
  import: 'default',
});

/** The id of a connector is the name of its file. */
export function idOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.json$/, '');
}

/** The connectors that the form can offer: those for which the provisioning service stores credentials. */
export const connectors: readonly Connector[] = Object.entries(files)
  .filter(([, { usual }]) => usual.kind !== 'none')
  .map(([file, entry]) => connectorOfEntry(idOf(file), entry));

function connectorOfEntry(id: string, entry: FormEntry): Connector {
  const { names, general = false, source, usual } = entry;
  return {
    id,
    names,
    general,
    source,
    galleryTemplates: entry.galleryTemplates ?? [],
    synchronizationTemplates: entry.synchronizationTemplates ?? [],
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
}: FormEntry['usual']['fields'][number]): ConnectorKey[] {
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
export function needsPortal({ kind, client }: Pick<Method, 'kind' | 'client'>): boolean {
  return kind === 'workload-identity' || (kind === 'code-grant' && client?.owner !== 'customer');
}

const byId = new Map(connectors.map((connector) => [connector.id, connector]));
const byGalleryTemplate = new Map(
  connectors.flatMap((connector) => connector.galleryTemplates.map((id) => [id, connector] as const)),
);

export function connectorById(id: string): Connector | undefined {
  return byId.get(id.toLowerCase());
}

/** The connector for the template of a target, where the guide knows it. */
export function connectorOf(target: { applicationTemplateId?: string }): Connector | undefined {
  return byGalleryTemplate.get(target.applicationTemplateId?.toLowerCase() ?? '');
}

export const fromUncertain: readonly KeyMark[] = ['inferred', 'observed', 'documented'];

/** How sure the list of keys is: as sure as its method and the least sure of the keys that it needs. */
export function markOfConnector({ mark, keys }: Connector): KeyMark {
  const needed = keys.filter(({ required }) => required).map((key) => key.mark);
  return fromUncertain.find((candidate) => [mark, ...needed].includes(candidate)) ?? 'documented';
}
