import { expect } from 'vitest';
import * as v from 'valibot';
import { eventual, graphOf, list, refusal, test } from './graph-caller.ts';
import type { List } from './graph-caller.ts';
import { read, write } from './visitor.ts';

const tagged = `tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')`;

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

const odd = [
  'مركز الموارد البشرية',
  '🚀 Rocket 👩‍🚀 Payroll 🇺🇳',
  `Long name ${'of a product that never ends '.repeat(9)}`.slice(0, 255) + '!',
  '<img src=x onerror=alert(1)>',
  `O'Brien "Quotes" \\ Backslash`,
];
const everything = '/servicePrincipals?$top=999';
const namesIn = ({ value }: List) => value.map(({ displayName }) => displayName);

test('a list without an order begins with what a tour begins with and ends with the odd names', async ({
  graph,
}) => {
  const names = namesIn(await graph.search(everything));
  expect(names.slice(0, 3)).toEqual(['Contoso HR', 'Quarantined', 'Stored already']);
  expect(names.slice(0, 14)).toContain('Failing data');
  expect(names.slice(-odd.length)).toEqual(odd);
  // Those that look like another name are found by a search alone.
  expect(names.filter((name) => name.includes('Ledger'))).toEqual([]);
});

test('a list in the order of names begins with letters', async ({ graph }) => {
  const names = namesIn(await graph.search(`${everything}&$count=true&$orderby=displayName`));
  expect(names[0]).toBe('Adatum Time Tracking');
  expect(names.slice(-3)).toEqual([odd[3], odd[1], odd[0]]);
  expect(names.indexOf('O\'Brien "Quotes" \\ Backslash')).toBeLessThan(names.indexOf('Paused job'));
  const reversed = await graph.search(`${everything}&$count=true&$orderby=displayName desc`);
  expect(namesIn(reversed)).toEqual(names.toReversed());
  expect(namesIn(await graph.search(everything)).toSorted()).toEqual(names.toSorted());
});

test('the first dozen by name that the portal lists holds what the README clicks', async ({ graph }) => {
  const path = `/servicePrincipals?$count=true&$orderby=displayName&$top=12&$filter=${encodeURIComponent(tagged)}`;
  expect(namesIn(await graph.search(path))).toContain('Contoso HR');
});

test('Graph sorts applications and service principals in advanced queries only', async ({ graph }) => {
  for (const path of ['/servicePrincipals?$orderby=displayName', '/applications?$orderby=displayName'])
    for (const headers of [{}, eventual])
      expect(await refusal(await graph.send('GET', path, { headers }), 400)).toMatchObject({
        code: 'Request_UnsupportedQuery',
      });
});

test('what the portal lists carries its tag, and Microsoft’s own, managed identities and some scripts’ work do not', async ({
  graph,
}) => {
  const path = `/servicePrincipals?$top=999&$filter=${encodeURIComponent(tagged)}`;
  const listed = await graph.search(`${path}&$count=true`);
  const all = namesIn(await graph.search(everything));
  const names = namesIn(listed);
  expect(listed['@odata.count']).toBe(names.length);
  expect(all.filter((name) => !names.includes(name))).toEqual([
    'Contoso Access Reviews',
    'Contoso Careers',
    'Contoso Device Inventory',
    'Contoso Finance Close',
    'Azure Portal',
    'Graph Explorer',
    'Microsoft Graph',
    'Office 365 Exchange Online',
    'Office 365 SharePoint Online',
    'Windows Azure Active Directory',
    'mi-badge-readers',
    'mi-report-export',
  ]);
  // In the order of the whole list, and as the filter alone needs no header.
  expect(names).toEqual(all.filter((name) => names.includes(name)));
  const plain = v.parse(list, await (await graph.send('GET', `${path}&$count=true`)).json());
  expect(plain['@odata.count']).toBeUndefined();
  expect(namesIn(plain)).toEqual(names);
  const identity = await graph.search(`/servicePrincipals?$search="displayName:badge"`);
  const opened = await graph.send('GET', `/servicePrincipals/${identity.value[0]?.id}`);
  expect(await opened.json()).toMatchObject({
    servicePrincipalType: 'ManagedIdentity',
    appOwnerOrganizationId: null,
    tags: [],
  });
});

test('the tag narrows a search, which needs its header all the same', async ({ graph }) => {
  const searched = `/servicePrincipals?$search="displayName:contoso"&$count=true`;
  const path = `${searched}&$orderby=displayName&$filter=${encodeURIComponent(tagged)}`;
  const found = await graph.search(path);
  const names = namesIn(found);
  expect(names).toContain('Contoso HR');
  expect(names).not.toContain('Contoso Careers');
  expect(found['@odata.count']).toBe(names.length);
  expect(namesIn(await graph.search(searched))).toContain('Contoso Careers');
  expect(await refusal(await graph.send('GET', path), 400)).toMatchObject({
    code: 'Request_UnsupportedQuery',
  });
  // A search finds what the list leaves out, with the tag as without.
  const faulty = `/servicePrincipals?$search="displayName:bad gateway"&$filter=${encodeURIComponent(tagged)}`;
  expect(namesIn(await graph.search(faulty))).toEqual(['Bad Gateway']);
});

