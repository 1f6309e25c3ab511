import type { DirectoryRole, User } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { mayReadRoles, readDirectoryRoles, findTwin, readOwners } from './preflight.ts';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';

const read = async (body: unknown) => await readDirectoryRoles(setUp(scriptedFetch(json(body))).client);

test('roles are known by their templates; one that Graph does not let be seen is none', async () => {
  const roles: DirectoryRole[] = [
    { id: 'x', roleTemplateId: '9B895D92-2CD3-44C7-9D02-A6AC2D5EA5C3' },
    { id: 'y', roleTemplateId: null },
  ];
  expect(await read({ value: roles })).toEqual(['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3']);
  expect(await read({ value: [] })).toEqual([]);
  for (const body of [{}, { value: 7 }, []])
    expect(await failure(read(body))).toMatchObject({ kind: 'unreadable' });
});

test('the cast is an advanced query, with the permission of the list', async () => {
  const scripted = scriptedFetch(json({ value: [] }));
  const { client, asked } = setUp(scripted);
  await readDirectoryRoles(client);
  expect(asked).toEqual([['read', undefined]]);
  const [request] = scripted.requests;
  expect(request?.url).toBe(
    'https://graph.example/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true&$select=id,roleTemplateId',
  );
  expect(request?.headers.get('ConsistencyLevel')).toBe('eventual');
});

test.each([
  ['Application.Read.All', false],
  ['User.Read', false],
  ['RoleManagement.Read.Directory', false],
  ['RoleManagement.Read.Directory User.Read', true],
  ['Directory.Read.All', true],
  ['Application.Read.All Directory.ReadWrite.All', true],
])('with %s roles are read: %s', (scopes, expected) => {
  expect(mayReadRoles(scopes.split(' '))).toBe(expected);
});

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const appId = '11111111-2222-4333-8444-555555555555';
const registration = { kind: 'application', appId } as const;
const notFound = { error: { code: 'Request_ResourceNotFound', message: 'gone' } };

test('the other object of an application is found by the app id that both have', async () => {
  const scripted = scriptedFetch(json({ id, appId }), json({ id, appId: appId.toUpperCase() }));
  const { client, asked } = setUp(scripted);
  expect(await findTwin(client, registration)).toEqual({ kind: 'servicePrincipal', id });
  expect(await findTwin(client, { kind: 'servicePrincipal', appId })).toEqual({ kind: 'application', id });
  expect(scripted.requests.map(({ url }) => url)).toEqual([
    `https://graph.example/v1.0/servicePrincipals(appId='${appId}')?$select=id,appId`,
    `https://graph.example/v1.0/applications(appId='${appId}')?$select=id,appId`,
  ]);
  expect(asked).toEqual([
    ['read', undefined],
    ['read', undefined],
  ]);
});

test('an application without one differs from a Graph that does not say', async () => {
  expect(await findTwin(setUp(scriptedFetch(json(notFound, 404))).client, registration)).toBe('none');
  const refused = setUp(scriptedFetch(json(notFound, 403))).client;
  expect(await failure(findTwin(refused, registration))).toMatchObject({ kind: 'refused', status: 403 });
});

test('another object, or an app id that is none, leads nowhere', async () => {
  for (const body of [{ id, appId: id }, { id: '../me', appId }, {}])
    expect(await failure(findTwin(setUp(scriptedFetch(json(body))).client, registration))).toMatchObject({
      kind: 'unreadable',
    });
  const { client } = setUp(scriptedFetch());
  expect(await failure(findTwin(client, { kind: 'application', appId: "x')/owners" }))).toMatchObject({
    kind: 'unsafe',
  });
});

const target = { kind: 'servicePrincipal', id } as const;
const readTheOwners = async (body: unknown) =>
  await readOwners(setUp(scriptedFetch(json(body))).client, target);

// Typed by Microsoft's own package, so that a property that does not exist there does not compile.
const owner: User = { id: '4B8D21F0-6E0A-4C35-9A27-E17F5D3C8A04' };

test('owners are their ids, compared without case, and it is said where there are more', async () => {
  const ids = ['4b8d21f0-6e0a-4c35-9a27-e17f5d3c8a04'];
  expect(await readTheOwners({ value: [owner] })).toEqual({ ids, all: true });
  expect(await readTheOwners({ value: [owner], '@odata.nextLink': 'https://graph.example/next' })).toEqual({
    ids,
    all: false,
  });
  expect(await readTheOwners({ value: [] })).toEqual({ ids: [], all: true });
});

test('an answer that is none is not taken for an empty list of owners', async () => {
  for (const body of [{}, { value: {} }, { value: [{ id: 'me' }] }, { value: [{}] }, null])
    expect(await failure(readTheOwners(body))).toMatchObject({ kind: 'unreadable' });
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
