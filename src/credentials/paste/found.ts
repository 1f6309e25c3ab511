import type { Node } from '#src/credentials/node.ts';

export type PasteFormat =
  | 'env'
  | 'json-map'
  | 'json-list'
  | 'json-credentials'
  | 'json-value'
  | 'tsv'
  | 'powershell'
  | 'terraform'
  | 'curl';

export type IgnoredReason =
  | 'blank'
  | 'comment'
  /** Brackets and other marks around the data. */
  | 'structure'
  /** A part that says something else than a key and a value. */
  | 'other-field'
  | 'not-a-pair'
  /** A variable, a call or a file name: it would have to be run to have a value. */
  | 'not-literal'
  | 'nested'
  | 'null'
  | 'forbidden-key'
  /** The heading of a table. */
  | 'heading'
  | 'too-many-columns'
  /** Everything, where the text as a whole could not be read. */
  | 'unreadable';

/** With offsets into the text; `end` is exclusive. */
export type Found = {
  format: PasteFormat;
  entries: readonly FoundEntry[];
  ignored: readonly FoundIgnored[];
  problem?: { code: 'syntax' | 'too-deep'; at: number };
};
export type FoundEntry = { key: string; value: string; start: number; end: number };
export type FoundIgnored = { reason: IgnoredReason; start: number; end: number };

export function unreadable(
  format: PasteFormat,
  text: string,
  code: 'syntax' | 'too-deep',
  at: number,
): Found {
  const ignored: FoundIgnored[] = [{ reason: 'unreadable', start: 0, end: text.length }];
  return { format, entries: [], ignored, problem: { code, at } };
}

/**
 * The pairs in data of one of the known shapes: a map of values by key, a list of `{key, value}`, or either of the bodies
 * that Graph takes, `{credentials: […]}` and `{value: […]}`.
 */
export function foundIn(
  node: Node,
): Omit<Found, 'format'> & { shape: 'map' | 'list' | 'credentials' | 'value' } {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  const put = (found: Pair) => {
    if ('reason' in found) ignored.push(found);
    else entries.push(found);
  };
  if (node.kind === 'list') {
    node.items.flatMap(pairsIn).forEach(put);
    return { shape: 'list', entries, ignored };
  }
  if (node.kind !== 'map' || isPair(node)) {
    pairsIn(node).forEach(put);
    return { shape: 'list', entries, ignored };
  }
  const body = ['credentials', 'value'] as const;
  const shape = body.find((name) => node.members.some((member) => isBodyOf(name, member)));
  for (const member of node.members) {
    const { name, start, node: value } = member;
    if (shape === undefined) put(pairOf(name, start, value));
    else if (isBodyOf(shape, member))
      (value.kind === 'list' ? value.items : [value]).flatMap(pairsIn).forEach(put);
    else ignored.push({ reason: 'other-field', start, end: value.end });
  }
  return { shape: shape ?? 'map', entries, ignored };
}

type Pair = FoundEntry | FoundIgnored;

function isBodyOf(shape: string, { name, node }: { name: string; node: Node }): boolean {
  return name.toLowerCase() === shape && (node.kind === 'list' || isPair(node));
}

function isPair(node: Node): boolean {
  return (
    node.kind === 'map' &&
    ['key', 'value'].every((wanted) => node.members.some(({ name }) => name.toLowerCase() === wanted))
  );
}

/** One `{key, value}`, and whatever else stands beside them. */
export function pairsIn(node: Node): readonly Pair[] {
  const { start, end } = node;
  if (node.kind !== 'map') return [{ reason: 'not-a-pair', start, end }];
  const named = (wanted: string) => node.members.filter(({ name }) => name.toLowerCase() === wanted);
  const [key, secondKey] = named('key');
  const [value, secondValue] = named('value');
  if (!key || !value || secondKey || secondValue) return [{ reason: 'not-a-pair', start, end }];
  const others = node.members
    .filter((member) => member !== key && member !== value)
    .map((member) => ({ reason: 'other-field', start: member.start, end: member.node.end }) as const);
  if (key.node.kind === 'code') return [{ reason: 'not-literal', start, end }, ...others];
  if (key.node.kind !== 'text') return [{ reason: 'not-a-pair', start, end }, ...others];
  return [{ ...pairOf(key.node.text, start, value.node), end }, ...others];
}

function pairOf(key: string, start: number, node: Node): Pair {
  const { end } = node;
  // Only a list of pairs is ever built of this, but whoever builds an object of it must not be caught out.
  if (key === '__proto__') return { reason: 'forbidden-key', start, end };
  switch (node.kind) {
    case 'text':
    case 'literal':
      return { key, value: node.text, start, end };
    case 'null':
      return { reason: 'null', start, end };
    case 'code':
      return { reason: 'not-literal', start, end };
    case 'list':
    case 'map':
      return { reason: 'nested', start, end };
  }
}
