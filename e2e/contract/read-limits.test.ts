import * as v from 'valibot';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { readQuota, readSwitches } from '../sandbox/graph/read-switches.ts';
import { graphOf, refusal, test as base } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { inProcess } from './requests.ts';
import { read, visitorOn, write } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const json = { 'content-type': 'application/json' };
const answer = v.object({
  responses: v.array(
    v.object({ id: v.string(), status: v.number(), headers: v.record(v.string(), v.string()) }),
  ),
});
const counts = v.object({
  batches: v.array(v.number()),
  jobs: v.record(v.string(), v.array(v.union([v.number(), v.picklist(['dropped', 'unanswered'])]))),
  writes: v.record(v.string(), v.array(v.string())),
});

// The handlers run in this process, so that its clock is theirs.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A person who has set switches before the sign-in, and the ids of forty applications. */
const test = base.extend<{ under: (names: string) => Promise<{ graph: Graph; ids: readonly string[] }> }>({
  under: async ({ visitor }, use) =>
    use(async (names) => {
      await turn(visitor, names);
      const graph = await graphOf(visitor, 'sam', `${read} ${write}`);
      const { value } = await graph.search('/servicePrincipals?$top=41');
      // One of them never answers anything else.
      const readable = value.filter(({ displayName }) => displayName !== 'Unreadable jobs');
      return { graph, ids: readable.slice(0, 40).map(({ id }) => id) };
    }),
});

const turn = (visitor: Visitor, names: string) =>
  visitor.request.get(`${visitor.services}/sandbox/reads/${names}`, { maxRedirects: 0 });

const jobsOf = (id: string) => `/servicePrincipals/${id}/synchronization/jobs`;
const post = (graph: Graph, ids: readonly string[]) => {
  const requests = ids.map((id) => ({ id, method: 'GET', url: jobsOf(id) }));
  return graph.send('POST', '/$batch', { headers: json, data: JSON.stringify({ requests }) });
};

