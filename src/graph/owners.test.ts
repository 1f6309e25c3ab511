import type { User } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { readOwners } from './owners.ts';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const target = { kind: 'servicePrincipal', id } as const;
const read = async (body: unknown) => await readOwners(setUp(scriptedFetch(json(body))).client, target);

// Typed by Microsoft's own package, so that a property that does not exist there does not compile.
const owner: User = { id: '4B8D21F0-6E0A-4C35-9A27-E17F5D3C8A04' };

test('owners are their ids, compared without case, and it is said where there are more', async () => {
  const ids = ['4b8d21f0-6e0a-4c35-9a27-e17f5d3c8a04'];
  expect(await read({ value: [owner] })).toEqual({ ids, all: true });
  expect(await read({ value: [owner], '@odata.nextLink': 'https://graph.example/next' })).toEqual({
    ids,
    all: false,
  });
  expect(await read({ value: [] })).toEqual({ ids: [], all: true });
});

test('an answer that is none is not taken for nobody', async () => {
  for (const body of [{}, { value: {} }, { value: [{ id: 'me' }] }, { value: [{}] }, null])
    expect(await failure(read(body))).toMatchObject({ kind: 'unreadable' });
});

test('it asks with the permission of the list, and never with an id that is none', async () => {
  const scripted = scriptedFetch(json({ value: [] }));
  const { client, asked } = setUp(scripted);
  await readOwners(client, { kind: 'application', id });
  expect(asked).toEqual([['read', undefined]]);
  expect(scripted.requests.map(({ url }) => url)).toEqual([
    `https://graph.example/v1.0/applications/${id}/owners?$select=id`,
  ]);
  expect(await failure(readOwners(client, { kind: 'application', id: '../me' }))).toMatchObject({
    kind: 'unsafe',
  });
});
