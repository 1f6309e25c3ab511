import { findKey, findKeyAnyCase } from './keys.ts';

/** Rows count from 0. `otherRow` is the first row with the same key, `suggestion` the key that was probably meant. */
export type RowProblem =
  | {
      row: number;
      field: 'key' | 'value';
      problem: 'key-missing' | 'key-unknown' | 'key-duplicate' | 'value-empty';
      otherRow?: number;
      suggestion?: string;
    }
  | { problem: 'no-rows' };

/**
 * What keeps these rows from being sent, in row order; empty when nothing does.
 * A value of blanks is a value: it travels as typed, so whether it is sensible is not decided here.
 */
export function checkRows(rows: readonly { key: string; value: string }[]): readonly RowProblem[] {
  if (rows.length === 0) return [{ problem: 'no-rows' }];
  const firstRowOf = new Map<string, number>();
  return rows.flatMap(({ key, value }, row) => [
    ...keyProblems(key, row, firstRowOf),
    // Compared, never matched: a regular expression keeps the last text it matched alive in memory.
    ...(value === '' ? [{ row, field: 'value', problem: 'value-empty' } as const] : []),
  ]);
}

function keyProblems(key: string, row: number, firstRowOf: Map<string, number>): readonly RowProblem[] {
  if (key.trim() === '') return [{ row, field: 'key', problem: 'key-missing' }];
  const otherRow = firstRowOf.get(key);
  if (otherRow !== undefined) return [{ row, field: 'key', problem: 'key-duplicate', otherRow }];
  firstRowOf.set(key, row);
  if (findKey(key) !== undefined) return [];
  const suggestion = findKeyAnyCase(key);
  return [{ row, field: 'key', problem: 'key-unknown', ...(suggestion !== undefined && { suggestion }) }];
}
