import { expect } from 'vitest';
import type { DirectoryAudit } from '@microsoft/microsoft-graph-types';
import { graphOf, refusal, test } from './graph-caller.ts';
import { microsoftClient } from './microsoft-client.ts';
import { read, write } from './visitor.ts';

const log = '/auditLogs/directoryAudits';
const scope = `${read} ${write} AuditLog.Read.All Directory.Read.All`;
const activity = 'Update provisioning setting or credentials';

test('Microsoft’s own client finds who changed the credentials of which application', async ({
  visitor,
  graph,
}) => {
  const [hr, quarantined] = [await graph.targetId('Contoso HR'), await graph.targetId('Quarantined')];
  const client = await microsoftClient(visitor, { person: 'adele', scope });
  const root = `/servicePrincipals/${hr}/synchronization`;
  const token = { key: 'SecretToken', value: 'never in a log' };
  await client.api(`${root}/acquireAccessToken`).post({ credentials: [token] });
  await client.api(`${root}/secrets`).put({ value: [token] });
  await client.api(`/servicePrincipals/${quarantined}/synchronization/secrets`).put({ value: [token] });
  const find = async (filter: string): Promise<DirectoryAudit[]> => {
    const answer: { value: DirectoryAudit[] } = await client.api(log).filter(filter).get();
    return answer.value;
  };
  const ofHr = await find(`activityDisplayName eq '${activity}' and targetResources/any(t: t/id eq '${hr}')`);
  expect(ofHr).toHaveLength(2);
  expect(ofHr[0]).toMatchObject({
    category: 'ProvisioningManagement',
    activityDisplayName: activity,
    result: 'success',
    initiatedBy: { user: { displayName: 'Adele Admin' } },
    targetResources: [{ id: hr, displayName: 'Contoso HR' }],
  });
  expect(JSON.stringify(ofHr)).not.toContain('never in a log');
  expect(Date.now() - Date.parse(ofHr[0]?.activityDateTime ?? '')).toBeLessThan(60_000);
  expect(await find(`activityDisplayName eq 'Add user'`)).toEqual([]);
  expect(await find('activityDateTime ge 2100-01-01T00:00:00Z')).toEqual([]);
  expect(
    await find(`activityDisplayName eq '${activity}' and activityDateTime le 2100-01-01T00:00:00Z`),
  ).toHaveLength(3);
  const newest: { value: DirectoryAudit[] } = await client.api(log).top(1).get();
  expect(newest.value[0]?.targetResources?.[0]?.id).toBe(quarantined);
});

test('a refused change leaves no trace, and other sessions see none', async ({ visitor }) => {
  const caller = await graphOf(visitor, 'adele', scope);
  const path = `/servicePrincipals/${await caller.targetId('Fabrikam Rejects')}/synchronization/acquireAccessToken`;
  const data = JSON.stringify({ credentials: [{ key: 'SecretToken', value: 'x' }] });
  await refusal(
    await caller.send('POST', path, { headers: { 'content-type': 'application/json' }, data }),
    400,
  );
  const filter = encodeURIComponent(`activityDisplayName eq '${activity}'`);
  const answer: { value: unknown } = await (await caller.send('GET', `${log}?$filter=${filter}`)).json();
  expect(answer.value).toEqual([]);
});

test('the log says which application went into quarantine, when and why', async ({ visitor }) => {
  const caller = await graphOf(visitor, 'connie', `${read} AuditLog.Read.All Directory.Read.All`);
  const filter = encodeURIComponent(`activityDisplayName eq 'Quarantine'`);
  const answer = await caller.send('GET', `${log}?$filter=${filter}`);
  const { value }: { value: DirectoryAudit[] } = await answer.json();
  const names = value.map(({ targetResources }) => targetResources?.[0]?.displayName);
  const named = ['Quarantined by data', 'Quarantined', 'Disabled job'];
  expect(names.filter((name) => named.includes(name ?? ''))).toEqual(named);
  // And of the gallery's applications, but of none that fails and is not in quarantine.
  expect(names).toContain('Cronus Payroll');
  expect(names).not.toContain('Relecloud DevOps');
  const quarantined = value[names.indexOf('Quarantined')];
  expect(quarantined).toMatchObject({
    loggedByService: 'Account Provisioning',
    resultReason: expect.stringContaining('EncounteredQuarantineException'),
    initiatedBy: { user: null },
    targetResources: [{ id: await caller.targetId('Quarantined') }],
  });
  const began = Date.parse(quarantined?.activityDateTime ?? '');
  expect((Date.now() - began) / 86_400_000).toBeCloseTo(9, 2);
});

test('the log takes both scopes and a role that reads it, and says which filter it cannot read', async ({
  visitor,
}) => {
  for (const [person, scopes] of [
    ['adele', read],
    ['adele', `${read} AuditLog.Read.All`],
    ['ray', scope],
  ] as const) {
    const caller = await graphOf(visitor, person, scopes);
    expect(await refusal(await caller.send('GET', log), 403)).toMatchObject({
      code: 'Authorization_RequestDenied',
    });
  }
  const gloria = await graphOf(visitor, 'gloria', scope);
  expect((await gloria.send('GET', log)).status()).toBe(200);
  await refusal(await gloria.send('GET', `${log}?$filter=result eq 'success'`), 400);
});

test('the log is read page by page, and with a quota five times in ten seconds', async ({ visitor }) => {
  await visitor.request.get(`${visitor.services}/sandbox/reads/audit-quota`, { maxRedirects: 0 });
  const caller = await graphOf(visitor, 'adele', scope);
  const filter = encodeURIComponent(`activityDisplayName eq 'Quarantine'`);
  const all: { value: DirectoryAudit[] } = await (
    await caller.send('GET', `${log}?$filter=${filter}`)
  ).json();
  const found: unknown[] = [];
  let path: string | undefined = `${log}?$top=3&$filter=${filter}`;
  while (path !== undefined && found.length < 12) {
    const page: { value: unknown[]; '@odata.nextLink'?: string } = await (
      await caller.send('GET', path)
    ).json();
    expect(page.value.length).toBeLessThanOrEqual(3);
    found.push(...page.value);
    path = page['@odata.nextLink']?.slice(`${visitor.services}/graph/v1.0`.length);
  }
  expect(found.length).toBeGreaterThan(5);
  const idsIn = (audits: readonly unknown[]) =>
    audits.map((audit) => (typeof audit === 'object' && audit && 'id' in audit ? audit.id : undefined));
  expect(idsIn(found)).toEqual(idsIn(all.value).slice(0, found.length));
  let refused = await caller.send('GET', `${log}?$top=1`);
  if (refused.status() === 200) refused = await caller.send('GET', `${log}?$top=1`);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
});
