import { expect, test } from 'vitest';
import { failure, now, setUp } from './client.fixture.ts';
import { cut, json, noConnection, plain, scriptedFetch } from './fetch.fixture.ts';

test('what may pass by itself is repeated with growing pauses, at most four times', async () => {
  const scripted = scriptedFetch(noConnection, plain('<html>', 503), cut(200), json({ ok: 1 }));
  const { client, waits } = setUp(scripted);
  expect(await client.read('/applications')).toEqual({ ok: 1 });
  expect(waits).toEqual([500, 1000, 2000]);

  const never = scriptedFetch(noConnection, noConnection, noConnection, noConnection);
  const second = setUp(never, { random: () => 0 });
  expect(await failure(second.client.read('/applications'))).toEqual({
    kind: 'unreachable',
    origin: 'https://graph.example',
    offline: false,
  });
  expect(second.waits).toEqual([250, 500, 1000]);
  expect(never.requests).toHaveLength(4);
});

test('what does not pass by itself is not repeated', async () => {
  for (const status of [400, 401, 403, 404, 409, 500, 502, 507, 509]) {
    const scripted = scriptedFetch(json({ error: { code: 'Code', message: 'Text' } }, status));
    const { client } = setUp(scripted);
    expect(await failure(client.read('/applications'))).toMatchObject({
      kind: 'refused',
      status,
      code: 'Code',
      message: 'Text',
    });
  }
  for (const answer of [
    plain('<html>', 200),
    plain('', 200),
    plain('{"value":[', 200),
    plain(null, 204),
    plain('', 302),
  ]) {
    const { client } = setUp(scriptedFetch(answer));
    expect(await failure(client.read('/applications'))).toMatchObject({
      kind: 'unreadable',
      expected: 'JSON',
    });
  }
});

test('Retry-After is followed where it can be read, and not waited for when it is long', async () => {
  const scripted = scriptedFetch(plain('', 429, { 'Retry-After': '7' }), json({ ok: 1 }));
  const { client, waits } = setUp(scripted, { random: () => 0 });
  await client.read('/applications');
  expect(waits).toEqual([7000]);

  const long = setUp(scriptedFetch(plain('', 429, { 'Retry-After': '120' })));
  expect(await failure(long.client.read('/applications'))).toMatchObject({
    kind: 'throttled',
    until: now + 120_000,
  });
  expect(long.waits).toEqual([]);
});

test('throttling with the header hidden ends with a time of our own to come back', async () => {
  const { client, waits } = setUp(
    scriptedFetch(plain('', 429), plain('', 429), plain('', 429), plain('', 429)),
  );
  expect(await failure(client.read('/applications'))).toMatchObject({
    kind: 'throttled',
    until: now + 16_000,
  });
  expect(waits).toEqual([2000, 4000, 8000]);
});

test('offline is said at once', async () => {
  const scripted = scriptedFetch(noConnection);
  const { client } = setUp(scripted, { online: () => false });
  expect(await failure(client.read('/applications'))).toMatchObject({ kind: 'unreachable', offline: true });
  expect(scripted.requests).toHaveLength(1);
});

test('a Retry-After of nothing does not make the pauses shorter than they are', async () => {
  const at = plain('', 503, { 'Retry-After': '0' });
  const { client, waits } = setUp(scriptedFetch(at, at, json({ ok: 1 })));
  await client.read('/applications');
  expect(waits).toEqual([500, 1000]);
});

test('every pause is reported with its reason, its end and the attempt that comes after it', async () => {
  const told: unknown[] = [];
  const scripted = scriptedFetch(plain('', 429), plain('', 504), noConnection, json({ ok: 1 }));
  await setUp(scripted).client.read('/applications', { onProgress: (progress) => told.push(progress) });
  const asked = (attempt: number, reason?: string) => [
    { state: 'token', attempt, of: 4, reason },
    { state: 'asking', attempt, of: 4, reason },
  ];
  expect(told).toEqual([
    ...asked(1),
    { state: 'pausing', attempt: 2, of: 4, reason: 'throttled', until: now + 2000 },
    ...asked(2, 'throttled'),
    { state: 'pausing', attempt: 3, of: 4, reason: 'unavailable', until: now + 1000 },
    ...asked(3, 'unavailable'),
    { state: 'pausing', attempt: 4, of: 4, reason: 'unreachable', until: now + 2000 },
    ...asked(4, 'unreachable'),
  ]);
});

test('after a minute no further attempt begins, however short the pause', async () => {
  let time = now;
  const slowly = () => {
    time += 25_000;
    return noConnection();
  };
  const scripted = scriptedFetch(slowly, slowly, slowly);
  const { client } = setUp(scripted, { now: () => time });
  expect(await failure(client.read('/applications'))).toMatchObject({ kind: 'unreachable' });
  expect(scripted.requests).toHaveLength(3);
});
