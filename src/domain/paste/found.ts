import { findKey } from '#src/domain/keys/keys.ts';
import type { Node } from '#src/domain/credentials/read-json.ts';
import { isKeyName } from './connector-names.ts';

export type PasteFormat =
  | 'env'
  | 'json-map'
  | 'json-list'
  | 'json-credentials'
  | 'json-value'
  | 'table'
  | 'yaml'
  | 'powershell'
  | 'terraform'
  | 'command'
  | 'http'
  | 'pairs'
  | 'unknown';

export type IgnoredReason =
  | 'blank'
  | 'comment'
  /** Brackets and other marks around the data. */
  | 'structure'
  /** A name that no environment variable and no key has; the line may hold one all the same. */
  | 'names-key'
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
  /** What a text seems to be in which nothing was found. */
  seems?: Seems;
};
export type Seems =
  | 'powershell'
  | 'command'
  | 'http'
  | 'markup'
  | 'terraform'
  | 'json'
  | 'one-value'
  | 'other';
export type FoundEntry = { key: string; value: string; start: number; end: number };
export type FoundIgnored = { reason: IgnoredReason; start: number; end: number };

type Pair = FoundEntry | FoundIgnored;
type MapNode = Node & { kind: 'map' };
export type JsonShape = 'map' | 'list' | 'credentials' | 'value';
export type FoundPairs = Pick<Found, 'entries' | 'ignored'>;

/**
 * The pairs in JSON of one of the known shapes: a map of values by key, a list of `{key, value}`, or either of the bodies
 * that Graph takes, `{credentials: […]}` and `{value: […]}`. Undefined for any other.
 */
export function foundInJson(node: Node): (FoundPairs & { shape: JsonShape }) | undefined {
  const pairs: Pair[] = [];
  const shaped = (shape: JsonShape) => ({ shape, ...sorted(pairs) });
  if (node.kind === 'list' || (node.kind === 'map' && isPair(node))) {
    pairs.push(...(node.kind === 'list' ? node.items : [node]).flatMap(pairsIn));
    return shaped('list');
  }
  if (node.kind !== 'map') return undefined;
  const shape = (['credentials', 'value'] as const).find((name) =>
    node.members.some((member) => isBodyOf(name, member)),
  );
  for (const member of node.members) {
    const { name, start, node: value } = member;
    if (shape === undefined) pairs.push(pairOf(name, start, value));
    else if (isBodyOf(shape, member))
      pairs.push(...(value.kind === 'list' ? value.items : [value]).flatMap(pairsIn));
    else pairs.push({ reason: 'other-field', start, end: value.end });
  }
  return shaped(shape ?? 'map');
}

/**
 * The pairs anywhere in a tree: each `{key, value}` at whatever depth, and without any the members of maps that have the name
 * of a key. `label` or `name` in place of `key` counts where it names one: https://developer.1password.com/docs/cli/item-fields
 */
export function foundAnywhere(root: Node): FoundPairs & { pairs: number } {
  const pairs: Pair[] = [];
  const loose: Pair[] = [];
  /** Of maps that name no key at all. */
  const others: Pair[] = [];
  /** `open`: whether the names of a map may be keys by themselves. */
  const visit = (node: Node, open: boolean) => {
    const visitAll = (nodes: readonly Node[] = []) => nodes.forEach((one) => visit(one, open));
    switch (node.kind) {
      case 'map': {
        const isOne = isPair(node) || isLabelled(node);
        if (isOne) pairs.push(...pairsIn(node));
        else if (isHalf(node)) pairs.push(notAPair(node));
        else visitMembers(node, open);
        // After an open bracket without an end, the rest seems to be inside.
        for (const one of node.within ?? []) {
          if (!isBare(one)) visit(one, open);
          else if (isOne) pairs.push(notAPair(one));
        }
        return;
      }
      case 'list': {
        const holdsPairs = node.items.some(
          (item) => item.kind === 'map' && (isPair(item) || isLabelled(item)),
        );
        for (const item of node.items) {
          if (holdsPairs && isBare(item)) pairs.push(notAPair(item));
          else visit(item, open);
        }
        return;
      }
      case 'text':
      case 'code':
        return visitAll(node.within);
      case 'literal':
      case 'null':
        return;
      case 'broken':
        loose.push({ reason: 'unreadable', start: node.start, end: node.end });
    }
  };
  const visitMembers = (node: MapNode, open: boolean) => {
    // The text as a whole is no map: what is assigned there is read by lines.
    const isMap = open && node !== root && node.members.some(({ name }) => isKeyName(name));
    const bare = node === root ? [] : (node.within ?? []).filter(isBare);
    (isMap ? loose : others).push(...bare.map(notAPair));
    for (const { name, start, node: value } of node.members) {
      const nests = value.kind === 'list' || value.kind === 'map';
      if (isMap && (!nests || isKeyName(name))) loose.push(pairOf(name, start, value));
      else if (open && node !== root && value.kind !== 'broken' && !nests)
        others.push(pairOf(name, start, value));
      else if (value.kind === 'broken') loose.push({ reason: 'unreadable', start, end: value.end });
      // What a key is given as an object is its value, though not one that can be sent.
      if (nests || !isMap) visit(value, open && !(isMap && nests && isKeyName(name)));
    }
  };
  visit(root, true);
  const isEntry = (pair: Pair) => !('reason' in pair);
  const count = pairs.filter(isEntry).length;
  const brokenOnes = loose.filter((pair) => 'reason' in pair && pair.reason === 'unreadable');
  // Beside real pairs a map such as the headers of a request is something else.
  if (count > 0) return { ...sorted([...pairs, ...brokenOnes]), pairs: pairs.length };
  const found = [...pairs, ...loose];
  return { ...sorted(found.length > brokenOnes.length ? found : [...found, ...others]), pairs: pairs.length };
}

