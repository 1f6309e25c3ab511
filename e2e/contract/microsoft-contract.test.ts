import { expect } from 'vitest';
import type {
  Application,
  ServicePrincipal,
  SynchronizationSecretKeyStringValuePair,
} from '@microsoft/microsoft-graph-types';
import { createDirectory } from '../sandbox/directory.ts';
import { createSearcher, parseSearch } from '../sandbox/graph/search.ts';
import { microsoftClient } from './microsoft-client.ts';
import { test } from './visitor.ts';

type Page<T> = { value: T[]; '@odata.count'?: number; '@odata.nextLink'?: string };

test('Microsoft’s own client lists, selects and pages', async ({ visitor }) => {
  const client = await microsoftClient(visitor);
  const first: Page<Application> = await client.api('/applications').top(20).select('id,displayName').get();
  expect(first.value).toHaveLength(20);
  expect(Object.keys(first.value[0] ?? {})).toEqual(['id', 'displayName']);
  // The client takes absolute addresses of https hosts only.
  const next = first['@odata.nextLink']?.slice(`${visitor.services}/graph/v1.0`.length) ?? '';
  const second: Page<Application> = await client.api(next).get();
  expect(second.value[0]?.id).not.toBe(first.value[0]?.id);
});

test('Microsoft’s own client searches, reads and authorizes', async ({ visitor }) => {
  const client = await microsoftClient(visitor);
  const found: Page<ServicePrincipal> = await client
    .api('/servicePrincipals')
    .header('ConsistencyLevel', 'eventual')
    .search('"displayName:Contoso HR"')
    .count(true)
    .get();
  expect(found['@odata.count']).toBe(1);
  const [target] = found.value;
  const one: ServicePrincipal = await client.api(`/servicePrincipals/${target?.id}`).get();
  expect(one).toMatchObject({
    displayName: 'Contoso HR',
    appId: target?.appId,
    servicePrincipalType: 'Application',
  });

  const credentials: SynchronizationSecretKeyStringValuePair[] = [{ key: 'SecretToken', value: 'a token' }];
  const path = `/servicePrincipals/${target?.id}/synchronization/acquireAccessToken`;
  expect(await client.api(path).post({ credentials })).toBeUndefined();
});

test('Microsoft’s own client understands the sandbox’s errors', async ({ visitor }) => {
  const client = await microsoftClient(visitor);
  await expect(client.api('/servicePrincipals').search('"displayName:x"').get()).rejects.toMatchObject({
    statusCode: 400,
    code: 'Request_UnsupportedQuery',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('the tenant is the same on every start, and 100,000 of each kind are searched in under 50 ms', () => {
  const small = createDirectory(0);
  expect(createDirectory(0)).toEqual(small);
  const large = createDirectory(100_000);
  expect([large.servicePrincipals.length, large.applications.length]).toEqual([100_000, 100_000]);
  expect(new Set(large.servicePrincipals.map(({ id }) => id)).size).toBe(100_000);
  const search = createSearcher('servicePrincipals', large.servicePrincipals);
  const query = parseSearch('"displayName:northwind 04"', 'servicePrincipals');
  expect(search(query).length).toBeGreaterThan(10);
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    search(query);
    return performance.now() - began;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});
