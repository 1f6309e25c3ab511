import { createElement, Fragment } from 'react';
import { expect, test } from 'vitest';
import { renderedText } from '#src/ui/rendered-text.fixture.ts';
import type { ReadBack } from '#src/requests/read-back.ts';
import { ReadBackKeys, ReadBackText } from './saved-check.tsx';

/** What stands below a save after the look at what Graph returns. */
function said(found: ReadBack | undefined): string {
  const text = createElement(ReadBackText, { found });
  const keys = found && createElement(ReadBackKeys, { found });
  return renderedText(createElement(Fragment, null, text, keys));
}

test('what Graph returns after a save is said to be what was saved only where it is exactly that', () => {
  expect(said({ missing: [], surplus: [] })).toBe('The stored keys are exactly the saved ones.');
  const lag = 'The stored keys differ from the saved ones. Microsoft Graph may lag, or someone changed them.';
  expect(said({ missing: ['Url', 'Password'], surplus: [] })).toBe(
    `${lag}Saved, not listed: Url and Password.`,
  );
  expect(said({ missing: [], surplus: ['Domain'] })).toBe(`${lag}Listed, not saved: Domain.`);
});

test('a look that was stopped says that it saw nothing', () => {
  expect(said(undefined)).toBe('The stored keys were not checked.');
});
