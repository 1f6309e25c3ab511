import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Drawn, drawnAfter, drawnAround, keyOf, spanAt, spanWithin } from './drawn-rows.ts';

const rowHeight = 44;
const places = fc.integer({ min: 0, max: 9_999 });
const idAt = (index: number) => (index < 10_000 ? `id ${index}` : undefined);
const none: Drawn = { first: 0, last: 0, keys: new Map(), turns: 0 };
const drawn: fc.Arbitrary<Drawn> = fc
  .record({ first: places, length: fc.integer({ min: 0, max: 40 }) })
  .map(({ first, length }) => ({ ...none, first, last: first + length }));
const heights = fc.integer({ min: 100, max: 2_000 });

test('keys that turn pages draw what comes in view, and give the focus to another element', () => {
  fc.assert(
    fc.property(drawn, fc.array(places, { maxLength: 4 }), places, heights, (first, walk, start, height) => {
      let before = first;
      let from = start;
      return walk.every((to) => {
        const inView = spanWithin(spanAt(to * rowHeight - height / 2, rowHeight, height), 10_000);
        const after = drawnAfter(before, inView, idAt, [from, to]);
        const keys = Array.from({ length: after.last - after.first }, (_, at) =>
          keyOf(after, `id ${after.first + at}`),
        );
        const isOther = from === to || keyOf(after, `id ${to}`) !== keyOf(before, `id ${from}`);
        [before, from] = [after, to];
        return (
          after.first <= inView.first &&
          after.last >= inView.last &&
          to >= after.first &&
          to < after.last &&
          new Set(keys).size === keys.length &&
          isOther
        );
      });
    }),
    { numRuns: 2_000 },
  );
});

test('pages far apart are written into the same elements, and rows that stay keep theirs', () => {
  const before = { ...none, last: 18 };
  const key = (index: number) => keyOf(before, `id ${index}`);
  // From the 4th row of a page to the 9th of another: the first row is drawn by the element of the first.
  const far = drawnAfter(before, { first: 100, last: 118 }, idAt, [3, 108]);
  expect(keyOf(far, 'id 100')).toBe(key(0));
  expect(keyOf(far, 'id 117')).toBe(key(17));
  // The 9th row of each: its element is the next one.
  expect(keyOf(drawnAfter(before, { first: 100, last: 118 }, idAt, [8, 108]), 'id 108')).toBe(key(9));
  const near = drawnAfter(before, { first: 8, last: 26 }, idAt, [17, 18]);
  expect(keyOf(near, 'id 17')).toBe(key(17));
  // Back again, and by a scroll further: no two rows have one element.
  const back = drawnAfter(far, { first: 0, last: 18 }, idAt, [108, 0]);
  expect(new Set(Array.from({ length: 200 }, (_, index) => keyOf(back, `id ${index}`))).size).toBe(200);
});

test('a scroll draws anew only where too little is left, and a view is never without its rows', () => {
  fc.assert(
    fc.property(drawn, places, heights, fc.constantFrom(0, 2), (before, first, height, least) => {
      const inView = spanAt(first * rowHeight + 7, rowHeight, height);
      const after = drawnAround(before, inView, least);
      return (
        inView.last * rowHeight >= first * rowHeight + 7 + height &&
        after.first <= Math.max(0, inView.first - least) &&
        after.last >= inView.last + least &&
        drawnAround(after, inView, least) === after
      );
    }),
    { numRuns: 20_000 },
  );
});

test('at the end of the table, as many rows are drawn as anywhere', () => {
  expect(spanWithin({ first: 95, last: 113 }, 100)).toEqual({ first: 82, last: 100 });
  expect(spanWithin({ first: 0, last: 18 }, 7)).toEqual({ first: 0, last: 7 });
});
