import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GraphClient } from '#src/graph/client.ts';
import type { ReadProgress } from '#src/domain/attempt.ts';
import { failure, setUp } from '#src/graph/client.fixture.ts';
import { json, plain, scriptedFetch, silence } from '#src/graph/fetch.fixture.ts';
import { sleep } from '#src/graph/deadline.ts';
import { createReadWatch } from './read-watch.ts';

const key = ['targets', 'hr'];
const never = new AbortController().signal;
const page = (client: GraphClient, signal: AbortSignal) => client.read('/applications', { signal });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a read is slow after two seconds, and forgotten at its end', async () => {
  const watch = createReadWatch();
  const { client } = setUp(scriptedFetch(plain('', 503), json({ ok: 1 })), { sleep, now: Date.now });
  const seen: (ReadProgress['state'] | 'slow' | undefined)[] = [];
  watch.subscribe(() => seen.push(watch.of(key)?.slow === true ? 'slow' : watch.of(key)?.progress.state));
  const answer = watch.run({ key, client, signal: never }, async (watched, signal) => {
    const found = await page(watched, signal);
    await sleep(5_000, signal);
    return found;
  });
  await vi.advanceTimersByTimeAsync(1_999);
  expect(seen).not.toContain('slow');
  expect(seen).toContain('pausing');
  await vi.advanceTimersByTimeAsync(1);
  expect(watch.of(key)).toMatchObject({ slow: true, progress: { attempt: 2, reason: 'unavailable' } });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await answer).toEqual({ ok: 1 });
  expect(watch.of(key)).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

test('a cancel gives a cancelled failure, and the request is called off', async () => {
  const watch = createReadWatch();
  const { client } = setUp(scriptedFetch(silence));
  const ended = failure(watch.run({ key, client, signal: never }, page));
  await vi.advanceTimersByTimeAsync(100);
  watch.of(key)?.cancel();
  expect(await ended).toEqual({ kind: 'cancelled' });
  expect(watch.of(key)).toBeUndefined();
});

test('a failure waits for what it is shown with, and an answer does not', async () => {
  const steps: string[] = [];
  const watch = createReadWatch(async () => {
    await sleep(1_000, never);
    steps.push('words');
  });
  const { client } = setUp(scriptedFetch(json({ ok: 1 }), plain('', 403)));
  await watch.run({ key, client, signal: never }, page);
  expect(steps).toEqual([]);
  const ended = failure(watch.run({ key, client, signal: never }, page)).then((found) => {
    steps.push('failure');
    return found;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ended).toMatchObject({ kind: 'refused', status: 403 });
  expect(steps).toEqual(['words', 'failure']);
});

test('the end of a given up read does not take away the one that came after it', async () => {
  const watch = createReadWatch();
  const { client } = setUp(scriptedFetch(silence, silence));
  const first = new AbortController();
  const ended = failure(watch.run({ key, client, signal: first.signal }, page));
  await vi.advanceTimersByTimeAsync(100);
  const second = failure(watch.run({ key, client, signal: never }, page));
  first.abort();
  await ended;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(watch.of(key)?.slow).toBe(true);
  watch.of(key)?.cancel();
  await second;
});

test('of two reads side by side the longer pause is reported, and the failure of one stops the other', async () => {
  const watch = createReadWatch();
  const byPath = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { pathname } = new URL(new Request(input).url);
    if (pathname.endsWith('/silent')) return await silence(new Request(input), init?.signal);
    return new Response('', { status: pathname.endsWith('/busy') ? 429 : 403 });
  };
  const { client } = setUp({ fetch: byPath, requests: [] }, { sleep, now: Date.now });
  const both = (path: string) =>
    watch.run({ key, client, signal: never }, (watched, signal) =>
      Promise.all([watched.read('/silent', { signal }), watched.read(path, { signal })]),
    );
  const pausing = failure(both('/busy'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(watch.of(key)?.progress).toMatchObject({ state: 'pausing', reason: 'throttled' });
  watch.of(key)?.cancel();
  await pausing;
  expect(await failure(both('/forbidden'))).toMatchObject({ kind: 'refused', status: 403 });
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});
