import { hasHidden } from '#src/domain/credentials/value-guard.ts';
import { findKey, findKeyAnyCase } from '#src/domain/keys/keys.ts';

/** A value that is not empty is judged elsewhere: it travels as typed, blanks too. */
export type CheckedRow = { key: string; value: string; allowUnknownKey?: boolean };

/** Rows count from 0. `otherRow` is the first row with the same key, `suggestion` the key that was probably meant. */
export type RowProblem =
  | {
      row: number;
      field: 'key' | 'value';
      problem: 'key-missing' | 'key-hidden' | 'key-unknown' | 'key-duplicate' | 'value-empty';
      otherRow?: number;
      suggestion?: string;
    }
  | { problem: 'no-rows' };

/** What blocks the send of these rows, in row order; empty when nothing does. Blank rows do not count. */
export function checkRows(rows: readonly CheckedRow[]): readonly RowProblem[] {
  if (rows.every(isBlankRow)) return [{ problem: 'no-rows' }];
  const firstRowOf = new Map<string, number>();
  return rows.flatMap((checked, row) => {
    if (isBlankRow(checked)) return [];
    return [
      ...keyProblems(checked, row, firstRowOf),
      // Compared, never matched: a regular expression keeps the last text it matched alive in memory.
      ...(checked.value === '' ? [{ row, field: 'value', problem: 'value-empty' } as const] : []),
    ];
  });
}

/** Neither a key nor a value: the row that waits at the end to be filled in. */
export function isBlankRow({ key, value }: { key: string; value: string }): boolean {
  return value === '' && key.trim() === '';
}

function keyProblems(
  { key, allowUnknownKey }: CheckedRow,
  row: number,
  firstRowOf: Map<string, number>,
): readonly RowProblem[] {
  if (key.trim() === '') return [{ row, field: 'key', problem: 'key-missing' }];
  // It may look like another key, or like the one that it is not.
  if (!allowUnknownKey && hasHidden(key)) return [{ row, field: 'key', problem: 'key-hidden' }];
  const otherRow = firstRowOf.get(key);
  if (otherRow !== undefined) return [{ row, field: 'key', problem: 'key-duplicate', otherRow }];
  firstRowOf.set(key, row);
  if (allowUnknownKey || findKey(key) !== undefined) return [];
  const suggestion = findKeyAnyCase(key);
  return [{ row, field: 'key', problem: 'key-unknown', ...(suggestion !== undefined && { suggestion }) }];
}
