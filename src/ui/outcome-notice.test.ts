import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { SubmitReceipt } from '#src/domain/attempt.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { EndNotice, leftOf, ValuesWent } from './outcome-notice.tsx';

// Advice names the page's own address.
beforeAll(() => vi.stubGlobal('location', { origin: 'https://keys.example' }));
afterAll(() => vi.unstubAllGlobals());

test.each([
  [0, 'over'],
  [1, { minutes: 0, seconds: 1 }],
  [60, { minutes: 1, seconds: 0 }],
  [754, { minutes: 12, seconds: 34 }],
  [3599, { minutes: 59, seconds: 59 }],
  [3600, 'clock'],
])('%i seconds are said as %o', (seconds, said) => {
  expect(leftOf(seconds)).toEqual(said);
});

function shown(words: ReactNode): string {
  return renderToStaticMarkup(createElement(TextProvider, null, words)).replaceAll('&#x27;', "'");
}

const receipt: SubmitReceipt = {
  verb: 'authorize',
  outcome: 'unknown',
  endpoint: 'https://graph.example/x',
  target: { kind: 'servicePrincipal', id: 'id', displayName: 'Contoso HR' },
  keys: ['UserName', 'SecretToken'],
  startedAt: 0,
  durationMs: 2_000,
  clientRequestId: 'c',
};
const refused = (status: number, code: string, message = ''): Failure => ({
  kind: 'refused',
  by: 'graph',
  status,
  code,
  message,
});
const silent = { kind: 'unreachable', origin: 'https://graph.example', offline: false } as const;

/** What a person reads, and the keys whose values it leads to. */
function ended(part: Partial<SubmitReceipt>): { text: string; keys: readonly string[] } {
  const html = shown(
    createElement(EndNotice, {
      receipt: { ...receipt, ...part },
      tenantId: 'tenant',
      onRedirect: () => undefined,
      onGo: () => undefined,
    }),
  );
  const keys = [...html.matchAll(/>Check <[^>]+>(\w+)</g)].map(([, key = '']) => key);
  return { text: html.replaceAll(/<[^>]*>/g, ''), keys };
}

test('an end leads to the values that it is about, also where it is unknown whether it took effect', () => {
  const unknown = refused(500, 'UnknownError', "Requested value 'SecretToken' was not found.");
  expect(ended({ failure: unknown }).keys).toEqual(['SecretToken']);
  const scim = 'SystemForCrossDomainIdentityManagementCredentialValidationFailure';
  expect(ended({ outcome: 'rejected', failure: refused(400, scim) }).keys).toEqual([
    'UserName',
    'SecretToken',
  ]);
  const denied = refused(403, 'Authorization_RequestDenied', 'UserName and SecretToken');
  expect(ended({ outcome: 'rejected', failure: denied }).keys, 'about no value').toEqual([]);
  expect(ended({ failure: silent }).keys).toEqual([]);
});

test.each<[Failure, string]>([
  [{ ...silent, timedOut: true }, 'no answer came back within 2 seconds.'],
  [silent, 'no readable answer came back.'],
  [{ ...silent, offline: true }, 'You went offline after the request was sent'],
  [{ kind: 'cancelled' }, 'You stopped waiting after the request was sent.'],
  [
    { kind: 'unreadable', status: 200, expected: 'nothing' },
    "The answer, 200, isn't a documented success or refusal. A proxy",
  ],
  [refused(504, 'GatewayTimeout'), "The answer, 504, isn't a documented success or refusal."],
])('an unknown end says why, and that the values are still there: %o', (failure, why) => {
  const { text } = ended({ failure });
  expect(text).toContain(why);
  expect(text).toContain('Your values are still here. Check before sending again.');
});

const nowhere = 'This page sent the values to Microsoft Graph and nowhere else.';
const stayed = 'The values have not left this page.';
test.each<[string, Partial<SubmitReceipt>, string]>([
  ['an acceptance', { outcome: 'applied', status: 204 }, nowhere],
  ['a refusal of Graph', { outcome: 'rejected', failure: refused(400, 'BadRequest') }, nowhere],
  ['a refusal without a word', { outcome: 'rejected', failure: refused(400, '') }, ''],
  [
    'an answer that anyone may have written',
    { failure: { kind: 'unreadable', status: 200, expected: 'nothing' } },
    '',
  ],
  ['no answer', { failure: silent }, ''],
  ['a stop', { failure: { kind: 'cancelled' } }, ''],
  ['nothing sent', { outcome: 'not-sent', keys: [], failure: { kind: 'busy' } }, stayed],
])('where the values went is said where it is certain: %s', (_, part, said) => {
  const html = shown(createElement(ValuesWent, { receipt: { ...receipt, ...part } }));
  expect(html.replaceAll(/<[^>]*>/g, '')).toBe(said);
});
