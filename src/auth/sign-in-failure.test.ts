import {
  AuthError,
  BrowserAuthError,
  ClientAuthError,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import { signInFailure, entraWords } from './sign-in-failure.ts';

const scopes = ['Synchronization.ReadWrite.All'];
const server = (code: string, text = '', number?: string, status?: number) =>
  new ServerError(code, 'correlation', text, '', number, status);
const browser = (code: string) => new BrowserAuthError(code, 'correlation');

beforeEach(() => vi.stubGlobal('navigator', { onLine: true }));
afterEach(() => vi.unstubAllGlobals());

test('a refresh token that is dead asks for a sign-in, although MSAL calls it a server error', () => {
  const error = server(
    'invalid_grant',
    'AADSTS700084: The refresh token was issued to a single page app',
    '700084',
    400,
  );
  expect(signInFailure(error, scopes)).toEqual({
    kind: 'needs-interaction',
    reason: 'sign-in',
    scopes,
    code: 'AADSTS700084',
    words: { sentence: 'The refresh token was issued to a single page app' },
  });
});

test('a browser that would not keep what MSAL stores is no fault of this page', () => {
  const full = Object.assign(new Error('full'), { name: 'CacheError', errorCode: 'cache_quota_exceeded' });
  expect(signInFailure(full, scopes)).toEqual({
    kind: 'refused',
    by: 'entra',
    status: 0,
    code: 'cache_quota_exceeded',
    message: '',
  });
  expect(() => signInFailure(new TypeError('a bug'), scopes)).toThrow('a bug');
});

test('missing consent differs from an administrator who has to approve', () => {
  const missing = new InteractionRequiredAuthError(
    'invalid_grant',
    'correlation',
    'AADSTS65001: The user or administrator has not consented',
    'consent_required',
  );
  expect(signInFailure(missing, scopes)).toMatchObject({ reason: 'consent', code: 'AADSTS65001' });
  const approval = server('access_denied', 'AADSTS90094: The grant requires admin permission.');
  expect(signInFailure(approval, scopes)).toMatchObject({ reason: 'admin-consent', code: 'AADSTS90094' });
});

test('a person who cancels at Entra reads so, whatever the form of the answer', () => {
  expect(
    signInFailure(server('access_denied', 'AADSTS65004: User declined to consent'), scopes),
  ).toMatchObject({
    kind: 'needs-interaction',
    reason: 'declined',
  });
  expect(signInFailure(server('access_denied'), scopes)).toEqual({ kind: 'cancelled' });
});

test('a claims challenge is carried on for the window that answers it', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const error = new InteractionRequiredAuthError('interaction_required', 'c', '', '', '', '', claims);
  expect(signInFailure(error, scopes)).toMatchObject({ reason: 'claims', claims });
});

test('a blocked window, a closed one and a broken connection are three different things', () => {
  expect(signInFailure(browser('popup_window_error'), scopes)).toMatchObject({ reason: 'popup-blocked' });
  expect(signInFailure(browser('timed_out'), scopes)).toMatchObject({ reason: 'window-unanswered' });
  expect(signInFailure(new ClientAuthError('endpoints_resolution_error', 'c'), scopes)).toEqual({
    kind: 'unreachable',
    origin: 'login',
    offline: false,
  });
});

test('a page that could not be left is no window without an answer', () => {
  const error = new BrowserAuthError('timed_out', 'correlation', 'failed_to_redirect');
  expect(signInFailure(error, scopes)).toMatchObject({ kind: 'unreachable' });
});

test("MSAL's own throttling, an empty code, is a pause and no refusal", () => {
  expect(signInFailure(server('', ''), scopes)).toEqual({ kind: 'throttled' });
});

test('a pause that Entra asked for says until when, in its own answer and in what MSAL throws later by itself', () => {
  for (const [code, text] of [
    ['temporarily_unavailable', 'AADSTS90055: There are too many incoming requests.'],
    ['90055', 'AADSTS90055: There are too many incoming requests.'],
    ['', ''],
  ] as const) {
    const error = (status: number) =>
      new ServerError(code, 'correlation', text, `pause:${status}:1790000000000`);
    expect(signInFailure(error(429), scopes)).toMatchObject({ kind: 'throttled', until: 1_790_000_000_000 });
    const failure = signInFailure(error(503), scopes);
    expect(failure).toMatchObject({ kind: 'refused', by: 'entra', status: 503 });
    expect(explain(failure)?.cause).toBe('entra-busy');
  }
});

test.each(['state_mismatch', 'nonce_mismatch', 'authorization_code_missing_from_server_response'])(
  'an answer without a question is none of Entra: %s',
  (code) => {
    expect(signInFailure(new ClientAuthError(code, 'correlation'), scopes)).toEqual({
      kind: 'unsafe',
      what: 'answer',
    });
  },
);

test("Entra's refusals keep Entra's number, and its text for Details alone", () => {
  const error = server(
    'unauthorized_client',
    'AADSTS700016: Application with identifier was not found',
    undefined,
    400,
  );
  expect(signInFailure(error, scopes)).toEqual({
    kind: 'refused',
    by: 'entra',
    status: 400,
    code: 'AADSTS700016',
    message: '',
    words: { sentence: 'Application with identifier was not found' },
  });
  expect(signInFailure(new AuthError('something_new', 'correlation'), scopes)).toMatchObject({
    kind: 'refused',
    code: 'something_new',
  });
});

test('what MSAL did not throw is a bug and stays one', () => {
  const bug = new TypeError('x is undefined');
  expect(() => signInFailure(bug, scopes)).toThrow(bug);
});

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