test('the tag is filtered page by page, with one count', async ({ graph, visitor }) => {
  const filter = `$filter=${encodeURIComponent(tagged)}`;
  const whole = await graph.search(`/servicePrincipals?$top=999&$count=true&${filter}`);
  const first = await graph.search(`/servicePrincipals?$top=40&$count=true&${filter}`);
  const next = (first['@odata.nextLink'] ?? '').slice(`${visitor.services}/graph/v1.0`.length);
  const second = await graph.search(next);
  expect([...namesIn(first), ...namesIn(second)]).toEqual(namesIn(whole).slice(0, 80));
  expect(second['@odata.count']).toBe(whole['@odata.count']);
});

test('the tenant holds at least 60 enterprise applications and 40 registrations', async ({ graph }) => {
  const enterprise = await graph.search(
    `/servicePrincipals?$count=true&$filter=${encodeURIComponent(tagged)}`,
  );
  expect(enterprise['@odata.count']).toBeGreaterThanOrEqual(60);
  const registrations = await graph.search('/applications?$count=true&$top=999');
  expect(registrations['@odata.count']).toBeGreaterThanOrEqual(40);
  expect(registrations.value).toHaveLength(registrations['@odata.count'] ?? 0);
});

test('$search needs ConsistencyLevel, and $count is returned with it only', async ({ graph }) => {
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

test('an application names the gallery template it was made from, of either kind', async ({ graph }) => {
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
  const found = await graph.search(`${search}&$count=true&$orderby=displayName`);
  expect(found.value.map(({ displayName }) => displayName)).toEqual([
    'Throttled',
    'Throttled job',
    'Throttled test',
  ]);
});

const filtered = (filter: string, more = '') =>
  `/servicePrincipals?$top=999&$count=true&$filter=${encodeURIComponent(filter)}${more}`;
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

test('what was made from a template is found by an advanced query alone', async ({ graph, visitor }) => {
  const made = 'applicationTemplateId ne null';
  for (const [path, headers] of [
    [filtered(made), {}],
    [filtered(made).replace('&$count=true', ''), eventual],
    [filtered(`appOwnerOrganizationId ne ${microsoft}`), {}],
    [filtered(`not(${tagged})`), {}],
  ] as const)
    expect(await refusal(await graph.send('GET', path, { headers }), 400)).toMatchObject({
      code: 'Request_UnsupportedQuery',
      message: expect.stringContaining('$count=true'),
    });
  const found = await graph.search(filtered(made));
  expect(found['@odata.count']).toBe(found.value.length);
  expect(namesIn(found)).toContain('Coho Winery CRM');
  expect(namesIn(found)).not.toContain('Azure Portal');
  // A target that exists for its fault alone is no part of the list.
  expect(namesIn(found)).not.toContain('Throttled');
  const select = '&$select=id,appId,displayName,applicationTemplateId,appOwnerOrganizationId,accountEnabled';
  const first = await graph.search(filtered(made, select).replace('$top=999', '$top=3'));
  expect(first.value[0]).toMatchObject({ id: found.value[0]?.id });
  const next = (first['@odata.nextLink'] ?? '').slice(`${visitor.services}/graph/v1.0`.length);
  const second = await graph.search(next);
  expect([...namesIn(first), ...namesIn(second)]).toEqual(namesIn(found).slice(0, 6));
  const raw = await (await graph.send('GET', filtered(made, select), { headers: eventual })).json();
  for (const entry of raw.value)
    expect(entry).toMatchObject({ applicationTemplateId: expect.any(String), accountEnabled: true });
});

test('applications of an owner are left out, by ne, by not and by in', async ({ graph }) => {
  const of = async (filter: string) => namesIn(await graph.search(filtered(filter)));
  const all = namesIn(await graph.search(everything));
  const others = await of(`appOwnerOrganizationId ne ${microsoft}`);
  expect(all.filter((name) => !others.includes(name))).toEqual([
    'Azure Portal',
    'Graph Explorer',
    'Microsoft Graph',
    'Office 365 Exchange Online',
    'Office 365 SharePoint Online',
    'Windows Azure Active Directory',
  ]);
  const second = '72f988bf-86f1-41af-91ab-2d7cd011db47';
  for (const filter of [
    `appOwnerOrganizationId ne ${microsoft} and appOwnerOrganizationId ne ${second}`,
    `not(appOwnerOrganizationId in (${microsoft}, ${second}))`,
    `NOT (appOwnerOrganizationId eq ${microsoft.toUpperCase()})`,
  ])
    expect(await of(filter), filter).toEqual(others);
  const both = await of(`${tagged} and applicationTemplateId ne null and accountEnabled eq true`);
  expect(both).toEqual((await of('applicationTemplateId ne null')).filter((name) => others.includes(name)));
  const portal = namesIn(await graph.search(filtered(tagged)));
  expect(await of(`not(${tagged})`)).toEqual(all.filter((name) => !portal.includes(name)));
  // Without `ne` and `not` it is a plain query.
  const plain = filtered(`appOwnerOrganizationId eq ${microsoft}`);
  expect(namesIn(v.parse(list, await (await graph.send('GET', plain)).json()))).toHaveLength(6);
});

for (const filter of [
  `appOwnerOrganizationId eq '${microsoft}'`,
  'appOwnerOrganizationId ne 1',
  'applicationTemplateId ne x',
  `accountEnabled eq 'true'`,
  `not(applicationTemplateId`,
  'loginUrl ne null',
])
  test(`Graph answers 400 to the filter ${filter}`, async ({ graph }) => {
    await refusal(await graph.send('GET', filtered(filter), { headers: eventual }), 400);
  });
