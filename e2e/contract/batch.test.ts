import { BatchRequestContent, BatchResponseContent } from '@microsoft/microsoft-graph-client';
import type { BatchResponseBody } from '@microsoft/microsoft-graph-client';
import * as v from 'valibot';
import { expect } from 'vitest';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { jobsAt } from './job-caller.ts';
import { microsoftClient } from './microsoft-client.ts';
import { read, write } from './visitor.ts';

const json = { 'content-type': 'application/json' };
const answer = v.object({
  responses: v.array(
    v.object({
      id: v.string(),
      status: v.number(),
      headers: v.record(v.string(), v.string()),
      body: v.optional(v.any()),
    }),
  ),
});
type Step = {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly dependsOn?: readonly string[];
};

const post = (graph: Graph, requests: unknown) =>
  graph.send('POST', '/$batch', { headers: json, data: JSON.stringify({ requests }) });

async function batch(graph: Graph, steps: readonly Step[]) {
  const response = await post(graph, steps);
  expect(response.status(), await response.text()).toBe(200);
  return v.parse(answer, await response.json()).responses;
}

async function byId(graph: Graph, steps: readonly Step[]) {
  return new Map((await batch(graph, steps)).map((item) => [item.id, item]));
}

const get = (url: string, index = 0): Step => ({ id: String(index + 1), method: 'GET', url });

test('Microsoft’s own client sends a batch and finds each answer by its id', async ({ visitor, writer }) => {
  const client = await microsoftClient(visitor);
  const [running, none] = [await jobsAt(writer, 'Running job'), await jobsAt(writer, 'No job yet')];
  const acquire = running.replace(/jobs$/, 'acquireAccessToken');
  const address = (path: string) => `https://graph.microsoft.com${path}`;
  const content = new BatchRequestContent([
    { id: '1', request: new Request(address(running)) },
    { id: '2', request: new Request(address(none)) },
    {
      id: '3',
      request: new Request(address(acquire), {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ credentials: [{ key: 'SecretToken', value: 'a token' }] }),
      }),
    },
  ]);
  const body: BatchResponseBody = await client.api('/$batch').post(await content.getContent());
  const responses = new BatchResponseContent(body);
  const jobs = await responses.getResponseById('1').json();
  expect(jobs.value).toMatchObject([{ status: { code: 'Active' } }]);
  expect(await responses.getResponseById('2').json()).toEqual({ value: [] });
  expect(responses.getResponseById('3').status).toBe(204);
});

test('twenty items are answered, each once, in another order than they were sent', async ({ writer }) => {
  const path = await jobsAt(writer, 'Running job');
  const steps = Array.from({ length: 20 }, (_, index) => get(path, index));
  const ids = (await batch(writer, steps)).map(({ id }) => id);
  expect(ids).not.toEqual(steps.map(({ id }) => id));
  expect(new Set(ids)).toEqual(new Set(steps.map(({ id }) => id)));
  expect(
    (await batch(writer, steps)).map(({ id }) => id),
    'the same each time',
  ).toEqual(ids);
  expect(await refusal(await post(writer, [...steps, get(path, 20)]), 400)).toMatchObject({
    code: 'MaximumValueExceeded',
  });
});

test('each item meets what its request would meet alone', async ({ writer, graph, visitor }) => {
  const path = (name: string) => jobsAt(writer, name);
  const unknown = '/servicePrincipals/11111111-2222-4333-8444-555555555555/synchronization/jobs';
  const items = await byId(writer, [
    get(await path('Running job')),
    get(unknown, 1),
    get(await path('Throttled'), 2),
    get(await path('Broken'), 3),
    get(await path('Bad Gateway'), 4),
    get('servicePrincipals?$top=1&$select=id', 5),
    get('/nonsense', 6),
  ]);
  expect(Object.fromEntries([...items].map(([id, { status }]) => [id, status]))).toEqual({
    '1': 200,
    '2': 404,
    '3': 429,
    '4': 500,
    '5': 502,
    '6': 200,
    '7': 400,
  });
  expect(items.get('3')).toMatchObject({
    headers: { 'Retry-After': '20', 'Content-Type': 'application/json' },
    body: { error: { code: 'TooManyRequests' } },
  });
  expect(Buffer.from(items.get('5')?.body ?? '', 'base64').toString()).toContain('The gateway');
  const next: string = items.get('6')?.body['@odata.nextLink'];
  expect(next.startsWith(`${visitor.services}/graph/v1.0/servicePrincipals?`)).toBe(true);
  // Adele has asked for the permission to read the directory alone.
  const adele = await byId(graph, [get(await path('Running job')), get('/servicePrincipals?$top=1', 1)]);
  expect([adele.get('1')?.status, adele.get('2')?.status]).toEqual([401, 200]);
});

