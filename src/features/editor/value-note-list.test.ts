import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { TimeFrom } from './value-note-list.tsx';

const now = Date.UTC(2026, 0, 10, 12);
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

test.each([
  [3 * hour, 'in 3 hours'],
  [40 * minute, 'in 40 minutes'],
  [36 * hour, 'in 36 hours'],
  [90 * day + 6 * hour, 'in 90 days'],
  [-5 * day, '5 days ago'],
  [-2 * hour, '2 hours ago'],
])('a token that expires %d ms from now does so %s, in the unit that a person counts in', (span, words) => {
  const text = createElement(TimeFrom, { now, at: now + span });
  expect(renderToStaticMarkup(createElement(TextProvider, null, text))).toBe(words);
});
