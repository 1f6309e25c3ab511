import { linesOf } from './lines.ts';
import type { Node } from './node.ts';
import { readJson } from './read-json.ts';

type Row = { key: string; value: string };

/** Line and column from 1, columns in UTF-16 units. */
export type JsonViewProblem = {
  code: 'syntax' | 'too-deep' | 'no-list' | 'no-pair' | 'unknown-field' | 'repeated-field' | 'not-text';
  line: number;
  column: number;
};
export type JsonViewResult = { ok: true; rows: readonly Row[] } | { ok: false; problem: JsonViewProblem };

/** The body that would be sent, laid out for people. */
export function toJsonText(rows: readonly Row[]): string {
  return JSON.stringify({ credentials: rows.map(({ key, value }) => ({ key, value })) }, undefined, 2);
}

/**
 * The rows of such a text, in order and whatever they hold: `fromJsonText(toJsonText(rows))` gives them back. The list alone will
 * do, and the `@odata.type` that Microsoft's own sample sends in each item. All else is a problem, since it would be lost. Never throws.
 */
export function fromJsonText(text: string): JsonViewResult {
  const { placeAt } = linesOf(text);
  const refuse = (code: JsonViewProblem['code'], at: number): JsonViewResult => ({
    ok: false,
    problem: { code, ...placeAt(at) },
  });
  const read = readJson(text);
  if (!read.ok) return refuse(read.problem, read.at);
  const list = listIn(read.node);
  if (list.kind !== 'list') return refuse('no-list', list.start);
  const rows: Row[] = [];
  for (const item of list.items) {
    const row = rowOf(item);
    if ('code' in row) return refuse(row.code, row.at);
    rows.push(row);
  }
  return { ok: true, rows };
}

/** The list of credentials, or what stands in its place. */
function listIn(node: Node): Node {
  if (node.kind !== 'map') return node;
  const [member, more] = node.members;
  return member && !more && member.name === 'credentials' ? member.node : node;
}

function rowOf(node: Node): Row | { code: JsonViewProblem['code']; at: number } {
  if (node.kind !== 'map') return { code: 'no-pair', at: node.start };
  const found = new Map<string, string>();
  for (const { name, start, node: value } of node.members) {
    if (!['key', 'value', '@odata.type'].includes(name)) return { code: 'unknown-field', at: start };
    if (found.has(name)) return { code: 'repeated-field', at: start };
    if (value.kind !== 'text') return { code: 'not-text', at: value.start };
    found.set(name, value.text);
  }
  const key = found.get('key');
  const value = found.get('value');
  return key === undefined || value === undefined ? { code: 'no-pair', at: node.start } : { key, value };
}