test('an item that hangs up or stays silent holds no other one back', async ({ writer }) => {
  const acquire = async (name: string): Promise<string> =>
    (await jobsAt(writer, name)).replace(/jobs$/, 'acquireAccessToken');
  const submit = (id: string, url: string): Step => ({
    id,
    method: 'POST',
    url,
    headers: json,
    body: { credentials: [{ key: 'SecretToken', value: 'a token' }] },
  });
  const began = performance.now();
  const items = await byId(writer, [
    get(await jobsAt(writer, 'Running job')),
    get(await jobsAt(writer, 'Silent'), 1),
    submit('unread', await acquire('Hangs up unread')),
    submit('for ever', await acquire('Never answers')),
    submit('cut', await acquire('Cut-off 200')),
    submit('elsewhere', await acquire('Redirects elsewhere')),
    get('/servicePrincipals?$search="displayName:!slow"', 2),
  ]);
  expect(performance.now() - began).toBeLessThan(6_000);
  expect(Object.fromEntries([...items].map(([id, { status }]) => [id, status]))).toEqual({
    '1': 200,
    '2': 502,
    'for ever': 504,
    cut: 502,
    elsewhere: 307,
    '3': 400,
  });
}, 15_000);

test('what depends on a failed item fails with it, and what depends on another one comes after it', async ({
  writer,
}) => {
  const root = await jobsAt(writer, 'Never ran');
  const [job] = (await (await writer.send('GET', root)).json()).value;
  const items = await byId(writer, [
    { ...get(root, 0), dependsOn: ['start'] },
    { id: 'start', method: 'POST', url: `${root}/${job.id}/start`, headers: json, body: {} },
    get('/nonsense', 1),
    { ...get(root, 2), dependsOn: ['2'] },
    { ...get(root, 3), dependsOn: ['3'] },
  ]);
  expect(items.get('1')?.body.value).toMatchObject([{ schedule: { state: 'Active' } }]);
  expect([items.get('3')?.status, items.get('4')?.status]).toEqual([424, 424]);
});

const one = get('/servicePrincipals');
for (const [what, words, requests] of [
  ['no list of requests', 'payload format', { '1': one }],
  ['an empty list', 'payload format', []],
  ['an item without an id', 'payload format', [{ method: 'GET', url: '/servicePrincipals' }]],
  [
    'two of one id, in another case',
    'unique',
    [
      { ...one, id: 'a' },
      { ...one, id: 'A' },
    ],
  ],
  ['a whole address', 'relative', [get('https://graph.microsoft.com/v1.0/me')]],
  ['an address of another host', 'relative', [get('//elsewhere.example/me')]],
  ['an address outside of the version', 'relative', [get('/../beta/servicePrincipals')]],
  ['a body without its type', 'Content-Type', [{ ...one, method: 'POST', body: {} }]],
  ['a dependency that is not there', 'not in the batch', [{ ...one, dependsOn: ['9'] }]],
  [
    'a circle',
    'circle',
    [
      { ...one, dependsOn: ['2'] },
      { ...get('/applications', 1), dependsOn: ['1'] },
    ],
  ],
] as const)
  test(`Graph answers 400 to a batch with ${what}`, async ({ graph }) => {
    expect(await refusal(await post(graph, requests), 400)).toMatchObject({
      message: expect.stringContaining(words),
    });
  });

test('a batch takes a token, and no batch inside', async ({ graph, visitor }) => {
  const sam = await graphOf(visitor, 'sam', `${read} ${write}`);
  const headers = { ...json, authorization: 'Bearer not.a.token' };
  await refusal(await sam.send('POST', '/$batch', { headers, data: '{"requests":[]}' }), 401);
  const inner = { id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [one] } };
  expect(await batch(graph, [inner])).toMatchObject([{ status: 400 }]);
});
