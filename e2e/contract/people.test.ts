import { expect } from 'vitest';
import type { DirectoryRole, User } from '@microsoft/microsoft-graph-types';
import { decodeJwt } from 'jose';
import { owen, rita } from '../sandbox/people.ts';
import { eventual, graphOf, refusal, test } from './graph-caller.ts';
import { microsoftClient } from './microsoft-client.ts';
import { read, tokensOf, write } from './visitor.ts';

const roles = '/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true';
const cloudApplicationAdministrator = '158c047a-c907-4556-b7ef-446551a6b5f7';

test('Microsoft’s own client lists the owners of an enterprise application, and others of its registration', async ({
  visitor,
  writer,
}) => {
  const client = await microsoftClient(visitor);
  const owners = async (path: string) => {
    const { value }: { value: User[] } = await client.api(`${path}/owners`).get();
    return value;
  };
  const [registration] = (await writer.search(`/applications?$filter=displayName eq 'Contoso HR'`)).value;
  // A caller who may read applications but not people gets only an id.
  expect(await owners(`/servicePrincipals/${await writer.targetId('Contoso HR')}`)).toEqual([
    expect.objectContaining({ id: owen.objectId, displayName: null, userPrincipalName: null }),
  ]);
  expect(await owners(`/applications/${registration?.id}`)).toEqual([
    expect.objectContaining({ id: rita.objectId, displayName: null }),
  ]);
  expect(await owners(`/servicePrincipals/${await writer.targetId('Relecloud')}`)).toEqual([]);
});

test('owners have names where the token may read people, and none without the scope', async ({
  visitor,
  graph,
}) => {
  const path = `/servicePrincipals/${await graph.targetId('Contoso HR')}/owners`;
  const wide = await graphOf(visitor, 'adele', `${read} Directory.Read.All`);
  const named: { value: unknown } = await (await wide.send('GET', `${path}?$select=id,displayName`)).json();
  expect(named.value).toEqual([
    { '@odata.type': '#microsoft.graph.user', id: owen.objectId, displayName: owen.name },
  ]);
  const narrow = await graphOf(visitor, 'sam', write);
  expect(await refusal(await narrow.send('GET', path), 403)).toMatchObject({
    code: 'Authorization_RequestDenied',
  });
  await refusal(
    await graph.send('GET', '/servicePrincipals/00000000-0000-4000-8000-000000000000/owners'),
    404,
  );
});

test('Microsoft’s own client lists the roles of the signed-in person', async ({ visitor }) => {
  const rolesOf = async (person: string, scope: string) => {
    const client = await microsoftClient(visitor, { person, scope });
    const answer: { value: DirectoryRole[] } = await client.api(roles).headers(eventual).get();
    return answer.value;
  };
  expect(await rolesOf('adele', 'Directory.Read.All')).toEqual([
    expect.objectContaining({
      displayName: 'Application Administrator',
      roleTemplateId: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
    }),
  ]);
  expect(await rolesOf('ray', 'Directory.Read.All')).toEqual([]);
  // The profile alone lists them without saying which they are.
  expect(await rolesOf('adele', 'User.Read')).toEqual([
    expect.objectContaining({ displayName: null, roleTemplateId: null }),
  ]);
});

test('roles are listed with a documented scope, and as an advanced query', async ({ visitor, graph }) => {
  expect(await refusal(await graph.send('GET', roles, { headers: eventual }), 403)).toMatchObject({
    code: 'Authorization_RequestDenied',
  });
  const wide = await graphOf(visitor, 'adele', 'Directory.Read.All');
  expect(await refusal(await wide.send('GET', roles), 400)).toMatchObject({
    code: 'Request_UnsupportedQuery',
  });
});

test('Pia’s role is in the directory at once, and in the tokens of the next refresh', async ({ visitor }) => {
  const tokens = await visitor.signIn('pia', read);
  expect(decodeJwt(tokens.access_token)['wids']).not.toContain(cloudApplicationAdministrator);
  const renewed = await tokensOf(await visitor.refresh(tokens, read));
  expect(decodeJwt(renewed.access_token)['wids']).toContain(cloudApplicationAdministrator);
  const wide = await graphOf(visitor, 'pia', `${read} Directory.Read.All`);
  const { value }: { value: DirectoryRole[] } = await (
    await wide.send('GET', roles, { headers: eventual })
  ).json();
  expect(value.map(({ roleTemplateId }) => roleTemplateId)).toEqual([cloudApplicationAdministrator]);
});

/** Whom the sandbox lets set credentials, and on what: with the permission each of them has. */
for (const [person, kind, status] of [
  ['sam', 'servicePrincipals', 204],
  ['sam', 'applications', 204],
  ['cora', 'servicePrincipals', 204],
  ['owen', 'servicePrincipals', 204],
  ['owen', 'applications', 401],
  ['rita', 'servicePrincipals', 401],
  ['rita', 'applications', 401],
  ['gloria', 'servicePrincipals', 401],
  ['ray', 'servicePrincipals', 401],
] as const)
  test(`${person} gets ${status} from the ${kind} named Contoso HR`, async ({ visitor }) => {
    const caller = await graphOf(visitor, person, `${read} ${write}`);
    const [found] = (await caller.search(`/${kind}?$filter=displayName eq 'Contoso HR'`)).value;
    const path = `/${kind}/${found?.id}/synchronization/acquireAccessToken`;
    const data = JSON.stringify({ credentials: [{ key: 'SecretToken', value: 'a token' }] });
    const headers = { 'content-type': 'application/json' };
    expect((await caller.send('POST', path, { headers, data })).status()).toBe(status);
  });
