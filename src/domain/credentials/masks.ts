import { classOf } from '#src/domain/keys/keys.ts';

type Row = { key: string; value: string };

/** Texts that stand for the hidden values of some rows. Rows count from 0, the numbers in the masks from 1. */
export type Masks = {
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
export function masksOf(rows: readonly Row[]): Masks {
  const hides = ({ key, value }: Row) => value !== '' && classOf(key) === 'secret';
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