/** A word or a string by itself, with no data in it. */
function isBare(node: Node): boolean {
  return (
    node.kind === 'literal' ||
    node.kind === 'null' ||
    ((node.kind === 'text' || node.kind === 'code') && (node.within ?? []).length === 0)
  );
}

function sorted(pairs: readonly Pair[]): FoundPairs {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  for (const pair of pairs) {
    if ('reason' in pair) ignored.push(pair);
    else entries.push(pair);
  }
  return { entries, ignored };
}

function isBodyOf(shape: string, { name, node }: { name: string; node: Node }): boolean {
  return name.toLowerCase() === shape && (node.kind === 'list' || (node.kind === 'map' && isPair(node)));
}

/** A key without a value. */
function isHalf({ members }: MapNode): boolean {
  return members.some(
    ({ name, node }) =>
      name.toLowerCase() === 'key' && node.kind === 'text' && findKey(node.text) !== undefined,
  );
}

function notAPair({ start, end }: Node): FoundIgnored {
  return { reason: 'not-a-pair', start, end };
}

function hasMember(node: MapNode, wanted: string): boolean {
  return node.members.some(({ name }) => name.toLowerCase() === wanted);
}

function isPair(node: MapNode): boolean {
  return hasMember(node, 'key') && hasMember(node, 'value');
}

function isLabelled(node: MapNode): boolean {
  const label = labelOf(node);
  return label !== undefined && hasMember(node, 'value') && isKeyName(label);
}

function labelOf(node: MapNode): string | undefined {
  const member = node.members.find(
    ({ name, node: value }) => ['label', 'name'].includes(name.toLowerCase()) && value.kind === 'text',
  );
  return member?.node.kind === 'text' ? member.node.text : undefined;
}

/** One `{key, value}`, and the members beside them. */
function pairsIn(node: Node): readonly Pair[] {
  const { start, end } = node;
  if (node.kind === 'broken') return [{ reason: 'unreadable', start, end }];
  if (node.kind !== 'map') return [{ reason: 'not-a-pair', start, end }];
  const named = (wanted: string) => node.members.filter(({ name }) => name.toLowerCase() === wanted);
  const keyName = ['key', 'label', 'name'].find((name) => named(name).length > 0) ?? 'key';
  const [key, secondKey] = named(keyName);
  const [value, secondValue] = named('value');
  if (!key || !value || secondKey || secondValue) return [{ reason: 'not-a-pair', start, end }];
  const others = node.members
    .filter((member) => member !== key && member !== value)
    .map((member) => ({ reason: 'other-field', start: member.start, end: member.node.end }) as const);
  const name =
    key.node.kind === 'text'
      ? key.node.text
      : key.node.kind === 'code' && findKey(key.node.name ?? '') !== undefined
        ? key.node.name
        : undefined;
  if (name === undefined) {
    const reason =
      key.node.kind === 'code' ? 'not-literal' : key.node.kind === 'broken' ? 'unreadable' : 'not-a-pair';
    return [{ reason, start, end }, ...others];
  }
  const pair = pairOf(name, start, value.node);
  // A string without an end may have swallowed the closing bracket.
  return [value.node.kind === 'broken' ? pair : { ...pair, end }, ...others];
}

function pairOf(key: string, start: number, node: Node): Pair {
  const { end } = node;
  // This only becomes a list of pairs, but a caller may build an object from it and must stay safe.
  if (key === '__proto__') return { reason: 'forbidden-key', start, end };
  switch (node.kind) {
    case 'text':
    case 'literal':
      return { key, value: node.text, start, end };
    case 'null':
      return { reason: 'null', start, end };
    case 'code':
      return { reason: 'not-literal', start, end };
    case 'broken':
      return { reason: 'unreadable', start, end };
    case 'list':
    case 'map':
      return { reason: 'nested', start, end };
  }
}
