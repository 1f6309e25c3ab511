import { describe, expect, test } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { failure, now, setUp } from './client.fixture.ts';
import type { GraphClient } from './client.ts';
import { getTarget, nextTargets, searchTargets } from './directory.ts';
import { cut, json, noConnection, plain, scriptedFetch } from './fetch.fixture.ts';

type Answer = Parameters<typeof scriptedFetch>[number];
type Row = readonly [what: string, answers: readonly Answer[], waits: readonly number[], ends: object];

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const found = { id, appId: id, displayName: 'Contoso HR' };
const list = json({ value: [found] });
const refusal = (status: number, code: string, headers: Record<string, string> = {}, message = 'Text') =>
  json({ error: { code, message } }, status, headers);
const busy = (headers: Record<string, string> = {}) => refusal(429, 'TooManyRequests', headers);
const unavailable = refusal(503, 'ServiceUnavailable');
const bytes = (body: Uint8Array<ArrayBuffer>) => () => new Response(body);
const four = (answer: Answer) => [answer, answer, answer, answer];

const listed = { listed: ['Contoso HR'] };
const failed = (kind: Failure['kind'], cause?: string, more: object = {}) => ({
  failure: { kind, ...more },
  cause,
});
const unreadable = failed('unreadable', undefined, { status: 200 });
const unreachable = failed('unreachable', undefined, { offline: false });
const challenged = { 'WWW-Authenticate': 'Bearer error="insufficient_claims", claims="not base64!"' };

/** Each kind of answer to a search, the pauses before the next attempt, and how the search ends. */
const rows: readonly Row[] = [
  ['429 once', [busy(), list], [2000], listed],
  ['429 twice', [busy(), busy(), list], [2000, 4000], listed],
  ['429 with a time that the page may read', [busy({ 'Retry-After': '4' }), list], [4250], listed],
  [
    '429 with a time that is too long',
    [busy({ 'Retry-After': '120' })],
    [],
    failed('throttled', 'throttled', { until: now + 120_000 }),
  ],
  ['429 always', four(busy()), [2000, 4000, 8000], failed('throttled', 'throttled', { until: now + 16_000 })],
  ['503 once', [unavailable, list], [500], listed],
  ['503 always', four(unavailable), [500, 1000, 2000], failed('refused', 'graph-unavailable')],
  ['504 once', [refusal(504, 'GatewayTimeout'), list], [500], listed],
  ['500', [refusal(500, 'InternalServerError')], [], failed('refused', 'graph-fault')],
  ['401', [refusal(401, 'InvalidAuthenticationToken')], [], failed('refused', 'token-rejected')],
  [
    '401 with a challenge that cannot be read',
    [
      refusal(
        401,
        'InvalidAuthenticationToken',
        challenged,
        'Continuous access evaluation resulted in claims challenge.',
      ),
    ],
    [],
    failed('refused', 'policy-unread'),
  ],
  ['403', [refusal(403, 'Authorization_RequestDenied')], [], failed('refused', 'directory-permission')],
  ['404', [refusal(404, 'Request_ResourceNotFound')], [], failed('refused', 'object-unknown')],
  ['no connection once', [noConnection, list], [500], listed],
  // A redirect, and a proxy that answers 502 without CORS, look the same to a page.
  ['no connection', four(noConnection), [500, 1000, 2000], unreachable],
  ['an answer that breaks off', four(cut(200)), [500, 1000, 2000], unreachable],
  ['a web page', [plain('<!doctype html><title>Sign in</title>', 200)], [], unreadable],
  [
    'JSON that stops in the middle',
    [plain(`{"value":[{"id":"${id}","displayName":"Cut o`, 200)],
    [],
    unreadable,
  ],
  ['an empty body', [plain('', 200)], [], unreadable],
  ['204', [plain(null, 204)], [], failed('unreadable', undefined, { status: 204 })],
  ['no list', [json({})], [], unreadable],
  ['an object for the list', [json({ value: { id } })], [], unreadable],
  ['null for the list', [json({ value: null })], [], unreadable],
  ['objects without ids', [json({ value: [{ displayName: 'Contoso', appId: id }] })], [], unreadable],
  ['an id that is a path', [json({ value: [{ ...found, id: '../me' }] })], [], unreadable],
  [
    'a name of a hundred thousand lists in each other',
    [
      plain(
        `{"value":[{"id":"${id}","appId":"${id}","displayName":${'['.repeat(1e5)}${']'.repeat(1e5)}}]}`,
        200,
      ),
    ],
    [],
    unreadable,
  ],
  [
    'ten megabytes',
    [json({ value: [], filling: 'x'.repeat(1e7) })],
    [],
    failed('unreadable', undefined, { status: 200, problem: 'too-long' }),
  ],
  [
    'another character set than JSON has',
    [
      bytes(
        Uint8Array.from(
          Buffer.from(JSON.stringify({ value: [{ ...found, displayName: 'Café' }] }), 'latin1'),
        ),
      ),
    ],
    [],
    unreadable,
  ],
  ['a next page that is a number', [json({ value: [found], '@odata.nextLink': 7 })], [], unreadable],
];

