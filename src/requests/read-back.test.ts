import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setUp } from '#src/graph/client.fixture.ts';
import { json, scriptedFetch, type ScriptedFetch } from '#src/graph/fetch.fixture.ts';
import { isSame, type ReadBack, readBackQuery } from './read-back.ts';
import { createReadWatch } from './read-watch.ts';

const target = {
  kind: 'servicePrincipal',
  id: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  displayName: 'HR',
} as const;
const told = (...keys: string[]) => json({ value: keys.map((key) => ({ key, value: '*' })) });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function look(scripted: ScriptedFetch): { ended: Promise<ReadBack>; queries: QueryClient } {
  const { client } = setUp(scripted);
  const options = readBackQuery(
    { client, reads: createReadWatch() },
    { ...target, appId: target.id },
    { keys: ['SecretToken', 'Url'], clientRequestId: 'one', mayShow: () => false },
  );
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return { ended: queries.fetchQuery(options), queries };
}

test('a read back that comes too early is repeated, until Graph returns exactly the saved keys', async () => {
  const scripted = scriptedFetch(told('SecretToken', 'Old'), told('SecretToken'), told('Url', 'SecretToken'));
  const { ended } = look(scripted);
  await vi.advanceTimersByTimeAsync(999);
  expect(scripted.requests).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(scripted.requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(scripted.requests).toHaveLength(3);
  expect(isSame(await ended)).toBe(true);
});

test('patience ends, and the difference is returned', async () => {
  const scripted = scriptedFetch(...Array.from({ length: 5 }, () => told('SecretToken', 'Old')));
  const { ended } = look(scripted);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await ended).toEqual({ missing: ['Url'], surplus: ['Old'] });
  expect(scripted.requests).toHaveLength(5);
});

test('a look that is stopped asks no more', async () => {
  const scripted = scriptedFetch(told('SecretToken'));
  const { ended, queries } = look(scripted);
  const stopped = ended.catch(() => 'stopped');
  await vi.advanceTimersByTimeAsync(1_500);
  await queries.cancelQueries();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await stopped).toBe('stopped');
  expect(scripted.requests).toHaveLength(1);
});
