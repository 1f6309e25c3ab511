import { expect, test } from 'vitest';
import { type JobsAnswer, readJobsOf } from './batch.ts';
import { failure, now, setUp, tenantId } from './client.fixture.ts';
import { cut, json, noConnection, plain, scriptedFetch, silence } from './fetch.fixture.ts';
import { createRedactor } from './redact.ts';

const [one, other, third] = [
  '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  '1a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  '2a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
];
const ids = [one, other, third];
const { signal } = new AbortController();
const options = { now: () => now, signal };
const job = { id: 'scim.1', templateId: 'scim', status: { code: 'Active' } };
const found = (id: string) => ({ id, status: 200, headers: {}, body: { value: [job] } });
const answer = async (responses: unknown, typed = '') => {
  const redactor = createRedactor();
  redactor.watch(() => [typed]);
  return await readJobsOf(setUp(scriptedFetch(json({ responses })), { redactor }).client, ids, options);
};
/** What a batch says of the first one, where it answers the others. */
const answerTo = async (item: object, typed?: string) =>
  (await answer([found(other), { id: one, ...item }, found(third)], typed)).get(one);

test('up to twenty are asked for in one request with the permission to look', async () => {
  const scripted = scriptedFetch(json({ responses: ids.map(found).toReversed() }));
  const { client, asked } = setUp(scripted);
  const answers = await readJobsOf(client, ids, options);
  expect(asked).toEqual([['status', undefined]]);
  const [request] = scripted.requests;
  expect([request?.method, request?.url]).toEqual(['POST', 'https://graph.example/v1.0/$batch']);
  expect([request?.redirect, request?.credentials]).toEqual(['error', 'omit']);
  expect(await request?.json()).toEqual({
    requests: ids.map((id) => ({ id, method: 'GET', url: `/servicePrincipals/${id}/synchronization/jobs` })),
  });
  expect(request?.headers.get('Content-Type')).toBe('application/json');
  expect([...answers.keys()]).toEqual(ids);
  expect(answers.get(one)).toMatchObject({ state: 'answered', jobs: [{ id: 'scim.1', templateId: 'scim' }] });
});

test('nothing is sent for what is no id, or for more than a batch takes', async () => {
  const { client, asked } = setUp(scriptedFetch());
  expect(await failure(readJobsOf(client, ['../me'], options))).toEqual({ kind: 'unsafe', what: 'id' });
  await expect(
    readJobsOf(
      client,
      Array.from({ length: 21 }, () => one),
      options,
    ),
  ).rejects.toThrow('too many');
  expect(asked).toEqual([]);
});

test('each of them has an answer, whatever Graph leaves out, repeats or adds', async () => {
  const missing = { state: 'failed', passing: true, failure: { kind: 'unreadable' } };
  for (const responses of [
    [],
    [found(other), found(third)],
    [found(one), found(one), found(other), found(third)],
    [found(other), found(third), { ...found(one), id: one.toUpperCase() }],
    [found(other), found(third), { ...found(one), id: tenantId }],
    [found(other), found(third), { id: one }],
    [found(other), found(third), { id: one, status: '200', body: { value: [] } }],
    [found(other), found(third), { id: one, status: 20, body: { value: [] } }],
    [found(other), found(third), { ...found(one), id: 1 }, null, 'text', []],
  ]) {
    const answers = await answer(responses);
    expect([...answers.keys()]).toEqual(ids);
    expect(answers.get(one)).toMatchObject(missing);
    if (responses.length > 0) expect(answers.get(other)?.state).toBe('answered');
  }
});

test.each<[string, object, Partial<JobsAnswer>]>([
  ['jobs', { status: 200, body: { value: [job] } }, { state: 'answered' }],
  ['none', { status: 200, body: { value: [] } }, { state: 'answered', jobs: [] }],
  ['text with JSON', { status: 200, body: '{"value":[]}' }, { state: 'answered', jobs: [] }],
  ['JSON in base64', { status: 200, body: btoa('{"value":[]}') }, { state: 'answered', jobs: [] }],
  ['nothing', { status: 200 }, { state: 'failed', passing: false }],
  ['null', { status: 200, body: null }, { state: 'failed', passing: false }],
  ['another thing', { status: 200, body: { value: [{}] } }, { state: 'failed', passing: false }],
  ['text', { status: 200, body: 'none' }, { state: 'failed', passing: false }],
  ['no content', { status: 204 }, { state: 'failed', passing: false }],
  ['a redirect', { status: 302, headers: { Location: 'https://elsewhere.example' } }, { state: 'failed' }],
  ['404', { status: 404, body: { error: { code: 'NotFound' } } }, { state: 'failed', passing: false }],
  ['403', { status: 403, body: { error: { code: 'Forbidden' } } }, { state: 'failed', passing: false }],
  ['500', { status: 500, body: {} }, { state: 'failed', passing: true }],
  [
    '503 with a time',
    { status: 503, headers: { 'retry-after': '7' } },
    { state: 'failed', passing: true, wait: 7000 },
  ],
  ['429', { status: 429 }, { state: 'throttled', wait: undefined }],
  ['429 with a time', { status: 429, headers: { 'Retry-After': '3' } }, { state: 'throttled', wait: 3000 }],
  ['429 with a number', { status: 429, headers: { 'Retry-After': 3 } }, { state: 'throttled', wait: 3000 }],
  [
    '429 with a date',
    { status: 429, headers: { 'RETRY-AFTER': new Date(now + 9_000).toUTCString() } },
    { state: 'throttled', wait: 9000 },
  ],
  [
    '429 with a soon',
    { status: 429, headers: { 'Retry-After': 'soon' } },
    { state: 'throttled', wait: undefined },
  ],
  [
    '429 with headers of no kind',
    { status: 429, headers: { 'a b': 'c', x: '\n\0', y: {} } },
    { state: 'throttled' },
  ],
  ['429 with a list', { status: 429, headers: 'Retry-After: 3' }, { state: 'throttled', wait: undefined }],
])('an item that holds %s is read as what it says', async (_, item, expected) => {
  expect(await answerTo(item)).toMatchObject(expected);
});

