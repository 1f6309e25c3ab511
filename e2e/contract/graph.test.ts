import { expect } from 'vitest';
import * as v from 'valibot';
import { eventual, graphOf, list, refusal, test } from './graph-caller.ts';
import type { List } from './graph-caller.ts';
import { read, write } from './visitor.ts';

for (const [what, authorization] of [
  ['no token', ''],
  ['something that is no token', 'Bearer not.a.token'],
] as const)
  test(`Graph refuses ${what}`, async ({ graph }) => {
    const response = await graph.send('GET', '/servicePrincipals', { headers: { authorization } });
    expect(await refusal(response, 401)).toMatchObject({ code: 'InvalidAuthenticationToken' });
    expect(response.headers()['www-authenticate']).toContain('Bearer');
  });

test('Graph refuses a token whose signature or audience is another', async ({ graph, visitor }) => {
  const tokens = await visitor.signIn('adele', read);
  const [head, , signature] = tokens.access_token.split('.');
  const claims = Buffer.from(
    JSON.stringify({ scp: write, aud: '00000003-0000-0000-c000-000000000000' }),
  ).toString('base64url');
  for (const forged of [
    `${head}.${claims}.${signature}`,
    tokens.id_token ?? '',
    tokens.refresh_token ?? '',
  ]) {
    const headers = { authorization: `Bearer ${forged}` };
    expect(await refusal(await graph.send('GET', '/servicePrincipals', { headers }), 401)).toMatchObject({
      code: 'InvalidAuthenticationToken',
    });
  }
});

test('a personal account has no directory, and no scope means 403', async ({ visitor }) => {
  await refusal(await (await graphOf(visitor, 'paula', read)).send('GET', '/applications'), 400);
  const narrow = await graphOf(visitor, 'sam', write);
  expect(await refusal(await narrow.send('GET', '/applications'), 403)).toMatchObject({
    code: 'Authorization_RequestDenied',
  });
});

test('the tenant holds at least 60 enterprise applications and 40 registrations', async ({ graph }) => {
  const tagged = encodeURIComponent(`tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')`);
  const enterprise = await graph.search(`/servicePrincipals?$count=true&$filter=${tagged}`);
  expect(enterprise['@odata.count']).toBeGreaterThanOrEqual(60);
  const registrations = await graph.search('/applications?$count=true&$top=999');
  expect(registrations['@odata.count']).toBeGreaterThanOrEqual(40);
  expect(registrations.value).toHaveLength(registrations['@odata.count'] ?? 0);
});

test('$search needs ConsistencyLevel, and $count is told with it only', async ({ graph }) => {
  const path = '/servicePrincipals?$count=true&$search="displayName:contoso"';
  expect(await refusal(await graph.send('GET', path), 400)).toMatchObject({
    code: 'Request_UnsupportedQuery',
  });
  expect((await graph.search(path))['@odata.count']).toBeGreaterThan(5);
  const plain = v.parse(list, await (await graph.send('GET', '/servicePrincipals?$count=true')).json());
  expect(plain['@odata.count']).toBeUndefined();
});

for (const [search, first] of [
  ['"displayName:hr"', 'Contoso HR'],
  ['"displayName:contoso hr"', 'Contoso HR'],
  ['"displayName:CONT" AND "displayName:HR"', 'Contoso HR'],
  ['"displayName:zzz" OR "description:occupational"', 'Lamna Healthcare Records'],
  [String.raw`"displayName:o'brien \"quotes\" \\"`, String.raw`O'Brien "Quotes" \ Backslash`],
  ['"displayName:🚀"', '🚀 Rocket 👩‍🚀 Payroll 🇺🇳'],
  ['"displayName:الموارد"', 'مركز الموارد البشرية'],
  ['"displayName:onerror"', '<img src=x onerror=alert(1)>'],
] as const)
  test(`searching for ${search} finds ${first}`, async ({ graph }) => {
    const found = await graph.search(`/servicePrincipals?$search=${encodeURIComponent(search)}`);
    expect(found.value.map(({ displayName }) => displayName)).toContain(first);
  });

test('a search does not find the middle of a word', async ({ graph }) => {
  expect((await graph.search('/servicePrincipals?$search="displayName:ontoso"')).value).toEqual([]);
});

