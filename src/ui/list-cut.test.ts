import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import { cut, cutStep, ListCut } from './list-cut.tsx';

const numbers = (length: number) => Array.from({ length }, (_, place) => place);
const words = (shown: number, total: number) =>
  renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: 'en' },
      createElement(ListCut, { shown, total, onMore: () => undefined }),
    ),
  );

test('of 10,000 jobs and of 5,000 stored keys the first hundred are shown, and it is said', () => {
  for (const total of [10_000, 5_000]) {
    expect(cut(numbers(total), cutStep)).toEqual(numbers(100));
    expect(words(cutStep, total)).toContain(`Showing 100 of ${total.toLocaleString('en')}.`);
  }
  expect(words(cutStep, 10_000)).toContain('Show 100 more');
  expect(words(9_950, 10_000)).toContain('Show 50 more');
});

test('a list that fits is shown whole, and nothing is said of it', () => {
  expect(cut(numbers(100), cutStep)).toEqual(numbers(100));
  expect(cut([], cutStep)).toEqual([]);
  expect(words(100, 100)).toBe('');
});

test('what is urgent is never left out for what is not, and the order stays', () => {
  expect(cut(numbers(10_000), 3, (number) => number === 9_999)).toEqual([0, 1, 9_999]);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 300 }), fc.nat(120), (items, length) => {
      const places = cut(items, length, (urgent) => urgent);
      const left = items.filter((urgent, place) => urgent && !places.includes(place)).length;
      assert.strictEqual(places.length, Math.min(items.length, length));
      assert.deepStrictEqual(
        places.toSorted((a, b) => a - b),
        places,
      );
      assert.strictEqual(new Set(places).size, places.length);
      if (left > 0) assert.ok(places.every((place) => items[place]));
    }),
    { numRuns: 2_000 },
  );
});
