import type { KeyMark } from '#src/domain/keys/keys.ts';
import type { ConnectorEntry, GuideFile, MethodField } from './connector.ts';
import { fromUncertain, idOf } from './connectors.ts';

// The bundle leaves out all that stands in a file besides its entry.
const files = import.meta.glob<GuideFile['entry']>('./guide/*.json', { eager: true, import: 'entry' });

/** The entry of a file of the guide, whose name is the id. */
export function entryOf(file: string, entry: GuideFile['entry']): ConnectorEntry {
  return { id: idOf(file), general: false, synchronizationTemplates: [], galleryTemplates: [], ...entry };
}

/** Every connector of the guide, without its longer texts: those load by `guide.ts`. */
export const connectorEntries: readonly ConnectorEntry[] = Object.entries(files).map(([file, entry]) =>
  entryOf(file, entry),
);

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
