import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refusedByGraph } from '#src/domain/failure/failure.fixture.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { causeTexts } from './failure-text.tsx';
import { PassingFailure } from './retry-notice.tsx';

await causeTexts.load();

beforeAll(() => vi.stubGlobal('location', { origin: 'https://keys.example' }));
afterAll(() => vi.unstubAllGlobals());

/** The whole notice of a failure, as text; the button comes last. */
function notice(failure: Failure): string {
  const shown = createElement(PassingFailure, {
    failure,
    doing: 'directory',
    onRetry: () => undefined,
    onSignIn: () => undefined,
  });
  const markup = renderToStaticMarkup(createElement(IntlProvider, { locale: 'en', timeZone: 'UTC' }, shown));
  const text = markup.replaceAll(/<[^>]*>/g, '\n').replaceAll('&#x27;', "'");
  return text.replaceAll(/\s*\n\s*/g, '\n');
}

const entra = (code: string, status = 400): Failure => ({
  kind: 'refused',
  by: 'entra',
  status,
  code,
  message: '',
});
const origin = 'https://graph.example';
const passes = 'Try again';
const person = 'Sign in again';

test.each<[failure: Failure, button: string, ...says: readonly string[]]>([
  [{ kind: 'unreachable', origin, offline: true }, passes, "You're offline."],
  [{ kind: 'unreachable', origin, offline: false }, passes, "Couldn't reach Microsoft.", origin],
  [
    { kind: 'unreachable', origin, offline: false, timedOut: true },
    passes,
    "Microsoft didn't answer in time.",
    origin,
  ],
  [{ kind: 'unreadable', status: 204, expected: 'JSON' }, passes, 'Unexpected answer.', 'Status 204'],
  [
    { kind: 'unreadable', status: 200, expected: 'JSON', problem: 'too-long' },
    passes,
    'The answer was too long.',
    'Try again, or narrow your search.',
  ],
  [
    { kind: 'unreadable', status: 200, expected: 'one of applications', problem: 'other-object' },
    passes,
    'The answer was about another application.',
  ],
  [
    { kind: 'unsafe', what: 'next-link' },
    passes,
    'The link to the next page leads to another site.',
    "It wasn't followed, so your token stays with Microsoft Graph.",
  ],
  [{ kind: 'unsafe', what: 'answer' }, passes, 'Unexpected sign-in answer.'],
  [{ kind: 'unsafe', what: 'account' }, passes, 'You signed in with a different account.'],
  [{ kind: 'unsafe', what: 'tenant' }, passes, 'The token is for a different tenant than the one shown.'],
  [{ kind: 'cancelled' }, passes, 'Canceled.'],
  [
    { kind: 'throttled', until: Date.UTC(2026, 0, 2, 15, 4, 5) },
    passes,
    'Too many requests. Microsoft asked us to wait.',
    'Try again after',
    '3:04:05',
  ],
  [refusedByGraph(503, 'ServiceUnavailable'), passes, 'Microsoft Graph is overloaded or under maintenance.'],
  [refusedByGraph(500, 'InternalServerError'), passes, 'Microsoft Graph has a problem.'],
  [refusedByGraph(401, 'InvalidAuthenticationToken'), passes, "Microsoft Graph doesn't accept your session."],
  [
    refusedByGraph(
      401,
      'InvalidAuthenticationToken',
      'Continuous access evaluation resulted in claims challenge.',
    ),
    passes,
    "Your tenant requires a stronger sign-in. This site can't read which one.",
  ],
  [
    refusedByGraph(403, 'Authorization_RequestDenied'),
    passes,
    "You don't have permission to read the directory.",
  ],
  [refusedByGraph(404, 'Request_ResourceNotFound'), passes, "Microsoft Graph can't find this object."],
  [refusedByGraph(418, 'Teapot'), passes, 'Microsoft Graph rejected the request.'],
  [
    entra('AADSTS7000218'),
    passes,
    "This site isn't registered as a single-page application.",
    'Who can fix it: the site owner.',
  ],
  [
    entra('AADSTS53000'),
    passes,
    "This device doesn't comply with your tenant's rules.",
    'Who can fix it: an administrator of your tenant.',
  ],
  [entra('AADSTS9999999'), passes, 'Microsoft Entra rejected the sign-in.', 'AADSTS9999999'],
  [entra('popup_failed', 0), passes, "The sign-in couldn't be completed.", 'popup_failed'],
  [{ kind: 'signed-out' }, person, 'You are signed out.'],
  [
    { kind: 'needs-interaction', reason: 'sign-in', scopes: [], code: 'AADSTS50076' },
    person,
    'Your tenant requires multifactor authentication.',
  ],
  [
    { kind: 'needs-interaction', reason: 'declined', scopes: ['Application.Read.All'] },
    person,
    'You canceled in the Microsoft window.',
    'Application.Read.All',
    'You can fix this.',
  ],
])('%o ends in "%s"', (failure, button, ...says) => {
  const text = notice(failure);
  for (const words of says) expect(text).toContain(words);
  expect(text).toMatch(new RegExp(`\n${button}\n`));
  expect(text, 'one way on').not.toMatch(new RegExp(`\n${button === person ? passes : person}\n`));
});
