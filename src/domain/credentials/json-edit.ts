import { forgettingMatches } from '#src/domain/checks/forgetting-matches.ts';
import { fromJsonText, type PlacedRow, type Refused, refused, toJsonText } from './json-view.ts';
import { masksOf } from './masks.ts';
import { pasteRisk } from './value-guard.ts';

type Row = { key: string; value: string };

/** `masked`: a mask in place of each hidden value. `open`: every value as it is. */
export type JsonView = 'masked' | 'open';
/** `from`: index of the row that it was before, undefined for a new one; no two rows were the same. */
export type JsonRow = Row & { from: number | undefined };
type Candidate = Row & { mask: number | undefined };

/** These rows as a text to edit. */
export function jsonOf(view: JsonView, rows: readonly Row[]): string {
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
  before: readonly Row[],
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
function originsOf(rows: readonly Candidate[], before: readonly Row[]): readonly (number | undefined)[] {
  const signs: readonly ((row: Candidate, old: Row, place: number) => boolean)[] = [
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
