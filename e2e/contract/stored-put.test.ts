import { expect, onTestFinished, vi } from 'vitest';
import type { SynchronizationSecretKeyStringValuePair } from '@microsoft/microsoft-graph-types';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { microsoftClient } from './microsoft-client.ts';
import { read, write } from './visitor.ts';

const headers = { 'content-type': 'application/json' };

type Pair = { key: string; value: string | null };

async function secretsAt(graph: Graph, name: string): Promise<string> {
  return `/servicePrincipals/${await graph.targetId(name)}/synchronization/secrets`;
}

async function put(graph: Graph, name: string, body: object) {
  const path = await secretsAt(graph, name);
  return graph.send('PUT', path, { headers, data: JSON.stringify(body) });
}

async function save(graph: Graph, name: string, value: readonly Pair[]): Promise<readonly Pair[]> {
  const response = await put(graph, name, { value });
  expect(response.status(), await response.text()).toBe(204);
  const answer: { value: Pair[] } = await (await graph.send('GET', await secretsAt(graph, name))).json();
  return answer.value;
}

test('Microsoft’s own client saves credentials', async ({ visitor, writer }) => {
  const client = await microsoftClient(visitor);
  const path = await secretsAt(writer, 'Contoso HR');
  const value: SynchronizationSecretKeyStringValuePair[] = [{ key: 'SecretToken', value: 'a token' }];
  expect(await client.api(path).put({ value })).toBeUndefined();
  const answer: { value: SynchronizationSecretKeyStringValuePair[] } = await client.api(path).get();
  expect(answer.value).toEqual([{ key: 'SecretToken', value: '*' }]);
});

test('a save keeps what it names and drops everything else', async ({ writer }) => {
  expect(await save(writer, 'Stored already', [{ key: 'SecretToken', value: 'new' }])).toEqual([
    { key: 'SecretToken', value: '*' },
  ]);
});

test('an empty text drops a key, except the notification settings, which cannot be cleared', async ({
  writer,
}) => {
  const address = { key: 'BaseAddress', value: 'https://stored.example/scim' };
  expect(await save(writer, 'Stored already', [address, { key: 'SecretToken', value: '' }])).toEqual([
    address,
  ]);
  for (const value of ['', null]) {
    const body = { value: [address, { key: 'SyncNotificationSettings', value }] };
    expect(await refusal(await put(writer, 'Stored already', body), 400)).toMatchObject({
      code: 'InvalidNotificationSettings',
    });
  }
});

test('a mask that is sent back is stored as it is, and no longer works', async ({ writer }) => {
  const job = `/servicePrincipals/${await writer.targetId('Stored already')}/synchronization/jobs`;
  const check = () =>
    writer.send('POST', `${job}/validateCredentials`, {
      headers,
      data: JSON.stringify({ templateId: 'scim', useSavedCredentials: true }),
    });
  expect((await check()).status()).toBe(204);
  const value = [
    { key: 'BaseAddress', value: 'https://stored.example/scim' },
    { key: 'SecretToken', value: '*' },
  ];
  expect(await save(writer, 'Stored already', value)).toEqual(value);
  await refusal(await check(), 400);
  const jobs: { value: { status: { code: string } }[] } = await (await writer.send('GET', job)).json();
  expect(jobs.value[0]?.status.code).toBe('Quarantine');
});

test('reading may lag behind a save for three seconds, and catches up', async ({ writer }) => {
  // The handlers run in this process, so that its clock is theirs.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const before = await save(writer, 'Lags behind', [{ key: 'UserName', value: 'someone' }]);
  expect(before.map(({ key }) => key)).toEqual(['BaseAddress', 'SecretToken']);
  const told = async () =>
    (await (await writer.send('GET', await secretsAt(writer, 'Lags behind'))).json()).value;
  vi.setSystemTime(Date.now() + 2_900);
  expect(await told()).toEqual(before);
  vi.setSystemTime(Date.now() + 100);
  expect(await told()).toEqual([{ key: 'UserName', value: 'someone' }]);
});

test('One kilobyte is counted over all credentials', async ({ writer }) => {
  const token = (length: number) => [
    { key: 'BaseAddress', value: 'https://a.example' },
    { key: 'SecretToken', value: 'x'.repeat(length - 'BaseAddresshttps://a.exampleSecretToken'.length) },
  ];
  expect(await save(writer, 'One kilobyte', token(1024))).toHaveLength(2);
  const refused = await refusal(await put(writer, 'One kilobyte', { value: token(1025) }), 400);
  expect(refused.message).toContain('Size of input');
  expect(await save(writer, 'Contoso HR', token(1025))).toHaveLength(2);
});

for (const [what, status, body] of [
  ['the action’s form of the body', 400, { credentials: [] }],
  ['a value that is no list', 400, { value: { key: 'SecretToken', value: 'x' } }],
  ['a number as value', 400, { value: [{ key: 'SecretToken', value: 1 }] }],
  ['an unknown key', 500, { value: [{ key: 'secretToken', value: 'x' }] }],
] as const)
  test(`Graph answers ${status} to a save with ${what}`, async ({ writer }) => {
    await refusal(await put(writer, 'Contoso HR', body), status);
  });

test('a save takes the permission and the role, and meets the target’s faults', async ({
  graph,
  writer,
  visitor,
}) => {
  const ray = await graphOf(visitor, 'ray', `${read} ${write}`);
  for (const caller of [graph, ray])
    expect(await refusal(await put(caller, 'Contoso HR', { value: [] }), 401)).toMatchObject({ message: '' });
  await refusal(await put(writer, 'Throttled', { value: [] }), 429);
});
