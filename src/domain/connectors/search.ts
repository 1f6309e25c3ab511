import type { ConnectorEntry } from './connector.ts';

/** Letters and digits alone, without case and accents: `Secret Token` and `SecretToken` are one. */
function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  // A sign alone is searched for as it is, and finds nothing.
  return plain === '' ? text : plain;
}

const known = new WeakMap<ConnectorEntry, readonly string[]>();

/** Names, labels, keys and ids of templates, of all methods; folded once, since every keystroke looks at them. */
function termsOf(entry: ConnectorEntry): readonly string[] {
  const before = known.get(entry);
  if (before) return before;
  const { id, names, methods, synchronizationTemplates } = entry;
  const fields = methods.flatMap((method) => method.fields);
  const terms = [
    id,
    ...names,
    ...fields.flatMap(({ label = '', key = '' }) => [label, key]),
    ...synchronizationTemplates.map((template) => template.id),
  ].map(folded);
  known.set(entry, terms);
  return terms;
}

/** Finds the connectors that hold every word; `also` are words in the person's language. */
export function searchConnectors(
  entries: readonly ConnectorEntry[],
  text: string,
  also: (entry: ConnectorEntry) => readonly string[],
): readonly ConnectorEntry[] {
  const words = text.trim().split(/\s+/).filter(Boolean).map(folded);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const terms = [...termsOf(entry), ...also(entry).map(folded)];
    return words.every((word) => terms.some((term) => term.includes(word)));
  });
}