async function batch(graph: Graph, ids: readonly string[]) {
  const response = await post(graph, ids);
  expect(response.status(), await response.text()).toBe(200);
  const { responses } = v.parse(answer, await response.json());
  return responses.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

async function counted(visitor: Visitor) {
  return v.parse(counts, await (await visitor.request.get(`${visitor.services}/sandbox/reads`)).json());
}

test('every switch opens the tab Provisioning, and no other name does', async ({ visitor }) => {
  for (const names of [...Object.keys(readSwitches), 'quota-7-3', 'quota-20-5,slow-batches', 'default']) {
    const answered = await turn(visitor, names);
    expect(answered.status(), names).toBe(302);
    expect(answered.headers()['location']).toBe(`${visitor.page}/?kind=provisioning`);
  }
  for (const names of ['none', 'quota,none', 'quota-0-1', 'toString', 'default,quota'])
    expect((await turn(visitor, names)).status(), names).toBe(404);
});

test('a quota answers as many at once, and refuses the others with the seconds to wait', async ({
  under,
  visitor,
  stranger,
}) => {
  const { graph, ids } = await under('quota-25-2');
  expect((await batch(graph, ids.slice(0, 20))).every(({ status }) => status === 200)).toBe(true);
  const second = await batch(graph, ids.slice(20));
  expect(second.filter(({ status }) => status === 200)).toHaveLength(5);
  const refused = second.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(15);
  expect(refused[0]?.headers['Retry-After']).toBe('1');
  // A read outside of a batch costs as much, and its header is hidden from the page.
  const alone = await graph.send('GET', jobsOf(ids[0] ?? ''));
  await refusal(alone, 429);
  expect(alone.headers()['retry-after']).toBe('1');
  expect(alone.headers()['access-control-expose-headers']?.toLowerCase()).not.toContain('retry-after');
  // Reading the directory costs nothing.
  expect((await graph.send('GET', '/servicePrincipals?$top=1')).status()).toBe(200);
  vi.setSystemTime(Date.now() + 3_000);
  const third = await batch(graph, ids.slice(20));
  expect(third.filter(({ status }) => status === 200)).toHaveLength(6);
  const { batches, jobs } = await counted(visitor);
  expect(batches).toEqual([200, 200, 200]);
  expect(Object.keys(jobs)).toHaveLength(40);
  expect(jobs[ids[0] ?? '']).toEqual([200, 429]);
  expect(jobs[ids[39] ?? '']).toEqual([429, 429]);
  // Each browser has its own.
  expect(await counted(stranger)).toEqual({ batches: [], jobs: {}, writes: {} });
  await turn(visitor, 'default');
  expect((await batch(graph, ids.slice(0, 20))).every(({ status }) => status === 200)).toBe(true);
  await visitor.request.fetch(`${visitor.services}/sandbox/reads`, { method: 'DELETE' });
  expect(await counted(visitor)).toEqual({ batches: [], jobs: {}, writes: {} });
});

test('a slow quota asks for as many seconds as it takes', async ({ under }) => {
  const { graph, ids } = await under('quota-1-1');
  await batch(graph, ids.slice(0, 1));
  const [first] = await batch(graph, ids.slice(0, 1));
  expect(first).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
  vi.setSystemTime(Date.now() + 1_000);
  expect(await batch(graph, ids.slice(0, 1))).toMatchObject([{ status: 200 }]);
});

for (const [name, isMet, how] of [
  ['dropped-items', (status: number | undefined) => status === undefined, 'dropped'],
  ['broken-items', (status: number | undefined) => (status ?? 0) >= 500, 500],
] as const)
  test(`under ${name}, some answers are missing once, and asking again returns all of them`, async ({
    under,
    visitor,
  }) => {
    const { graph, ids } = await under(name);
    const all = [...(await batch(graph, ids.slice(0, 20))), ...(await batch(graph, ids.slice(20)))];
    const missing = ids.filter((id) => isMet(all.find((item) => item.id === id)?.status));
    expect(missing.length).toBeGreaterThan(1);
    expect(missing.length).toBeLessThan(15);
    const again = await batch(graph, missing);
    expect(again.map(({ status }) => status)).toEqual(missing.map(() => 200));
    const { jobs } = await counted(visitor);
    for (const id of ids) {
      const [first, second] = jobs[id] ?? [];
      if (!missing.includes(id)) expect(jobs[id]).toEqual([200]);
      else expect([typeof first, second]).toEqual([typeof how, 200]);
    }
  });

test('under broken-batches, every fifth batch answers 503 and reads nothing', async ({ under, visitor }) => {
  const { graph, ids } = await under('broken-batches');
  const statuses: number[] = [];
  for (let index = 0; index < 6; index += 1)
    statuses.push((await post(graph, ids.slice(index, index + 1))).status());
  expect(statuses).toEqual([200, 200, 200, 200, 503, 200]);
  const { batches, jobs } = await counted(visitor);
  expect(batches).toEqual(statuses);
  expect(jobs[ids[4] ?? '']).toBeUndefined();
});

test('under slow-batches, each batch takes longer than a second', async ({ under }) => {
  const { graph, ids } = await under('slow-batches');
  const began = performance.now();
  await batch(graph, ids.slice(0, 2));
  expect(performance.now() - began).toBeGreaterThan(1_000);
});

test('SANDBOX_QUOTA is the quota of every session that has set none', async () => {
  vi.stubEnv('SANDBOX_QUOTA', '2,1');
  const wire = await inProcess();
  vi.unstubAllEnvs();
  const visitor = visitorOn(wire);
  const graph = await graphOf(visitor, 'sam', `${read} ${write}`);
  const { value } = await graph.search('/servicePrincipals?$top=3');
  const statuses = async () =>
    (
      await batch(
        graph,
        value.map(({ id }) => id),
      )
    ).map(({ status }) => status);
  expect((await statuses()).toSorted((one, other) => one - other)).toEqual([200, 200, 429]);
  await turn(visitor, 'quota-3-1');
  expect(await statuses()).toEqual([200, 200, 200]);
});

test('SANDBOX_QUOTA is two numbers, or nothing', () => {
  expect(readQuota('300,60')).toEqual({ burst: 300, rate: 60 });
  expect(readQuota(undefined)).toBeUndefined();
  for (const text of ['300', '300,0', 'a,b', '-1,5', '1,2,3']) expect(() => readQuota(text)).toThrow();
});