for (const query of [
  '$search=displayName:hr',
  '$search="hr"',
  '$search="tags:x"',
  '$top=0',
  '$top=1000',
  '$top=ten',
  '$skip=10',
  '$select=id,nonsense',
  '$orderby=appId',
  `$filter=${encodeURIComponent(`displayName contains 'x'`)}`,
  '$skiptoken=nonsense',
])
  test(`Graph answers 400 to ${query}`, async ({ graph }) => {
    await refusal(await graph.send('GET', `/servicePrincipals?${query}`, { headers: eventual }), 400);
  });

test('every page is reached by following nextLink, without a gap or a repetition', async ({
  graph,
  visitor,
}) => {
  const all = await graph.search('/servicePrincipals?$top=999&$select=id,displayName,appId');
  const collected: string[] = [];
  let path: string | undefined = '/servicePrincipals?$top=25&$count=true&$select=id,displayName,appId';
  while (path !== undefined) {
    const page: List = await graph.search(path);
    collected.push(...page.value.map(({ id }) => id));
    const next: string | undefined = page['@odata.nextLink'];
    if (next !== undefined)
      expect(next.startsWith(`${visitor.services}/graph/v1.0/servicePrincipals?`)).toBe(true);
    path = next?.slice(`${visitor.services}/graph/v1.0`.length);
  }
  expect(collected).toEqual(all.value.map(({ id }) => id));
});

test('an object is read by its id and by its app id', async ({ graph }) => {
  const [entry] = (
    await graph.search(
      `/servicePrincipals?$filter=${encodeURIComponent(`startswith(displayName,'Contoso HR')`)}`,
    )
  ).value;
  for (const path of [`/${entry?.id}`, `(appId='${entry?.appId}')`, `(appId=%27${entry?.appId}%27)`])
    expect(await (await graph.send('GET', `/servicePrincipals${path}`)).json()).toMatchObject({
      displayName: 'Contoso HR',
    });
  const twin = await graph.send('GET', `/applications(appId='${entry?.appId}')`);
  expect((await twin.json()).id).not.toBe(entry?.id);
});

test('an application tells which gallery template it was made from, of either kind', async ({ graph }) => {
  const made = async (collection: string, name: string): Promise<unknown> => {
    const search = encodeURIComponent(`"displayName:${name}"`);
    const [entry] = (await graph.search(`/${collection}?$search=${search}`)).value;
    const path = `/${collection}/${entry?.id}?$select=applicationTemplateId`;
    return (await (await graph.send('GET', path)).json()).applicationTemplateId;
  };
  const nonGallery = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';
  expect(await made('servicePrincipals', 'Adatum Time Tracking')).toBe(nonGallery);
  expect(await made('applications', 'Contoso SCIM Playground')).toBe(nonGallery);
  expect(await made('servicePrincipals', 'Contoso HR')).toBeNull();
  expect(await made('applications', 'Contoso HR')).toBeNull();
});

test('an unknown id is 404, a malformed one 400, another method 405', async ({ graph }) => {
  const unknown = '/servicePrincipals/11111111-2222-4333-8444-555555555555';
  expect(await refusal(await graph.send('GET', unknown), 404)).toMatchObject({
    code: 'Request_ResourceNotFound',
  });
  await refusal(await graph.send('GET', '/servicePrincipals/contoso-hr'), 400);
  await refusal(await graph.send('DELETE', unknown), 405);
  await refusal(await graph.send('GET', '/nonsense'), 400);
});

test('a page may read what Graph exposes, which is not Retry-After', async ({ graph, visitor }) => {
  const preflight = await visitor.request.fetch(`${visitor.services}/graph/v1.0/servicePrincipals`, {
    method: 'OPTIONS',
    headers: {
      origin: visitor.page,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    },
  });
  expect(preflight.headers()['access-control-allow-headers']).toBe('authorization');
  const search = '/servicePrincipals?$search="displayName:!throttled"';
  const throttled = await graph.send('GET', search, { headers: eventual });
  expect(throttled.status()).toBe(429);
  expect(throttled.headers()['retry-after']).toBe('2');
  const exposed = throttled.headers()['access-control-expose-headers']?.toLowerCase();
  expect(exposed).toContain('client-request-id');
  expect(exposed).not.toContain('retry-after');
  expect((await graph.search(search)).value.map(({ displayName }) => displayName)).toEqual([
    'Throttled',
    'Throttled job',
    'Throttled test',
  ]);
});
