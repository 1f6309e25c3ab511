import type { Node } from './node.ts';
import { readJson } from './read-json.ts';

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
};

/** Undefined for whatever a form of these four fields could not write back unharmed. */
export function readNotificationSettings(text: string): NotificationSettings | undefined {
  const read = readJson(text);
  if (!read.ok || wrongFields(read.node).length > 0 || read.node.kind !== 'map') return undefined;
  const raw = new Map(read.node.members.map(({ name, node }) => [name, 'text' in node ? node.text : '']));
  return {
    enabled: raw.get('Enabled') === 'true',
    recipients: raw.get('Recipients') ?? '',
    deleteThresholdEnabled: raw.get('DeleteThresholdEnabled') === 'true',
    deleteThresholdValue: Number(raw.get('DeleteThresholdValue') ?? 0),
  };
}

/** In the order and spelling of Microsoft's own sample. */
export function writeNotificationSettings(settings: NotificationSettings): string {
  return JSON.stringify({
    Enabled: settings.enabled,
    Recipients: settings.recipients,
    DeleteThresholdEnabled: settings.deleteThresholdEnabled,
    DeleteThresholdValue: settings.deleteThresholdValue,
  });
}

const fields: ReadonlyMap<string, (node: Node) => boolean> = new Map([
  ['Enabled', isBoolean],
  ['Recipients', (node: Node) => node.kind === 'text'],
  ['DeleteThresholdEnabled', isBoolean],
  ['DeleteThresholdValue', isCount],
]);

/** Names of members that are unknown, repeated or of the wrong type; '' when it is no object at all. Missing ones are no fault. */
export function wrongFields(node: Node): readonly string[] {
  if (node.kind !== 'map') return [''];
  const { members } = node;
  return members
    .filter(({ name, node: value }, at) => {
      const fits = fields.get(name);
      return !fits?.(value) || members.findIndex((member) => member.name === name) !== at;
    })
    .map(({ name }) => name);
}

function isBoolean(node: Node): boolean {
  return node.kind === 'literal' && (node.text === 'true' || node.text === 'false');
}

function isCount(node: Node): boolean {
  const value = node.kind === 'literal' ? Number(node.text) : Number.NaN;
  return Number.isSafeInteger(value) && value >= 0 && node.kind === 'literal' && node.text === String(value);
}
