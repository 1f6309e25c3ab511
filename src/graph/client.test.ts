import { afterEach, expect, test, vi } from 'vitest';
import { FailureError } from '#src/domain/failure/failure.ts';
import { sleep } from './deadline.ts';
import { failure, setUp, tenantId } from './client.fixture.ts';
import { json, noConnection, plain, scriptedFetch, silence } from './fetch.fixture.ts';

const challenge = {
  'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${btoa('{"access_token":{"acrs":{}}}')}"`,
};

afterEach(() => vi.useRealTimers());

test('a read carries the token and nothing that could leak', async () => {
  const scripted = scriptedFetch(json({ ok: 1 }), json({ ok: 2 }));
  const { client } = setUp(scripted);
  expect(await client.read('/applications?$top=1', { eventual: true })).toEqual({ ok: 1 });
  await client.read('/applications');
  const [first, second] = scripted.requests;
  expect(first?.url).toBe('https://graph.example/v1.0/applications?$top=1');
  expect(first).toMatchObject({
    method: 'GET',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  expect(first?.headers.get('Authorization')).toBe('Bearer token-1');
  expect(first?.headers.get('ConsistencyLevel')).toBe('eventual');
  expect(second?.headers.has('ConsistencyLevel')).toBe(false);
  expect(first?.headers.get('client-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(first?.headers.get('client-request-id')).not.toBe(second?.headers.get('client-request-id'));
});

test('an empty token, or one that no header can carry, is never sent', async () => {
  for (const token of ['', 'a b', 'a\nb', 'é']) {
    const scripted = scriptedFetch();
    const { client } = setUp(scripted, { getToken: async () => ({ token, tenantId }) });
    expect(await failure(client.read('/applications'))).toEqual({ kind: 'unsafe', what: 'token' });
    expect(scripted.requests).toHaveLength(0);
  }
});

test('a claims challenge is answered once with a new token, a second one stops', async () => {
  const once = setUp(scriptedFetch(plain('', 401, challenge), json({ ok: 1 })));
  expect(await once.client.read('/applications')).toEqual({ ok: 1 });
  expect(once.asked).toEqual([
    ['read', undefined],
    ['read', '{"access_token":{"acrs":{}}}'],
  ]);
  expect(once.waits).toEqual([]);

  const twice = setUp(scriptedFetch(plain('', 401, challenge), plain('', 401, challenge)));
  expect(await failure(twice.client.read('/applications'))).toEqual({
    kind: 'needs-interaction',
    reason: 'claims',
    scopes: ['Application.Read.All'],
    claims: '{"access_token":{"acrs":{}}}',
  });
});

test('a failure to get a token comes through as it is', async () => {
  const signedOut = setUp(scriptedFetch(), {
    getToken: () => Promise.reject(new FailureError({ kind: 'signed-out' })),
  });
  expect(await failure(signedOut.client.read('/applications'))).toEqual({ kind: 'signed-out' });
});

test('a read is cancelled on the wire and while it waits', async () => {
  const onWire = new AbortController();
  const pending = failure(
    setUp(scriptedFetch(silence)).client.read('/applications', { signal: onWire.signal }),
  );
  await Promise.resolve();
  onWire.abort();
  expect(await pending).toEqual({ kind: 'cancelled' });

  const waiting = new AbortController();
  const scripted = scriptedFetch(() => {
    setTimeout(() => waiting.abort(), 5);
    return noConnection();
  });
  const { client } = setUp(scripted, { sleep });
  expect(await failure(client.read('/applications', { signal: waiting.signal }))).toEqual({
    kind: 'cancelled',
  });
  expect(scripted.requests).toHaveLength(1);
});

test('a read without an answer ends after 30 seconds', async () => {
  vi.useFakeTimers();
  const scripted = scriptedFetch(silence);
  const pending = failure(setUp(scripted).client.read('/applications'));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await pending).toMatchObject({ kind: 'unreachable' });
  expect(scripted.requests).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a bug is not dressed up as a failure', async () => {
  const bug = new RangeError('a bug');
  const scripted = scriptedFetch(() => {
    throw bug;
  });
  await expect(setUp(scripted).client.read('/applications')).rejects.toBe(bug);
});
