import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refusedByGraph } from '#src/domain/failure/failure.fixture.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { causeTexts } from './failure-text.tsx';
import { ReadFailure } from './read-failure.tsx';

await causeTexts.load();

// Advice names the page's own address.
beforeAll(() => vi.stubGlobal('location', { origin: 'https://keys.example' }));
afterAll(() => vi.unstubAllGlobals());

const denied = 'You cannot do this.';

/** What a person reads, and the buttons besides the one that copies the details. */
function shown(failure: Failure, canLeave = false): { text: string; buttons: readonly string[] } {
  const html = renderToStaticMarkup(
    createElement(
      TextProvider,
      null,
      createElement(ReadFailure, {
        failure,
        denied,
        onRetry: () => undefined,
        onWindow: () => undefined,
        ...(canLeave && { onRedirect: () => undefined }),
      }),
    ),
  ).replaceAll('&#x27;', "'");
  const words = (part: string) => part.replaceAll(/<[^>]*>/g, '');
  const buttons = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, label = '']) => words(label));
  return { text: words(html), buttons: buttons.filter((label) => label !== 'Copy details') };
}

const asks = (reason: Extract<Failure, { kind: 'needs-interaction' }>['reason']): Failure => ({
  kind: 'needs-interaction',
  reason,
  scopes: ['Synchronization.ReadWrite.All'],
});

test('an account without the role reads in one sentence that it cannot, then what it takes, and is not sent on a retry', () => {
  for (const failure of [
    refusedByGraph(401, 'UnknownError'),
    refusedByGraph(403, 'Authorization_RequestDenied'),
  ]) {
    const { text, buttons } = shown(failure);
    expect(text.startsWith(denied)).toBe(true);
    expect(text).toContain('Hybrid Identity Administrator');
    expect(buttons).toEqual([]);
  }
});

test.each<[Failure, string]>([
  [refusedByGraph(404, 'Request_ResourceNotFound'), "Microsoft Graph can't find this object."],
  [refusedByGraph(500, 'InternalServerError'), 'Microsoft Graph has a problem.'],
  [{ kind: 'unreachable', origin: 'https://graph.example', offline: false }, "Couldn't reach Microsoft."],
  [{ kind: 'cancelled' }, 'Canceled.'],
])('what may pass is said for what it is, and can be tried again: %o', (failure, words) => {
  const { text, buttons } = shown(failure);
  expect(text).toContain(words);
  expect(text).not.toContain(denied);
  expect(buttons).toEqual(['Try again']);
});

test('a permission that is missing is asked for by a window, and by leaving the page only where that is blocked', () => {
  const first = shown(asks('consent'), true);
  expect(first.text).toContain('Grant Synchronization.ReadWrite.All to see this.');
  expect(first.buttons).toEqual(['Grant permission']);
  expect(shown(asks('declined'), true).text).toContain('You canceled in the Microsoft window.');
  expect(shown(asks('admin-consent'), true).text).toContain('An administrator must approve this first.');
  const blocked = shown(asks('popup-blocked'), true);
  expect(blocked.text).toContain('The browser blocked the Microsoft window.');
  expect(blocked.buttons).toEqual(['Grant permission', 'Leave this page and lose typed values']);
});
