import { expect, test } from 'vitest';
import { readJobs } from './jobs.ts';
import { failure, setUp } from './client.fixture.ts';
import { json, plain, scriptedFetch } from './fetch.fixture.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const read = async (body: unknown) => await readJobs(setUp(scriptedFetch(json(body))).client, id);

test.each([
  ['PT40M', 2_400_000],
  ['P1DT2H3M4.5S', 93_784_500],
  ['P7D', 604_800_000],
  ['P10675199DT2H48M5.4775807S', undefined],
  ['PT0S', undefined],
  ['P', undefined],
  ['PT', undefined],
  ['40 minutes', undefined],
  [null, undefined],
])('a schedule every %s', async (interval, expected) => {
  const [job] = await read({ value: [{ id: 'a', schedule: { interval, state: 'Active' } }] });
  expect(job?.schedule?.interval).toBe(expected);
});

test.each([
  ['nothing', {}],
  ['no value', { value: null }],
  ['a job without an id', { value: [{ status: { code: 'Active' } }] }],
  ['an empty id', { value: [{ id: '' }] }],
  ['a code of the wrong type', { value: [{ id: 'a', status: { code: 3 } }] }],
  ['a count of the wrong type', { value: [{ id: 'a', status: { lastExecution: { countExported: '3' } } }] }],
  ['a date that is none', { value: [{ id: 'a', status: { quarantine: { nextAttempt: 'tomorrow' } } }] }],
])('an answer with %s is a failure and never an empty list', async (_, body) => {
  expect(await failure(read(body))).toEqual({
    kind: 'unreadable',
    status: 200,
    expected: 'the provisioning jobs',
  });
});

test('only the id of an object enters the path, and a refusal is a failure', async () => {
  const { client, asked } = setUp(scriptedFetch(plain('', 404)));
  for (const bad of ['../me', '', `${id}/..`])
    expect(await failure(readJobs(client, bad))).toEqual({ kind: 'unsafe', what: 'id' });
  expect(asked).toEqual([]);
  expect(await failure(readJobs(client, id))).toMatchObject({ kind: 'refused', status: 404 });
});
