import { expect, test } from 'vitest';
import { failure, now, setUp } from './scripted-client.ts';
import { cut, json, noConnection, plain, scriptedFetch } from './scripted-fetch.ts';

test('what may pass by itself is repeated with growing pauses, at most four times', async () => {
  const scripted = scriptedFetch(noConnection, plain('<html>', 502), cut(200), json({ ok: 1 }));
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
  for (const status of [400, 401, 403, 404, 409]) {
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
  expect(await failure(client.read('/applications'))).toMatchObject({ kind: 'throttled', until: now + 4000 });
  expect(waits).toEqual([500, 1000, 2000]);
});

test('offline is said at once', async () => {
  const scripted = scriptedFetch(noConnection);
  const { client } = setUp(scripted, { online: () => false });
  expect(await failure(client.read('/applications'))).toMatchObject({ kind: 'unreachable', offline: true });
  expect(scripted.requests).toHaveLength(1);
});
