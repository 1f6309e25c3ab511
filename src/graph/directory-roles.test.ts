import type { DirectoryRole } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { mayReadRoles, readDirectoryRoles } from './directory-roles.ts';
import { failure, setUp } from './client.fixture.ts';
import { json, scriptedFetch } from './fetch.fixture.ts';

const read = async (body: unknown) => await readDirectoryRoles(setUp(scriptedFetch(json(body))).client);

test('roles are told by their templates; one that Graph does not let be seen is none', async () => {
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
