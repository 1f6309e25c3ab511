import type { KeyMark } from '#src/domain/keys/keys.ts';
import type {
  Connector,
  ConnectorEntry,
  ConnectorKey,
  GuideFile,
  Method,
  MethodField,
  MethodKind,
} from './connector.ts';

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

/** The connectors that the form can offer, each by all of its methods: those for which the provisioning service stores credentials. */
const byMethod = connectorEntries
  .filter(({ methods: [usual] }) => usual.kind !== 'none')
  .map(connectorByMethod);

/** Each by its usual method. */
export const connectors: readonly Connector[] = byMethod.map(([usual]) => usual);

function connectorByMethod({
  methods,
  synchronizationTemplates,
  ...entry
}: ConnectorEntry): readonly [Connector, ...Connector[]] {
  const { id, names, general, galleryTemplates, source } = entry;
  const by = (method: Method): Connector => ({
    id,
    names,
    general,
    source,
    galleryTemplates,
    synchronizationTemplates: synchronizationTemplates.map((template) => template.id),
    methods: methods.map(({ kind }) => kind),
    method,
    mark: method.mark,
    keys: method.fields.flatMap(connectorKey),
    authorizesInPortal: needsPortal(method),
  });
  const [usual, ...others] = methods;
  return [by(usual), ...others.map(by)];
}

function connectorKey({ key, keyMark = 'inferred', required, preset, example }: MethodField): ConnectorKey[] {
  if (key === undefined) return [];
  return [
    {
      key,
      required,
      mark: keyMark,
      ...(preset === undefined ? {} : { preset }),
      ...(example === undefined ? {} : { example }),
    },
  ];
}

/** The row of the portal's form that a key belongs to. */
export function fieldOf(connector: Connector | undefined, key: string): MethodField | undefined {
  return connector?.method.fields.find((field) => field.key === key);
}

/** What is to be shown in the portal's order: those that it has a field for first, the others as they are. */
export function inPortalOrder<Shown extends { key: string }>(
  connector: Connector | undefined,
  all: readonly Shown[],
): readonly Shown[] {
  const fields = connector?.method.fields ?? [];
  const placeOf = ({ key }: Shown) => {
    const place = fields.findIndex((field) => field.key === key);
    return place === -1 ? fields.length : place;
  };
  return all.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The fields that only the portal can set, each with the place of the shown key that it follows: -1 before all of them. */
export function portalFields(
  connector: Connector | undefined,
  shown: readonly string[],
): readonly { field: MethodField; behind: number }[] {
  let behind = -1;
  return (connector?.method.fields ?? []).flatMap((field) => {
    if (field.key === undefined) return [{ field, behind }];
    const place = shown.indexOf(field.key);
    if (place !== -1) behind = place;
    return [];
  });
}

/**
 * Whether a method can only be completed in the Entra admin center. A customer's own OAuth client is the exception among
 * code grants, and Graph's keys cannot name a workload identity:
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
 */
export function needsPortal({ kind, client }: Method): boolean {
  return kind === 'workload-identity' || (kind === 'code-grant' && client?.owner !== 'customer');
}

const byId = new Map(byMethod.map((all) => [all[0].id, all]));
const byGalleryTemplate = new Map(
  connectors.flatMap((connector) => connector.galleryTemplates.map(({ id }) => [id, connector] as const)),
);

/** By its usual method where it has not the one that is asked for. The same object each time. */
export function connectorById(id: string, method?: MethodKind): Connector | undefined {
  const all = byId.get(id.toLowerCase());
  return all?.find((one) => one.method.kind === method) ?? all?.[0];
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
