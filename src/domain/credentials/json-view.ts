import { linesOf } from './lines.ts';
import type { Node } from './node.ts';
import { readJson } from './read-json.ts';

type Row = { key: string; value: string };
/** With the places of key and value as offsets into the text. */
export type PlacedRow = Row & { keyAt: number; valueAt: number };

export type JsonProblemCode =
  | 'syntax'
  | 'too-deep'
  | 'no-list'
  | 'no-pair'
  | 'unknown-field'
  | 'repeated-field'
  | 'not-text'
  | 'unknown-mask'
  | 'line-break-in-key'
  | 'carriage-return'
  | 'nul';
/** `at` is an offset into the text; line and column count from 1, columns in UTF-16 units. */
export type JsonProblem = { code: JsonProblemCode; at: number; line: number; column: number };
export type Refused = { ok: false; problem: JsonProblem };

/** The body that would be sent, laid out for people. */
export function toJsonText(rows: readonly Row[]): string {
  return JSON.stringify({ credentials: rows.map(({ key, value }) => ({ key, value })) }, undefined, 2);
}

/**
 * The rows of such a text, in order and whatever they hold: `fromJsonText(toJsonText(rows))` gives them back. The list alone will
 * do, and the `@odata.type` that Microsoft's own sample sends in each item. All else is a problem, since it would be lost. Never throws.
 */
export function fromJsonText(text: string): { ok: true; rows: readonly PlacedRow[] } | Refused {
  const read = readJson(text);
  if (!read.ok) return refused(text, read.problem, read.at);
  const list = listIn(read.node);
  if (list.kind !== 'list') return refused(text, 'no-list', list.start);
  const rows: PlacedRow[] = [];
  for (const item of list.items) {
    const row = rowOf(item);
    if ('code' in row) return refused(text, row.code, row.at);
    rows.push(row);
  }
  return { ok: true, rows };
}

export function refused(text: string, code: JsonProblemCode, at: number): Refused {
  return { ok: false, problem: { code, at, ...linesOf(text).placeAt(at) } };
}

/** The list of credentials, or what stands in its place. */
function listIn(node: Node): Node {
  if (node.kind !== 'map') return node;
  const [member, more] = node.members;
  return member && !more && member.name === 'credentials' ? member.node : node;
}

function rowOf(node: Node): PlacedRow | { code: JsonProblemCode; at: number } {
  if (node.kind !== 'map') return { code: 'no-pair', at: node.start };
  const found = new Map<string, Node & { kind: 'text' }>();
  for (const { name, start, node: value } of node.members) {
    if (!['key', 'value', '@odata.type'].includes(name)) return { code: 'unknown-field', at: start };
    if (found.has(name)) return { code: 'repeated-field', at: start };
    if (value.kind !== 'text') return { code: 'not-text', at: value.start };
    found.set(name, value);
  }
  const key = found.get('key');
  const value = found.get('value');
  if (!key || !value) return { code: 'no-pair', at: node.start };
  return { key: key.text, value: value.text, keyAt: key.start, valueAt: value.start };
}
