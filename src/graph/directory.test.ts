import { createRedactor } from './redact.ts';
import type { Application, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import {
  countCandidates,
  getTarget,
  getTargets,
  nextTargets,
  readCandidates,
  searchTargets,
} from './directory.ts';
import { json, plain, scriptedFetch, type ScriptedFetch } from './fetch.fixture.ts';

const base = 'https://graph.example/v1.0';
const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const appId = '11111111-2222-4333-8444-555555555555';
const applicationTemplateId = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';

// Typed by Microsoft's own package, so that a property that does not exist there does not compile.
const principal: ServicePrincipal = {
  id,
  appId,
  displayName: 'Contoso HR',
  applicationTemplateId,
  accountEnabled: false,
  appOwnerOrganizationId: appId,
  verifiedPublisher: { displayName: 'Contoso Ltd' },
};
const application: Application = {
  id,
  appId,
  displayName: null,
  applicationTemplateId: null,
  publisherDomain: 'contoso.com',
  verifiedPublisher: {},
};
const selected: readonly (keyof ServicePrincipal)[] = [
  'id',
  'appId',
  'displayName',
  'verifiedPublisher',
  'applicationTemplateId',
  'accountEnabled',
  'appOwnerOrganizationId',
];
const selectedOfApplication: readonly (keyof Application)[] = [
  'id',
  'appId',
  'displayName',
  'verifiedPublisher',
  'applicationTemplateId',
  'publisherDomain',
];
const target = {
  kind: 'servicePrincipal',
  id,
  appId,
  displayName: 'Contoso HR',
  publisher: 'Contoso Ltd',
  applicationTemplateId,
  appOwnerTenantId: appId,
  enabled: false,
};

function clientOf({ fetch }: ScriptedFetch) {
  return createClient({
    origin: 'https://graph.example',
    version: 'v1.0',
    redactor: createRedactor(),
    getToken: async () => ({ token: 'token', tenantId: appId }),
    fetch,
    sleep: async () => undefined,
  });
}

const refusedWith = (failure: object) =>
  expect.objectContaining({ failure: expect.objectContaining(failure) });

test('a search asks Graph for names that match, counted, sorted and no wider than needed', async () => {
  const next = `${base}/servicePrincipals?$skiptoken=2`;
  const scripted = scriptedFetch(json({ '@odata.count': 250, '@odata.nextLink': next, value: [principal] }));
  const found = await searchTargets(clientOf(scripted), {
    kind: 'servicePrincipal',
    text: ' say "hr" & more ',
    all: false,
  });
  expect(found).toEqual({ targets: [target], total: 250, next });
  const url = new URL(scripted.requests[0]?.url ?? '');
  expect(url.pathname).toBe('/v1.0/servicePrincipals');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    $search: '"displayName:say \\"hr\\" & more"',
    $filter: "tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')",
    $count: 'true',
    $orderby: 'displayName',
    $top: '100',
    $select: selected.join(','),
  });
  expect(scripted.requests[0]?.headers.get('ConsistencyLevel')).toBe('eventual');
});

test('no text lists everything, of app registrations as well; what has no name goes by its app id', async () => {
  const scripted = scriptedFetch(json({ value: [application] }));
  expect(await searchTargets(clientOf(scripted), { kind: 'application', text: ' ', all: false })).toEqual({
    targets: [{ kind: 'application', id, appId, displayName: appId, publisher: 'contoso.com' }],
  });
  const url = new URL(scripted.requests[0]?.url ?? '');
  expect(url.pathname).toBe('/v1.0/applications');
  expect([url.searchParams.has('$search'), url.searchParams.has('$filter')]).toEqual([false, false]);
  expect(url.searchParams.get('$select')).toBe(selectedOfApplication.join(','));
});

test('every service principal is listed where the person wants it, and an app registration has no tag', async () => {
  const asked = async (kind: 'servicePrincipal' | 'application', all: boolean) => {
    const scripted = scriptedFetch(json({ value: [] }));
    await searchTargets(clientOf(scripted), { kind, text: '', all });
    return new URL(scripted.requests[0]?.url ?? '').searchParams.get('$filter');
  };
  expect(await asked('servicePrincipal', true)).toBeNull();
  expect(await asked('application', false)).toBeNull();
  expect(await asked('servicePrincipal', false)).toContain('WindowsAzureActiveDirectoryIntegratedApp');
});