test('a text of Graph loses what was typed, also in base64, and a page is no text of Graph', async () => {
  const error = (message: string) => ({ error: { code: 'Code', message } });
  const refused = { failure: { kind: 'refused', status: 400, code: 'Code', message: 'no •••' } };
  expect(await answerTo({ status: 400, body: error('no typed-secret') }, 'typed-secret')).toMatchObject(
    refused,
  );
  const encoded = btoa(JSON.stringify(error('no typed-secret')));
  expect(await answerTo({ status: 400, body: encoded }, 'typed-secret')).toMatchObject(refused);
  const page = { status: 502, headers: { 'Content-Type': 'text/html' }, body: btoa('<html>typed-secret') };
  expect(await answerTo(page, 'typed-secret')).toMatchObject({
    passing: true,
    failure: { kind: 'unreadable' },
  });
});

test('a challenge for one item asks the person', async () => {
  const claims = btoa('{"access_token":{}}');
  const header = `Bearer error="insufficient_claims", claims="${claims}"`;
  expect(await answerTo({ status: 401, headers: { 'WWW-Authenticate': header } })).toMatchObject({
    failure: { kind: 'needs-interaction', reason: 'claims', claims: '{"access_token":{}}' },
  });
});

test('a batch is sent once, and its failure is one of the whole', async () => {
  for (const [script, expected] of [
    [plain('', 429, { 'Retry-After': '7' }), { kind: 'throttled', until: now + 7000 }],
    [plain('', 429), { kind: 'throttled', until: undefined }],
    [plain('', 503, { 'Retry-After': '7' }), { kind: 'refused', status: 503, until: now + 7000 }],
    [plain('', 504), { kind: 'refused', status: 504, until: undefined }],
    [noConnection, { kind: 'unreachable' }],
    [cut(200), { kind: 'unreachable' }],
    [plain('<html>', 200), { kind: 'unreadable' }],
    [json({}), { kind: 'unreadable' }],
    [json({ responses: {} }), { kind: 'unreadable' }],
    [json({ error: { code: 'Forbidden' } }, 403), { kind: 'refused', status: 403 }],
  ] as const) {
    const scripted = scriptedFetch(script);
    const { client, waits } = setUp(scripted);
    expect({ until: undefined, ...(await failure(readJobsOf(client, ids, options))) }).toMatchObject(
      expected,
    );
    expect([scripted.requests.length, waits]).toEqual([1, []]);
  }
});

test('a challenge to the whole is answered once, and a token that Graph does not take is not used again', async () => {
  const header = `Bearer error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`;
  const challenge = plain('', 401, { 'WWW-Authenticate': header });
  const { client, asked } = setUp(scriptedFetch(challenge, json({ responses: ids.map(found) })));
  expect((await readJobsOf(client, ids, options)).size).toBe(3);
  expect(asked).toEqual([
    ['status', undefined],
    ['status', '{"access_token":{}}'],
  ]);
  const rejected: string[] = [];
  const refused = json({ error: { code: 'InvalidAuthenticationToken' } }, 401);
  const stale = setUp(scriptedFetch(refused), { onTokenRejected: (use) => rejected.push(use) });
  expect(await failure(readJobsOf(stale.client, ids, options))).toMatchObject({
    kind: 'refused',
    status: 401,
  });
  expect(rejected).toEqual(['status']);
});

test('an end stops what is under way at once, and what has not left stays', async () => {
  for (const early of [true, false]) {
    const controller = new AbortController();
    const scripted = scriptedFetch((request, stop) => {
      queueMicrotask(() => controller.abort());
      return silence(request, stop);
    });
    const { client } = setUp(scripted);
    const reading = readJobsOf(client, ids, { now: () => now, signal: controller.signal });
    if (early) controller.abort();
    expect(await failure(reading)).toEqual({ kind: 'cancelled' });
    expect(scripted.requests).toHaveLength(early ? 0 : 1);
  }
});
