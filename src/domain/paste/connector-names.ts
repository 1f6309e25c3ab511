import type { ConnectorEntry } from '#src/domain/connectors/connector.ts';
import { connectorEntries } from '#src/domain/connectors/connectors.ts';
import { type ConnectorNames, keyMeant } from '#src/domain/credentials/plan-merge.ts';
import { type CredentialKey, folded, meaningOf } from '#src/domain/keys/keys.ts';

/** How a connector's guide names its keys, whichever the method; nothing for an id that it does not know. */
export function connectorNames(id: string | undefined): ConnectorNames | undefined {
  const entry = connectorEntries.find((one) => one.id === id?.toLowerCase());
  return entry && namesIn(entry);
}

function namesIn({ general, names, methods }: ConnectorEntry): ConnectorNames {
  const words = general ? [] : names.flatMap((name) => [name, name.split(' ')[0] ?? name]);
  // The longest first, so that nothing of the product's name is left.
  const prefixes = [...new Set(words.map(folded))]
    .filter((word) => word.length > 2)
    .toSorted((one, other) => other.length - one.length);
  const all = methods.flatMap(({ fields }) => fields);
  const fields = new Map<string, { key: CredentialKey | undefined; words: string }>();
  const add = (name: string, field: { key: CredentialKey | undefined; words: string }) => {
    if (name !== '' && !fields.has(name)) fields.set(name, field);
  };
  for (const { key, label } of all) if (label !== undefined) add(folded(label), { key, words: label });
  for (const { key, called } of all) if (called !== undefined) add(folded(called), { key, words: called });
  // "AWS access token" is on the vendor's page without its name.
  for (const [name, field] of fields)
    for (const prefix of prefixes) if (name.startsWith(prefix)) add(name.slice(prefix.length), field);
  return { fields, prefixes, keys: [...new Set(all.flatMap(({ key }) => key ?? []))] };
}

/** What some connector's guide calls a key. */
const namesOfGuide: ReadonlySet<string> = new Set(
  connectorEntries.flatMap((entry) =>
    [...namesIn(entry).fields].flatMap(([name, { key }]) => (key === undefined ? [] : [name])),
  ),
);

/** Whether a name means a key, here or to some connector: what a text holds does not depend on what is chosen. */
export function isKeyName(text: string): boolean {
  return keyMeant(text) !== undefined || namesOfGuide.has(meaningOf(text).name);
}
