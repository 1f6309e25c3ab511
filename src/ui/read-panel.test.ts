import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refusedByGraph } from '#src/domain/failure/failure.fixture.ts';
import { FailureError } from '#src/domain/failure/failure.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { causeTexts } from './failure-text.tsx';
import { ReadPanel } from './read-panel.tsx';

await causeTexts.load();

// Advice names the page's own address.
beforeAll(() => vi.stubGlobal('location', { origin: 'https://keys.example' }));
afterAll(() => vi.unstubAllGlobals());

const idle = {
  isFetching: false,
  error: null,
  data: undefined,
  dataUpdatedAt: 0,
  errorUpdatedAt: 0,
  refetch: () => Promise.reject(new Error('not here')),
};
const states = {
  'before it begins': [idle, false, ''],
  'while it is under way': [{ ...idle, isFetching: true }, false, 'Reading'],
  'while a window is open': [{ ...idle, isFetching: true }, true, ''],
  'when it is refused': [{ ...idle, error: new FailureError(refusedByGraph(403, 'Forbidden')) }, false, ''],
  'with its data': [{ ...idle, data: 'two', dataUpdatedAt: 1 }, false, 'two'],
  'while it is read again': [{ ...idle, data: 'two', dataUpdatedAt: 1, isFetching: true }, false, 'Reading'],
} as const;

/** What stands first, and is therefore kept by React from one state to the next. */
test.each(Object.entries(states))(
  'the region that a screen reader listens to is the same one %s',
  (_, [query, inWindow, news]) => {
    for (const role of ['status', undefined] as const) {
      const html = renderToStaticMarkup(
        createElement(
          TextProvider,
          null,
          createElement(ReadPanel<string>, {
            read: { query, running: undefined, inWindow, openWindow: () => {}, closeWindow: () => {} },
            renderNews: ({ reading, data }) => (reading ? 'Reading' : data),
            className: undefined,
            denied: 'No.',
            ...(role && { role }),
          }),
        ),
      );
      const heard = role ? 'role="status"' : 'aria-live="polite"';
      expect(html).toMatch(new RegExp(`^<p id="[^"]+" tabindex="-1" ${heard}>${news}</p>`));
    }
  },
);
