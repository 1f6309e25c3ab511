import type { Credential } from './credential.ts';
import { forgettingMatches } from '#src/domain/value-memory.ts';
import { pasteRisk } from './value-guard.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import { linesOf, type Node, readJson } from './read-json.ts';

/** `masked`: a mask in place of each hidden value. `open`: every value as it is. */
export type JsonView = 'masked' | 'open';
/** `from`: index of the row that it was before, undefined for a new one; no two rows were the same. */
export type JsonRow = Credential & { from: number | undefined };
type Candidate = Credential & { mask: number | undefined };

/** These rows as a text to edit. */
export function jsonOf(view: JsonView, rows: readonly Credential[]): string {
  if (view === 'open') return toJsonText(rows);
  const masks = masksOf(rows);
  return toJsonText(rows.map(({ key, value }, at) => ({ key, value: masks.of(at) ?? value })));
}

/**
 * The rows of such a text after its edit; unchanged it gives the rows of before. A mask stands for its row's value of before wherever
 * it is moved or copied to. What fields of a form could not hold is a problem, with its place. Never throws.
 */
export function readEdited(
  view: JsonView,
  text: string,
  before: readonly Credential[],
): { ok: true; rows: readonly JsonRow[] } | Refused {
  return forgettingMatches(() => {
    const read = fromJsonText(text);
    if (!read.ok) return read;
    const masks = view === 'masked' ? masksOf(before) : undefined;
    const rows: Candidate[] = [];
    for (const row of read.rows) {
      const mask = masks?.rowOf(row.value);
      if (mask === 'broken') return refused(text, 'unknown-mask', row.valueAt);
      const hidden = mask === undefined ? undefined : before[mask];
      const risk = riskOf(row);
      if (risk) return refused(text, risk.code, risk.at);
      rows.push({ key: row.key, value: hidden?.value ?? row.value, mask });
    }
    const from = originsOf(rows, before);
    return { ok: true, rows: rows.map(({ key, value }, at) => ({ from: from[at], key, value })) };
  });
}

/** A key is a single line, a value may have several. */
function riskOf({ key, value, keyAt, valueAt }: PlacedRow) {
  const ofKey = pasteRisk(key);
  if (ofKey === 'nul') return { code: ofKey, at: keyAt };
  if (ofKey !== 'none') return { code: 'line-break-in-key' as const, at: keyAt };
  const ofValue = pasteRisk(value);
  return ofValue === 'nul' || ofValue === 'carriage-return' ? { code: ofValue, at: valueAt } : undefined;
}

/** Which row each one was: by its mask, else by its key, else by its value, the surest first. */
function originsOf(
  rows: readonly Candidate[],
  before: readonly Credential[],
): readonly (number | undefined)[] {
  const signs: readonly ((row: Candidate, old: Credential, place: number) => boolean)[] = [
    ({ key, mask }, old, place) => mask === place && key === old.key,
    ({ mask }, _, place) => mask === place,
    ({ key, value }, old) => key === old.key && value === old.value,
    ({ key }, old) => key === old.key,
    ({ value }, old) => value !== '' && value === old.value,
  ];
  const free = new Map(before.entries());
  const from = new Map<number, number>();
  for (const fits of signs) {
    for (const [at, row] of rows.entries()) {
      if (from.has(at)) continue;
      const found = [...free].find(([place, old]) => fits(row, old, place));
      if (!found) continue;
      from.set(at, found[0]);
      free.delete(found[0]);
    }
  }
  return rows.map((_, at) => from.get(at));
}

/** Texts that stand for the hidden values of some rows. Rows count from 0, the numbers in the masks from 1. */
type Masks = {
  /** The mask of a row, or nothing where its value is shown. */
  of: (row: number) => string | undefined;
  /** The row that a text stands for; `broken` where it has a mask's dots and stands for none. */
  rowOf: (text: string) => number | 'broken' | undefined;
};

const dot = '•';

/**
 * Hides what is a secret and not empty. No value that is shown has as many dots in a row as a mask, nor as what is left of one after
 * an edit, so each text says by itself what it is. The masks depend on nothing of a hidden value.
 */
function masksOf(rows: readonly Credential[]): Masks {
  const hides = ({ key, value }: Credential) => value !== '' && classOf(key) === 'secret';
  const longest = rows.reduce((most, row) => (hides(row) ? most : Math.max(most, longestRun(row.value))), 0);
  const dots = dot.repeat(longest + 8);
  const masks = rows.map((row, at) => (hides(row) ? `${dots} ${at + 1}` : undefined));
  const byMask = new Map(masks.flatMap((mask, at) => (mask === undefined ? [] : [[mask, at] as const])));
  return {
    of: (row) => masks[row],
    rowOf: (text) => byMask.get(text) ?? (longestRun(text) >= longest + 2 ? 'broken' : undefined),
  };
}

/** Counted, never matched: a regular expression keeps the last text it matched alive in memory. */
function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const char of text) {
    run = char === dot ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** With the places of key and value as offsets into the text. */
type PlacedRow = Credential & { keyAt: number; valueAt: number };

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
type Refused = { ok: false; problem: JsonProblem };

/** The body that would be sent, laid out for people. */
export function toJsonText(rows: readonly Credential[]): string {
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

function refused(text: string, code: JsonProblemCode, at: number): Refused {
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