test('names of known ids are asked for 15 at a time, and what was not asked for is left out', async () => {
  const ids = Array.from({ length: 16 }, (_, at) => `${id.slice(0, -2)}${String(at).padStart(2, '0')}`);
  const scripted = scriptedFetch(
    json({
      value: [
        { ...principal, id: ids[3]?.toUpperCase() },
        { ...principal, id: appId },
      ],
    }),
    json({ value: [] }),
  );
  const found = await getTargets(clientOf(scripted), 'servicePrincipal', ids);
  expect(found.map((one) => one.id.toLowerCase())).toEqual([ids[3]]);
  const filters = scripted.requests.map(({ url }) => new URL(url).searchParams.get('$filter'));
  expect(filters).toEqual([
    `id in (${ids
      .slice(0, 15)
      .map((one) => `'${one}'`)
      .join(',')})`,
    `id in ('${ids[15]}')`,
  ]);
  await expect(getTargets(clientOf(scripted), 'application', ['../me'])).rejects.toEqual(
    refusedWith({ kind: 'unsafe', what: 'id' }),
  );
  expect(scripted.requests).toHaveLength(2);
});

test('a GUID is looked up as object id and as app id', async () => {
  const missing = json({ error: { code: 'Request_ResourceNotFound', message: '' } }, 404);
  const byAppId = scriptedFetch(missing, json(principal));
  const query = { kind: 'servicePrincipal', text: ` ${appId.toUpperCase()} `, all: false } as const;
  expect(await searchTargets(clientOf(byAppId), query)).toEqual({ targets: [target], total: 1 });
  expect(byAppId.requests.map(({ url }) => decodeURIComponent(new URL(url).pathname))).toEqual([
    `/v1.0/servicePrincipals/${appId}`,
    `/v1.0/servicePrincipals(appId='${appId}')`,
  ]);
  const both = scriptedFetch(json({ ...principal, id: appId }), json(principal));
  expect(await searchTargets(clientOf(both), query)).toMatchObject({
    targets: [{ ...target, id: appId }, target],
    total: 2,
  });
  const twice = { ...principal, id: appId };
  expect(await searchTargets(clientOf(scriptedFetch(json(twice), json(twice))), query)).toMatchObject({
    total: 1,
  });
  expect(await searchTargets(clientOf(scriptedFetch(missing, missing)), query)).toEqual({
    targets: [],
    total: 0,
  });
  await expect(searchTargets(clientOf(scriptedFetch(missing, plain('', 403))), query)).rejects.toEqual(
    refusedWith({ kind: 'refused', status: 403 }),
  );
});

test('the next page is read along its link, a hostile link is not followed', async () => {
  const scripted = scriptedFetch(json({ value: [] }));
  const client = clientOf(scripted);
  const query = { kind: 'servicePrincipal', text: 'hr', all: true } as const;
  const link = `${base}/servicePrincipals?$search=%22displayName%3Ahr%22&$skiptoken=2`;
  expect(await nextTargets(client, query, link)).toEqual({ targets: [] });
  expect(scripted.requests[0]?.url).toBe(link);
  expect(scripted.requests[0]?.headers.get('ConsistencyLevel')).toBe('eventual');
  for (const bad of ['https://evil.example/v1.0/servicePrincipals?a', `${base}/applications?a`]) {
    await expect(nextTargets(client, query, bad)).rejects.toEqual(
      refusedWith({ kind: 'unsafe', what: 'next-link' }),
    );
  }
  expect(scripted.requests).toHaveLength(1);
});

test('pages that lead back to an earlier one are refused', async () => {
  const [first, second] = [`${base}/applications?p=1`, `${base}/applications?p=2`];
  const paged = (next: string) => json({ value: [], '@odata.nextLink': next });
  const client = clientOf(scriptedFetch(paged(first), paged(second), paged(first)));
  const query = { kind: 'application', text: '', all: false } as const;
  expect(await searchTargets(client, query)).toMatchObject({ next: first });
  expect(await nextTargets(client, query, first)).toMatchObject({ next: second });
  await expect(nextTargets(client, query, second)).rejects.toEqual(refusedWith({ what: 'next-link' }));
});

