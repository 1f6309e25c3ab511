import { expect } from 'vitest';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { read, write } from './visitor.ts';
import type { Reply } from './requests.ts';

const secret = 'pa"ss\\wörd-4711';

async function send(
  graph: Graph,
  name: string,
  credentials: readonly { key: string; value: string | null }[],
): Promise<void> {
  const path = `/servicePrincipals/${await graph.targetId(name)}/synchronization/acquireAccessToken`;
  const headers = { 'content-type': 'application/json' };
  const response = await graph.send('POST', path, { headers, data: JSON.stringify({ credentials }) });
  expect(response.status()).toBe(204);
}

async function stored(graph: Graph, name: string): Promise<Reply> {
  return graph.send('GET', `/servicePrincipals/${await graph.targetId(name)}/synchronization/secrets`);
}

test('what was stored can be read back, secrets as an asterisk', async ({ writer }) => {
  // Other tests store there at the same time, each in a browser session of its own.
  expect(await (await stored(writer, 'Contoso HR')).json()).toEqual({ value: [] });
  await send(writer, 'Contoso HR', [
    { key: 'SecretToken', value: secret },
    { key: 'BaseAddress', value: 'https://first.example/scim' },
    { key: 'UserName', value: null },
  ]);
  await send(writer, 'Contoso HR', [{ key: 'BaseAddress', value: 'https://second.example/scim' }]);
  const answer = await stored(writer, 'Contoso HR');
  expect(await answer.json()).toEqual({
    value: [
      { key: 'SecretToken', value: '*' },
      { key: 'BaseAddress', value: 'https://second.example/scim' },
      { key: 'UserName', value: null },
    ],
  });
});

test('Stored already has credentials from the start, one of them outside the published list', async ({
  writer,
}) => {
  const { value } = await (await stored(writer, 'Stored already')).json();
  expect(value).toEqual([
    { key: 'BaseAddress', value: 'https://stored.example/scim' },
    { key: 'SecretToken', value: '*' },
    { key: 'SyncNotificationSettings', value: expect.stringContaining('"Recipients":"hr@contoso.example"') },
    { key: 'PartnerRegion', value: '*' },
  ]);
});

test('what is stored is read on service principals only, with the synchronization permission and the role', async ({
  writer,
  graph,
  visitor,
}) => {
  const [registration] = (await writer.search(`/applications?$filter=displayName eq 'Contoso HR'`)).value;
  const path = `/applications/${registration?.id}/synchronization/secrets`;
  expect(await refusal(await writer.send('GET', path), 400)).toMatchObject({
    message: "Resource not found for the segment 'secrets'.",
  });
  const ray = await graphOf(visitor, 'ray', `${read} ${write}`);
  for (const caller of [graph, ray])
    expect(await refusal(await stored(caller, 'Contoso HR'), 401)).toMatchObject({ message: '' });
});

for (const [name, status] of [
  ['Throttled', 429],
  ['Broken', 500],
  ['Forbidden', 403],
  ['Gone', 404],
] as const)
  test(`${name} answers ${status} to reading what is stored as well`, async ({ writer }) => {
    await refusal(await stored(writer, name), status);
  });
