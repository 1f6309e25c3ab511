import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Drawn, drawnAfter, drawnAround, indicesOf, keyOf, spanAt, spanWithin } from './drawn-rows.ts';

const rowHeight = 44;
const places = fc.integer({ min: 0, max: 9_999 });
const idAt = (index: number) => (index < 10_000 ? `id ${index}` : undefined);
const none: Drawn = { first: 0, last: 0, keys: new Map(), turns: 0 };
const drawn: fc.Arbitrary<Drawn> = fc
  .record({ first: places, length: fc.integer({ min: 0, max: 40 }) })
  .map(({ first, length }) => ({ ...none, first, last: first + length }));
const heights = fc.integer({ min: 100, max: 2_000 });

test('keys that turn pages draw what comes in view, and move no element until the focus has left', () => {
  fc.assert(
    fc.property(drawn, fc.array(places, { maxLength: 4 }), places, heights, (first, walk, start, height) => {
      let before = first;
      let from = start;
      return walk.every((to) => {
        const inView = spanWithin(spanAt(to * rowHeight - height / 2, rowHeight, height), 10_000);
        const after = drawnAfter(before, inView, idAt, from);
        const [old, now] = [keysOf(before, from), keysOf(after, from)];
        const left = keyOf(before, `id ${from}`);
        const kept = now.filter((key) => old.includes(key));
        const isSame = keyOf(after, `id ${from}`) === left && now.includes(left);
        const isOrdered = from < after.first || from >= after.last || after.turns === before.turns;
        const isOther = from === to || keyOf(after, `id ${to}`) !== left;
        [before, from] = [after, to];
        return (
          after.first <= inView.first &&
          after.last >= inView.last &&
          to >= after.first &&
          to < after.last &&
          new Set(now).size === now.length &&
          isSame &&
          isOther &&
          (!isOrdered || old.filter((key) => now.includes(key)).join() === kept.join())
        );
      });
    }),
    { numRuns: 2_000 },
  );
});

/** Of the elements, one after the other, while the row at this place has the focus. */
function keysOf(of: Drawn, focused: number): readonly string[] {
  return indicesOf(of, focused).map((index) => keyOf(of, `id ${index}`));
}

test('pages far apart are written into the same elements, and rows that stay keep theirs', () => {
  const before = { ...none, last: 18 };
  const key = (index: number) => keyOf(before, `id ${index}`);
  // From the 4th row of a page: the others draw the first rows of another page, and one more its last one.
  const far = drawnAfter(before, { first: 100, last: 118 }, idAt, 3);
  expect(keysOf(far, 3).slice(0, 18)).toEqual(keysOf(before, 3));
  expect(keyOf(far, 'id 100')).toBe(key(0));
  expect(keyOf(far, 'id 103')).toBe(key(4));
  // The focus has left: the row it was in is gone, and no other element with it.
  expect(keysOf(far, 108)).toEqual(keysOf(far, 3).filter((each) => each !== key(3)));
  const near = drawnAfter(before, { first: 8, last: 26 }, idAt, 17);
  expect(keyOf(near, 'id 17')).toBe(key(17));
  // Back again, and by a scroll further: no two rows have one element.
  const back = drawnAfter(far, { first: 0, last: 18 }, idAt, 108);
  expect(new Set(Array.from({ length: 200 }, (_, index) => keyOf(back, `id ${index}`))).size).toBe(200);
  // A scroll leaves the row with the focus at the end that it is beyond.
  const scrolled = drawnAround(far, { first: 200, last: 218 }, 2);
  expect([indicesOf(scrolled, 108)[0], indicesOf(scrolled, 300).at(-1)]).toEqual([108, 300]);
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