test.each([
  ['nothing', {}],
  ['value of the wrong type', { value: {} }],
  ['an id that is none', { value: [{ ...principal, id: '../me' }] }],
  ['a name of the wrong type', { value: [{ ...principal, displayName: 7 }] }],
  ['a template of the wrong type', { value: [{ ...principal, applicationTemplateId: 7 }] }],
  ['a link of the wrong type', { value: [], '@odata.nextLink': 7 }],
  ['a list instead of an object', []],
])('a page with %s is unreadable', async (_, body) => {
  const client = clientOf(scriptedFetch(json(body)));
  await expect(searchTargets(client, { kind: 'servicePrincipal', text: '', all: false })).rejects.toEqual(
    refusedWith({ kind: 'unreadable', expected: 'a page of servicePrincipals' }),
  );
});

test('one target is read by its object id, and only by a GUID', async () => {
  const scripted = scriptedFetch(json(principal), plain('', 404));
  const client = clientOf(scripted);
  expect(await getTarget(client, 'servicePrincipal', id)).toEqual(target);
  expect(new URL(scripted.requests[0]?.url ?? '').pathname).toBe(`/v1.0/servicePrincipals/${id}`);
  await expect(getTarget(client, 'application', id)).rejects.toEqual(
    refusedWith({ kind: 'refused', status: 404 }),
  );
  await expect(getTarget(client, 'application', '../me')).rejects.toEqual(
    refusedWith({ kind: 'unsafe', what: 'id' }),
  );
  expect(scripted.requests).toHaveLength(2);
});

test('an answer about another object than the one that was asked for is unreadable', async () => {
  const other = { ...principal, id: '99999999-2222-4333-8444-555555555555' };
  await expect(getTarget(clientOf(scriptedFetch(json(other))), 'servicePrincipal', id)).rejects.toEqual(
    refusedWith({ kind: 'unreadable', problem: 'other-object' }),
  );
  const inCapitals = { ...principal, id: id.toUpperCase() };
  expect(await getTarget(clientOf(scriptedFetch(json(inCapitals))), 'servicePrincipal', id)).toMatchObject({
    displayName: 'Contoso HR',
  });
});

const microsoft = ['F8CDEF31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47'];
const others = microsoft.map((tenant) => ` and appOwnerOrganizationId ne ${tenant.toLowerCase()}`).join('');

test.each([
  ['templates', `applicationTemplateId ne null${others}`],
  ['listed', `tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')${others}`],
] as const)(
  'the candidates of %s are counted, and read page by page without those of Microsoft',
  async (set, filter) => {
    const next = `${base}/servicePrincipals?$skiptoken=2`;
    const own = microsoft.map((owner, number) => ({
      ...principal,
      id: id.replace('0', String(number + 1)),
      appOwnerOrganizationId: owner,
    }));
    const upper = { ...principal, id: id.toUpperCase() };
    const scripted = scriptedFetch(
      json({ '@odata.count': 2, value: [{ id }] }),
      json({ '@odata.count': 2, '@odata.nextLink': next, value: [principal, ...own] }),
      // Pages move while they are read.
      json({ value: [upper, { ...principal, id: appId }] }),
    );
    const client = clientOf(scripted);
    expect(await countCandidates(client, set)).toBe(2);
    expect([...(await readCandidates(client, set)).keys()]).toEqual([id, appId]);
    const [count, first, second] = scripted.requests;
    for (const request of [count, first]) {
      const { searchParams } = new URL(request?.url ?? '');
      expect(searchParams.get('$filter')).toBe(filter);
      expect(searchParams.get('$count')).toBe('true');
      expect(request?.headers.get('ConsistencyLevel')).toBe('eventual');
    }
    expect(new URL(first?.url ?? '').searchParams.get('$top')).toBe('999');
    expect(second?.url).toBe(next);
  },
);

test('a link of the candidates to anywhere else is not followed, and neither is a circle', async () => {
  const page = (link: string) => json({ '@odata.nextLink': link, value: [principal] });
  const away = scriptedFetch(page('https://elsewhere.example/v1.0/servicePrincipals?$skiptoken=2'));
  await expect(readCandidates(clientOf(away), 'listed')).rejects.toEqual(refusedWith({ what: 'next-link' }));
  expect(away.requests).toHaveLength(1);
  const same = `${base}/servicePrincipals?$skiptoken=2`;
  const circle = scriptedFetch(page(same), page(same));
  await expect(readCandidates(clientOf(circle), 'listed')).rejects.toEqual(
    refusedWith({ what: 'next-link' }),
  );
});
