import { type Node, readJson } from './read-json.ts';

/**
 * The value of SyncNotificationSettings, a JSON object inside a string.
 * https://learn.microsoft.com/entra/identity/hybrid/cloud-sync/how-to-inbound-synch-ms-graph
 */
export type NotificationSettings = {
  enabled: boolean;
  /** Mail addresses as one text; '' for none. */
  recipients: string;
  deleteThresholdEnabled: boolean;
  /** How many deletions count as an accident. */
  deleteThresholdValue: number;
  /** How many further fields there are; published settings have more than these four. */
  others: number;
};

type FieldName = Exclude<keyof NotificationSettings, 'others'>;

/**
 * Undefined for whatever a form of these four fields could not write back unharmed. Fields beside them are no fault:
 * https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure-graph
 */
export function readNotificationSettings(text: string): NotificationSettings | undefined {
  const read = readJson(text);
  if (!read.ok || wrongFields(read.node).length > 0 || read.node.kind !== 'map') return undefined;
  const raw = new Map(read.node.members.map(({ name, node }) => [name, 'text' in node ? node.text : '']));
  return {
    enabled: raw.get('Enabled') === 'true',
    recipients: raw.get('Recipients') ?? '',
    deleteThresholdEnabled: raw.get('DeleteThresholdEnabled') === 'true',
    deleteThresholdValue: Number(raw.get('DeleteThresholdValue') ?? 0),
    others: read.node.members.filter(({ name }) => !fields.has(name)).length,
  };
}

/** In the order and spelling of Microsoft's own sample. */
export function writeNotificationSettings(settings: Pick<NotificationSettings, FieldName>): string {
  return JSON.stringify(Object.fromEntries(names.map(([field, name]) => [name, settings[field]])));
}

/** The same text with these fields changed, or added at the end; all else stays byte for byte. */
export function changeNotificationSettings(
  text: string,
  part: Partial<Pick<NotificationSettings, FieldName>>,
): string {
  return names.reduce((out, [field, name]) => {
    const value = part[field];
    return value === undefined ? out : withField(out, name, JSON.stringify(value));
  }, text);
}

function withField(text: string, name: string, value: string): string {
  const read = readJson(text);
  if (!read.ok || read.node.kind !== 'map') return text;
  const { members, start } = read.node;
  const present = members.find((member) => member.name === name);
  if (present) return text.slice(0, present.node.start) + value + text.slice(present.node.end);
  const end = members.at(-1)?.node.end ?? start + 1;
  return `${text.slice(0, end)}${members.length > 0 ? ',' : ''}${JSON.stringify(name)}:${value}${text.slice(end)}`;
}

const names: readonly (readonly [FieldName, string])[] = [
  ['enabled', 'Enabled'],
  ['recipients', 'Recipients'],
  ['deleteThresholdEnabled', 'DeleteThresholdEnabled'],
  ['deleteThresholdValue', 'DeleteThresholdValue'],
];

const fields: ReadonlyMap<string, (node: Node) => boolean> = new Map([
  ['Enabled', isBoolean],
  ['Recipients', (node: Node) => node.kind === 'text'],
  ['DeleteThresholdEnabled', isBoolean],
  ['DeleteThresholdValue', isCount],
]);

/**
 * Names of members that are repeated, of the wrong type, or one of the four in another case; '' when it is no object at all.
 * Missing ones are no fault, and neither are those that Microsoft has not documented.
 */
export function wrongFields(node: Node): readonly string[] {
  if (node.kind !== 'map') return [''];
  const seen = new Set<string>();
  return node.members
    .filter(({ name, node: value }) => {
      const fits = fields.get(name);
      const wrong = fits ? !fits(value) : lowerNames.has(name.toLowerCase());
      const repeated = seen.has(name);
      seen.add(name);
      return wrong || repeated;
    })
    .map(({ name }) => name);
}

const lowerNames = new Set(names.map(([, name]) => name.toLowerCase()));

function isBoolean(node: Node): boolean {
  return node.kind === 'literal' && (node.text === 'true' || node.text === 'false');
}

function isCount(node: Node): boolean {
  const value = node.kind === 'literal' ? Number(node.text) : Number.NaN;
  return Number.isSafeInteger(value) && value >= 0 && node.kind === 'literal' && node.text === String(value);
}
