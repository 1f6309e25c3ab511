import { BrowserAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import { expect, test } from 'vitest';
import { entraWords } from './entra-words.ts';

const trace = '11111111-2222-4333-8444-555555555555';
const correlation = '66666666-7777-4888-8999-aaaaaaaaaaaa';
const ids = `Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: 2026-11-29 20:55:08Z`;
const said = (text: string) => entraWords(new ServerError('invalid_request', 'own', text));

test('the sentence stands without the code before it and the ids behind it, however Entra divides them', () => {
  for (const gap of [' ', '\r\n', '  \n']) {
    const text = `AADSTS50011: The redirect URI does not match.${gap}${ids.replaceAll(' C', `${gap}C`)}`;
    expect(said(text)).toEqual({
      sentence: 'The redirect URI does not match.',
      traceId: trace,
      correlationId: correlation,
      date: '2026-11-29 20:55:08Z',
    });
  }
});

test('the ids that MSAL keeps apart count where the sentence names none', () => {
  const error = new InteractionRequiredAuthError(
    'invalid_grant',
    correlation,
    'AADSTS50076: More.',
    '',
    '2026-11-29 20:55:08Z',
    trace,
  );
  expect(entraWords(error)).toEqual({
    sentence: 'More.',
    traceId: trace,
    correlationId: correlation,
    date: '2026-11-29 20:55:08Z',
  });
});

test('what MSAL wrote itself is no word of Entra', () => {
  expect(entraWords(new BrowserAuthError('timed_out', 'c', 'text'))).toBeUndefined();
  expect(entraWords(new InteractionRequiredAuthError('no_tokens_found', correlation))).toBeUndefined();
  expect(said('')).toBeUndefined();
  expect(
    said(
      'Error(s): not_available - Timestamp: not_available - Description: not_available - Correlation ID: not_available - Trace ID: not_available',
    ),
  ).toBeUndefined();
});

test('a name of a person, a code and a token do not come along; hosts and permissions do', () => {
  const token = `0.${'AXkA9f2Q'.repeat(12)}`;
  const jwt = `eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${'aB3'.repeat(20)}`;
  const words = said(
    `AADSTS50020: User account 'adele@contoso.example' and <o'brien@x.example> with ${token} or code=${jwt} cannot open https://keys-of-the-provisioning-team.westeurope.azurecontainerapps.io/redirect.html for Synchronization.ReadWrite.All. ${ids}`,
  );
  for (const hidden of ['adele', 'brien@', 'contoso.example', 'AXkA9f2Q', 'eyJ', 'aB3aB3'])
    expect(words?.sentence).not.toContain(hidden);
  for (const kept of [
    'keys-of-the-provisioning-team.westeurope.azurecontainerapps.io',
    'Synchronization.ReadWrite.All',
  ])
    expect(words?.sentence).toContain(kept);
});

test('hostile sentences come as one short line that nothing turns around', () => {
  const hostile = said(
    `AADSTS1234567: \u202Egnihsihp\u202C <img src=x onerror=alert(1)>\u0000\u200B\nsecond line\ud800 ${ids}`,
  );
  expect(hostile?.sentence).toBe('gnihsihp <img src=x onerror=alert(1)> second line\ufffd');
  const begun = performance.now();
  for (const piece of [
    'a',
    '@',
    ' - Correlation ID: ',
    'Trace ID:',
    "scope '",
    'Timestamp: ',
    '\u202E',
    'x@',
  ])
    expect(
      said(`AADSTS1234567: ${piece.repeat(1_000_000 / piece.length)}`)?.sentence.length ?? 0,
    ).toBeLessThanOrEqual(600);
  expect(performance.now() - begun, 'milliseconds for eight of a megabyte').toBeLessThan(2000);
});
