import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { distanceOf, RelativeTime, utcTime } from './relative-time.tsx';

const now = Date.UTC(2026, 10, 30, 12);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

beforeEach(() => vi.useFakeTimers({ now }));
afterEach(() => vi.useRealTimers());

test.each([
  [0, [0, 'second']],
  [-29_999, [0, 'second']],
  [29_999, [0, 'second']],
  [-31_000, [-1, 'minute']],
  [-59 * minute, [-59, 'minute']],
  [-59.6 * minute, [-1, 'hour']],
  [18 * hour, [18, 'hour']],
  [-23.6 * hour, [-1, 'day']],
  [-9 * day, [-9, 'day']],
  [89 * day, [89, 'day']],
  [91 * day, [3, 'month']],
  [-800 * day, [-2, 'year']],
] as const)('a moment %d ms away', (distance, expected) => {
  expect(distanceOf(now + distance, now)).toEqual(expected);
});

test.each([
  [-9 * day, '9 days ago'],
  [-1 * day, '1 day ago'],
  [18 * hour, 'in 18 hours'],
  [-2000, 'now'],
])('the words of a moment %d ms away, in an element that a keyboard reaches', (distance, words) => {
  const html = renderToStaticMarkup(
    createElement(TextProvider, null, createElement(RelativeTime, { at: now + distance })),
  );
  expect(html).toContain(`>${words}</time>`);
  expect(html).toMatch(/<time dateTime="[-\d]+T[:.\d]+Z" tabindex="0">/i);
});

test('UTC in one line, to the second', () => {
  expect(utcTime(Date.UTC(2026, 10, 20, 18, 37, 45, 678))).toBe('2026-11-20 18:37:45 UTC');
});
