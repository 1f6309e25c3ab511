import { afterEach, expect, test, vi } from 'vitest';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { ClientDeps } from './request.ts';
import { cut, json, noConnection, plain, scriptedFetch, silence } from './fetch.fixture.ts';
import { endpoint, id, submit, tenantId } from './submit.fixture.ts';

afterEach(() => vi.useRealTimers());

test.each([
  [400, 'rejected', 'refused'],
  [401, 'rejected', 'refused'],
  [403, 'rejected', 'refused'],
  [404, 'rejected', 'refused'],
  [409, 'rejected', 'refused'],
  [413, 'rejected', 'refused'],
  [415, 'rejected', 'refused'],
  [429, 'rejected', 'throttled'],
  [500, 'unknown', 'refused'],
  [502, 'unknown', 'refused'],
  [503, 'unknown', 'refused'],
  [504, 'unknown', 'refused'],
  [507, 'unknown', 'refused'],
  [200, 'unknown', 'unreadable'],
  [202, 'unknown', 'unreadable'],
  [302, 'unknown', 'unreadable'],
  [307, 'unknown', 'unreadable'],
])('%i is %s', async (status, outcome, kind) => {
  for (const answer of [
    plain('', status),
    plain('[]', status),
    json({ error: { code: 'C', message: 'M' } }, status),
    cut(status),
  ]) {
    const scripted = scriptedFetch(answer);
    const receipt = await submit(scripted);
    expect(receipt).toMatchObject({ outcome, status, failure: { kind } });
    expect(scripted.requests).toHaveLength(1);
  }
});

test.each([400, 401, 403, 413, 429, 500, 502])(
  'a page of HTML under %i leaves the outcome unknown',
  async (status) => {
    const typed = { 'Content-Type': 'text/html; charset=UTF-8' };
    for (const answer of [
      plain('\ufeff\r\n<!doctype html><title>Blocked</title>', status, {
        'Content-Type': 'application/json',
      }),
      plain('<html>', status, typed),
      plain('Blocked', status, typed),
      plain('', status, typed),
    ])
      expect(await submit(scriptedFetch(answer))).toMatchObject({
        outcome: 'unknown',
        status,
        failure: { kind: 'unreadable', status, expected: 'JSON' },
      });
  },
);

test('a lost connection, an opaque answer and a cancellation after sending leave the outcome unknown', async () => {
  const unreachable = {
    outcome: 'unknown',
    failure: { kind: 'unreachable', origin: 'https://graph.example' },
  };
  expect(await submit(scriptedFetch(noConnection))).toMatchObject(unreachable);
  expect(await submit(scriptedFetch(() => Promise.reject(new Error('odd'))))).toMatchObject(unreachable);
  expect(await submit(scriptedFetch(() => Response.error()))).toMatchObject({
    outcome: 'unknown',
    status: 0,
  });

  const controller = new AbortController();
  const scripted = scriptedFetch((request, signal) => {
    setTimeout(() => controller.abort(), 1);
    return silence(request, signal);
  });
  const receipt = await submit(scripted, {}, controller.signal);
  expect(receipt).toMatchObject({
    outcome: 'unknown',
    failure: { kind: 'cancelled' },
    keys: ['SecretToken', 'BaseAddress'],
  });
});

test('after 30 seconds of silence the outcome is unknown', async () => {
  vi.useFakeTimers();
  const scripted = scriptedFetch(silence);
  const pending = submit(scripted);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await pending).toMatchObject({
    outcome: 'unknown',
    failure: { kind: 'unreachable', timedOut: true },
    durationMs: 30_000,
  });
  expect(scripted.requests).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('how long an answer is waited for can be configured', async () => {
  vi.useFakeTimers();
  const pending = submit(scriptedFetch(silence), { submitTimeout: 2_000 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await pending).toMatchObject({ outcome: 'unknown', durationMs: 2_000 });
});

test.each<[string, Partial<ClientDeps>, object]>([
  ['offline', { online: () => false }, { kind: 'unreachable', offline: true }],
  [
    'signed out',
    { getToken: () => Promise.reject(new FailureError({ kind: 'signed-out' })) },
    { kind: 'signed-out' },
  ],
  ['without a token', { getToken: async () => ({ token: '', tenantId }) }, { kind: 'unsafe', what: 'token' }],
  [
    'with a token that no header carries',
    { getToken: async () => ({ token: 'a\nb', tenantId }) },
    { kind: 'unsafe', what: 'token' },
  ],
  [
    'in another tenant',
    { getToken: async () => ({ token: 'token', tenantId: id }) },
    { kind: 'unsafe', what: 'tenant' },
  ],
])('%s nothing is sent, and no value is read', async (_, deps, failure) => {
  const scripted = scriptedFetch();
  const receipt = await submit(scripted, deps, undefined, () => {
    throw new Error('read too early');
  });
  expect(receipt).toMatchObject({ outcome: 'not-sent', failure, keys: [], endpoint });
  expect(receipt.status).toBeUndefined();
  expect(scripted.requests).toHaveLength(0);
});

test('a cancellation before sending, also while the token is fetched, sends nothing', async () => {
  const controller = new AbortController();
  const scripted = scriptedFetch();
  const getToken = async () => {
    controller.abort();
    return { token: 'token', tenantId };
  };
  expect(await submit(scripted, { getToken }, controller.signal)).toMatchObject({
    outcome: 'not-sent',
    failure: { kind: 'cancelled' },
  });
  let asked = 0;
  const counted = async () => {
    asked += 1;
    return { token: 'token', tenantId };
  };
  expect(await submit(scripted, { getToken: counted }, AbortSignal.abort())).toMatchObject({
    outcome: 'not-sent',
  });
  expect(asked).toBe(0);
  expect(scripted.requests).toHaveLength(0);
});

test('a claims challenge is a rejection that says what to ask for; the post is not repeated', async () => {
  const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
  const header = { 'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${btoa(claims)}"` };
  const scripted = scriptedFetch(plain('', 401, header));
  expect(await submit(scripted)).toMatchObject({
    outcome: 'rejected',
    status: 401,
    failure: {
      kind: 'needs-interaction',
      reason: 'claims',
      scopes: ['Synchronization.ReadWrite.All'],
      claims,
    },
  });
  expect(scripted.requests).toHaveLength(1);
});

test('claims beside any status but 401 are no challenge', async () => {
  const header = { 'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${btoa('{}')}"` };
  expect(await submit(scriptedFetch(plain('', 403, header)))).toMatchObject({
    failure: { kind: 'refused', status: 403 },
  });
});

test('throttling says when to come back, and is not waited for', async () => {
  const scripted = scriptedFetch(plain('', 429, { 'Retry-After': '9' }));
  expect(await submit(scripted, { now: () => 1_000 })).toMatchObject({
    outcome: 'rejected',
    failure: { kind: 'throttled', until: 10_000 },
  });
});

test('a bug met before sending is thrown on', async () => {
  const bug = new TypeError('a bug');
  await expect(submit(scriptedFetch(), { getToken: () => Promise.reject(bug) })).rejects.toBe(bug);
});