/** What a failure is to the person: its own facts, and the cause whose words are shown. */
const endOf = (error: Failure) => ({ failure: error, cause: explain(error, 'directory')?.cause });

describe('a search is answered', () => {
  test.each(rows)('%s', async (_, answers, waits, ends) => {
    const scripted = scriptedFetch(...answers);
    const graph = setUp(scripted);
    const search = searchTargets(graph.client, { kind: 'servicePrincipal', text: 'hr', all: false });
    const end = await search.then(
      ({ targets }) => ({ listed: targets.map(({ displayName }) => displayName) }),
      async () => endOf(await failure(search)),
    );
    expect(end).toMatchObject(ends);
    expect(graph.waits).toEqual(waits);
    expect(scripted.requests, 'no attempt more, and none less').toHaveLength(answers.length);
  });
});

const base = 'https://graph.example/v1.0/servicePrincipals';
const link = (page: number) => `${base}?$search=hr&$skiptoken=${page}`;

/** Turns the pages of a list in which each links to the next, five at most. */
async function turn(client: GraphClient): Promise<{ pages: number; failure?: Failure }> {
  const query = { kind: 'servicePrincipal', text: 'hr', all: false } as const;
  let { next } = await searchTargets(client, query);
  for (let pages = 1; ; pages += 1) {
    if (next === undefined || pages === 5) return { pages };
    const page = nextTargets(client, query, next);
    const turned = await page.catch(() => undefined);
    if (turned === undefined) return { pages, failure: await failure(page) };
    ({ next } = turned);
  }
}

const unsafe = { kind: 'unsafe', what: 'next-link' };

describe('the pages of a list lead', () => {
  test.each<[where: string, links: readonly string[], end: object]>([
    [
      'to another host',
      [link(1).replace('graph.example', 'elsewhere.example')],
      { pages: 1, failure: unsafe },
    ],
    ['to another scheme', [link(1).replace('https:', 'http:')], { pages: 1, failure: unsafe }],
    [
      'to a user and a password',
      [link(1).replace('://', '://someone:secret@')],
      { pages: 1, failure: unsafe },
    ],
    ['to a fragment', [`${link(1)}#me`], { pages: 1, failure: unsafe }],
    ['to another path', [link(1).replace('servicePrincipals', 'users')], { pages: 1, failure: unsafe }],
    ['to the same page', [link(1), link(1)], { pages: 1, failure: unsafe }],
    ['in a circle', [link(1), link(2), link(1)], { pages: 2, failure: unsafe }],
    ['on and on', [link(1), link(2), link(3), link(4), link(5)], { pages: 5 }],
  ])('%s', async (_, links, end) => {
    const scripted = scriptedFetch(...links.map((next) => json({ value: [found], '@odata.nextLink': next })));
    expect(await turn(setUp(scripted).client)).toEqual(end);
    for (const { url } of scripted.requests) expect(new URL(url).host).toBe('graph.example');
  });
});

test('an application that is opened fails as a search does', async () => {
  const open = async (...answers: readonly Answer[]) => {
    const { client, waits } = setUp(scriptedFetch(...answers));
    return { ...endOf(await failure(getTarget(client, 'servicePrincipal', id))), waits };
  };
  expect(await open(...four(busy()))).toMatchObject({ cause: 'throttled', waits: [2000, 4000, 8000] });
  expect(await open(plain('<html>', 200))).toMatchObject({ failure: { kind: 'unreadable' }, waits: [] });
  expect(await open(refusal(404, 'Request_ResourceNotFound'))).toMatchObject({
    failure: { kind: 'refused', status: 404 },
    waits: [],
  });
});
