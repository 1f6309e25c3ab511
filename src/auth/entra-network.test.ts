import { ServerError } from '@azure/msal-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EntraAnswerError, entraNetwork, pauseOf } from './entra-network.ts';

const url = 'https://login.example/tenant/oauth2/v2.0/token';
const now = 1_790_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function answering(body: string, status = 200, headers: Record<string, string> = {}) {
  const asked = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, { status, headers })));
  vi.stubGlobal('fetch', asked);
  return asked;
}

const over = new AbortController();
const network = entraNetwork(over.signal);
const post = () => network.sendPostRequestAsync<Record<string, unknown>>(url, { body: 'a=b' });

async function failureOf(asking: Promise<unknown>): Promise<unknown> {
  const error: unknown = await asking.catch((thrown: unknown) => thrown);
  return error instanceof EntraAnswerError ? error.failure : error;
}

test('a token and a refusal are handed to MSAL as they are', async () => {
  answering('{"access_token":"eyJ","expires_in":3600}', 200, { 'x-ms-request-id': 'r' });
  expect(await post()).toMatchObject({
    status: 200,
    body: { access_token: 'eyJ', expires_in: 3600 },
    headers: { 'x-ms-request-id': 'r' },
  });
  answering('{"error":"invalid_grant","error_codes":[700084]}', 400);
  expect(await post()).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_codes: [700084] },
  });
});

test('no cookie, no address of the page, no copy in the cache, no other host', async () => {
  const asked = answering('{"access_token":"eyJ"}');
  await post();
  expect(asked.mock.calls[0]?.[1]).toMatchObject({
    method: 'POST',
    body: 'a=b',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
  });
});

test.each([
  ['{}', 200],
  ['{"access_token":""}', 200],
  ['{"access_token":7}', 200],
  ['{}', 500],
  ['{"message":"no"}', 400],
  ['{"access_token":"eyJ"}', 502],
  ['<html>', 200],
  ['<html>', 502],
  ['', 200],
  ['null', 200],
  ['"text"', 503],
  ['{"error":""}', 400],
  ['{"error":7}', 400],
  ['{"error":{"code":"x"},"access_token":"eyJ"}', 200],
])('an answer without a token is unreadable, with its status: %s %d', async (body, status) => {
  answering(body, status);
  expect(await failureOf(post())).toEqual({ kind: 'unreadable', status, expected: 'token' });
});

test('fields of the wrong kind do not reach MSAL, which takes them apart as text', async () => {
  answering(
    '{"error":"invalid_grant","error_description":7,"suberror":{},"claims":[],"error_codes":{"length":3}}',
    400,
  );
  expect((await post()).body).toEqual({ error: 'invalid_grant' });
  answering('{"access_token":"eyJ","expires_in":3600,"scope":["a"],"id_token":1,"client_info":null}');
  expect((await post()).body).toEqual({ access_token: 'eyJ', expires_in: 3600 });
});

test('a refusal that names a time to come back is no pause: MSAL would hold back the new sign-in', async () => {
  answering('{"error":"invalid_grant"}', 400, { 'retry-after': '600' });
  expect((await post()).headers).not.toHaveProperty('retry-after');
  answering('{}', 429, { 'retry-after': '600' });
  expect((await post()).headers).toHaveProperty('retry-after', '600');
});

test('what is asked without a token in mind may be any object', async () => {
  answering('{"issuer":"https://login.example"}');
  expect((await network.sendGetRequestAsync(url)).body).toEqual({ issuer: 'https://login.example' });
});

test.each([
  ['120', 120],
  [undefined, 60],
  ['soon', 60],
  ['-1', 60],
  ['1e9', 1],
  ['1000000000', 3600],
])('a pause of Retry-After %s is known to MSAL, and from MSAL', async (retryAfter, seconds) => {
  answering('{}', 429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  const { body } = await post();
  expect(body['error']).toBe('temporarily_unavailable');
  const { suberror } = body;
  if (typeof suberror !== 'string') throw new Error('no sub-error');
  expect(pauseOf(new ServerError('', 'c', '', suberror))).toEqual({
    status: 429,
    until: now + seconds * 1000,
  });
});

test('another sub-error is no pause', () => {
  for (const suberror of ['', 'consent_required', 'pause:429:', 'pause:429:x', 'pause:x:1'])
    expect(pauseOf(new ServerError('', 'c', '', suberror))).toBeUndefined();
});

test('a connection that breaks is asked once, and differs from being offline', async () => {
  const asked = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('Failed to fetch')));
  vi.stubGlobal('fetch', asked);
  const failure = { kind: 'unreachable', origin: 'https://login.example' };
  expect(await failureOf(post())).toEqual({ ...failure, offline: false });
  expect(asked).toHaveBeenCalledOnce();
  vi.stubGlobal('navigator', { onLine: false });
  expect(await failureOf(post())).toEqual({ ...failure, offline: true });
});

test('an Entra that never answers is given up after half a minute', async () => {
  vi.stubGlobal(
    'fetch',
    (_: unknown, { signal }: RequestInit) =>
      new Promise((__, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      }),
  );
  const failure = failureOf(post());
  await vi.advanceTimersByTimeAsync(29_999);
  const early = await Promise.race([failure, Promise.resolve('waiting')]);
  expect(early).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(await failure).toMatchObject({ kind: 'unreachable' });
});

test('nothing is asked, and no answer arrives, once the session is over', async () => {
  const session = new AbortController();
  const sent = vi.fn<typeof fetch>((_, init) => {
    init?.signal?.throwIfAborted();
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  });
  vi.stubGlobal('fetch', sent);
  const late = entraNetwork(session.signal).sendPostRequestAsync(url, { body: 'a=b' });
  session.abort();
  await expect(late).rejects.toMatchObject({ failure: { kind: 'unreachable' } });
  await expect(entraNetwork(session.signal).sendGetRequestAsync(url)).rejects.toMatchObject({
    failure: { kind: 'unreachable' },
  });
});
