import type { SynchronizationJob } from '@microsoft/microsoft-graph-types';
import * as v from 'valibot';
import { expect, vi } from 'vitest';
import { createDirectory } from '../sandbox/directory.ts';
import { eventual, graphOf, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { jobs, jobsAt } from './job-caller.ts';
import { inProcess } from './requests.ts';
import { read, visitorOn, write } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const day = 86_400_000;
const json = { 'content-type': 'application/json' };
const scopes = `${read} ${write}`;
const made = 'applicationTemplateId ne null';
const candidates = `${made} and appOwnerOrganizationId ne f8cdef31-a31e-4b4a-93e4-5f571e91255a`;

const page = v.object({
  '@odata.count': v.number(),
  '@odata.nextLink': v.optional(v.string()),
  value: v.array(v.object({ id: v.string(), displayName: v.string(), applicationTemplateId: v.string() })),
});
type Candidate = v.InferOutput<typeof page>['value'][number];

async function list(visitor: Visitor, graph: Graph, filter: string): Promise<readonly Candidate[]> {
  const select = '$select=id,displayName,applicationTemplateId';
  let path: string | undefined =
    `/servicePrincipals?$top=999&$count=true&${select}&$filter=${encodeURIComponent(filter)}`;
  const found: Candidate[] = [];
  let count = 0;
  while (path !== undefined) {
    const answer = await graph.send('GET', path, { headers: eventual });
    expect(answer.status(), await answer.text()).toBe(200);
    const answered = v.parse(page, await answer.json());
    count = answered['@odata.count'];
    found.push(...answered.value);
    path = answered['@odata.nextLink']?.slice(`${visitor.services}/graph/v1.0`.length);
  }
  expect(found).toHaveLength(count);
  return found;
}

/** The jobs of each, by twenties; undefined for those that could not be read. */
async function scan(
  graph: Graph,
  all: readonly Candidate[],
): Promise<ReadonlyMap<string, readonly SynchronizationJob[] | undefined>> {
  const found = new Map<string, readonly SynchronizationJob[] | undefined>();
  for (let from = 0; from < all.length; from += 20) {
    const requests = all.slice(from, from + 20).map(({ id }) => ({
      id,
      method: 'GET',
      url: `/servicePrincipals/${id}/synchronization/jobs`,
    }));
    const answer = await graph.send('POST', '/$batch', {
      headers: json,
      data: JSON.stringify({ requests }),
    });
    const body: { responses: { id: string; status: number; body: { value: SynchronizationJob[] } }[] } =
      await answer.json();
    for (const item of body.responses) found.set(item.id, item.status === 200 ? item.body.value : undefined);
  }
  return found;
}

/** In one word, what a table of these jobs would say. */
function stateOf(all: readonly SynchronizationJob[] | undefined): string {
  if (all === undefined) return 'unknown';
  const [job] = all;
  if (job === undefined) return 'none';
  if (all.length > 1) return 'two';
  const { code, quarantine, lastExecution, lastSuccessfulExecution, progress } = job.status ?? {};
  if (quarantine)
    return job.schedule?.state === 'Disabled' ? 'disabled' : `quarantined: ${quarantine.error?.code}`;
  if (code !== 'Active') return progress?.length ? 'first cycle' : String(code);
  if (lastExecution?.state !== 'Succeeded') return String(lastExecution?.state);
  const silent = Date.now() - Date.parse(lastSuccessfulExecution?.timeEnded ?? '');
  return silent > 7 * day ? 'stale' : 'running';
}

const states = [
  'Failed',
  'EntryLevelErrors',
  'NotRun',
  'Paused',
  'disabled',
  'first cycle',
  'none',
  'quarantined: EncounteredEscrowProportionThreshold',
  'quarantined: SystemForCrossDomainIdentityManagementCredentialValidationFailure',
  'quarantined: SystemForCrossDomainIdentityManagementCredentialValidationUnavailable',
  'running',
  'stale',
  'two',
];

test('the gallery’s applications of a small tenant are in every state, and most have no job', async ({
  visitor,
  writer,
}) => {
  const all = await list(visitor, writer, made);
  const found = await scan(writer, all);
  const seen = all.map(({ id }) => stateOf(found.get(id)));
  expect(new Set(seen)).toEqual(new Set([...states, 'unknown']));
  expect(seen.filter((state) => state === 'none').length).toBeGreaterThan(seen.length / 3);
  const named = new Map(all.map(({ displayName, id }) => [displayName, stateOf(found.get(id))]));
  expect(named.get('Unreadable jobs')).toBe('unknown');
  expect(named.get('Humongous Insurance Claims')).toBe('disabled');
  // What is read by the batch is what is read alone.
  expect(stateOf(await jobs(writer, 'Lucerne Publishing'))).toBe('stale');
});

test('an application that fails runs again with another secret and a restart', async ({ writer }) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const name = 'Relecloud DevOps';
  const [job] = await jobs(writer, name);
  expect(job?.status).toMatchObject({ code: 'Active', lastExecution: { state: 'Failed' }, quarantine: null });
  const root = await jobsAt(writer, name);
  const credentials = [{ key: 'SecretToken', value: 'a new token' }];
  const post = (path: string, body: object) =>
    writer.send('POST', path, { headers: json, data: JSON.stringify(body) });
  expect((await post(root.replace(/jobs$/, 'acquireAccessToken'), { credentials })).status()).toBe(204);
  expect((await post(`${root}/${job?.id}/restart`, { criteria: { resetScope: 'Full' } })).status()).toBe(204);
  vi.setSystemTime(Date.now() + 4_000);
  expect(stateOf(await jobs(writer, name))).toBe('running');
  vi.useRealTimers();
});

const counts = v.object({ writes: v.record(v.string(), v.array(v.string())) });

test('200 applications to renew are listed on demand, and their numbers say what each does', async ({
  connected: visitor,
}) => {
  const turn = (names: string) =>
    visitor.request.get(`${visitor.services}/sandbox/reads/${names}`, { maxRedirects: 0 });
  const graph = await graphOf(visitor, 'sam', scopes);
  const isRenewal = ({ displayName }: Candidate) => displayName.startsWith('Renewal ');
  expect((await list(visitor, graph, candidates)).filter(isRenewal)).toEqual([]);
  await turn('renewals');
  const all = (await list(visitor, graph, candidates)).filter(isRenewal);
  expect(all).toHaveLength(200);
  const found = await scan(graph, all);
  const seen = all.map(({ id }) => stateOf(found.get(id)));
  expect(seen.filter((state) => state === 'running')).toHaveLength(192);
  expect(seen.filter((state) => state.startsWith('quarantined'))).toHaveLength(8);
  const address = { key: 'BaseAddress', value: 'https://moved.example/scim' };
  const data = JSON.stringify({ credentials: [address, { key: 'SecretToken', value: 'a new token' }] });
  const submit = async (id: string) => {
    const path = `/servicePrincipals/${id}/synchronization/acquireAccessToken`;
    return (await graph.send('POST', path, { headers: json, data })).status();
  };
  await turn('renewals,vendor-down');
  expect(await submit(all[0]?.id ?? '')).toBe(400);
  await turn('renewals');
  const outcomes: unknown[] = [];
  for (const { id } of all) outcomes.push(await submit(id));
  const numbersOf = (outcome: unknown) =>
    outcomes.flatMap((one, index) => (one === outcome ? [index + 1] : []));
  expect(numbersOf(400)).toEqual([7, 27, 47, 67, 87, 107, 127, 147, 167, 187]);
  expect(numbersOf(502)).toEqual([50, 100, 150]);
  expect(numbersOf(429)).toEqual([33, 133]);
  expect(numbersOf(204)).toHaveLength(185);
  const throttled = all[32]?.id ?? '';
  expect(await submit(throttled)).toBe(204);
  const answer = await visitor.request.get(`${visitor.services}/sandbox/reads`);
  const { writes } = v.parse(counts, await answer.json());
  const action = 'POST acquireAccessToken';
  expect(writes[throttled]).toEqual([`${action} 429`, `${action} 204`]);
  expect(writes[all[49]?.id ?? '']).toEqual([`${action} 502`]);
  expect(writes[all[0]?.id ?? '']).toEqual([`${action} 400`, `${action} 204`]);
  expect(Object.keys(writes)).toHaveLength(200);
  // What stayed unknown was kept.
  const storedAt = async (index: number): Promise<unknown> => {
    const path = `/servicePrincipals/${all[index]?.id}/synchronization/secrets`;
    return (await (await graph.send('GET', path)).json()).value;
  };
  expect(await storedAt(49)).toContainEqual(address);
  expect(await storedAt(6), 'a refusal keeps nothing').not.toContainEqual(address);
}, 30_000);

test('of a large tenant, one in eight is provisioned, and the gallery names each template', async () => {
  vi.stubEnv('SANDBOX_TARGETS', '3000');
  const visitor = visitorOn(await inProcess());
  vi.unstubAllEnvs();
  const graph = await graphOf(visitor, 'sam', scopes);
  const all = await list(visitor, graph, candidates);
  expect(all.length).toBeGreaterThan(2_500);
  expect((await list(visitor, graph, made)).length).toBeGreaterThan(all.length + 20);
  const found = await scan(graph, all);
  const seen = all.map(({ id }) => stateOf(found.get(id)));
  expect(new Set(seen)).toEqual(new Set([...states, 'NotConfigured', 'unknown']));
  const provisioned = seen.filter((state) => state !== 'none').length;
  expect(provisioned / seen.length).toBeGreaterThan(0.11);
  expect(provisioned / seen.length).toBeLessThan(0.16);
  const days = [...found.values()].flatMap((of) => {
    const { quarantine } = of?.[0]?.status ?? {};
    const isQuarantined = quarantine && of?.[0]?.schedule?.state === 'Active';
    return isQuarantined ? [Math.floor((Date.now() - Date.parse(quarantine.seriesBegan ?? '')) / day)] : [];
  });
  expect(Math.max(...days)).toBeLessThanOrEqual(28);
  expect(new Set(days).size).toBeGreaterThan(20);
  // One query of the log says who is in quarantine, or was disabled after one.
  const auditor = await graphOf(visitor, 'adele', `${read} AuditLog.Read.All Directory.Read.All`);
  const filter = encodeURIComponent(`activityDisplayName eq 'Quarantine'`);
  const log = await auditor.send('GET', `/auditLogs/directoryAudits?$filter=${filter}`);
  const audits: { value: { targetResources: { id: string }[] }[] } = await log.json();
  const logged = new Set(audits.value.map(({ targetResources }) => targetResources[0]?.id));
  const isIn = (id: string): boolean => /^(quarantined|disabled)/.test(stateOf(found.get(id)));
  expect(all.filter(({ id }) => isIn(id) !== logged.has(id))).toEqual([]);
  expect(logged.size).toBeGreaterThan(50);
  for (const id of new Set(all.map(({ applicationTemplateId }) => applicationTemplateId)))
    expect((await graph.send('GET', `/applicationTemplates/${id}`)).status(), id).toBe(200);
  // Each job's template is one of the application's own.
  for (const { id } of all.slice(100, 400)) {
    const answer = await graph.send('GET', `/servicePrincipals/${id}/synchronization/templates`);
    const { value }: { value: { id: string }[] } = await answer.json();
    for (const { templateId } of found.get(id) ?? [])
      expect(value.map((template) => template.id)).toContain(templateId);
  }
}, 60_000);

test('100,000 applications are made within seconds, with hosts that differ and hosts that are shared', () => {
  const began = process.cpuUsage();
  const { servicePrincipals } = createDirectory(100_000);
  // Of this process’s own time, in microseconds: others may keep the machine busy.
  expect(process.cpuUsage(began).user).toBeLessThan(10_000_000);
  const hosts = servicePrincipals.flatMap(({ stored }) =>
    stored.flatMap(({ key, value }) => (key === 'BaseAddress' ? [value.split('/')[2] ?? ''] : [])),
  );
  expect(new Set(hosts).size).toBeGreaterThan(1_000);
  expect(hosts.filter((host) => host === 'scim.tableau.example').length).toBeGreaterThan(100);
  const keys = new Set(servicePrincipals.flatMap(({ stored }) => stored.map(({ key }) => key)));
  expect(keys).toContain('Oauth2RefreshToken');
  expect(keys).toContain('TokenExpiration');
}, 60_000);
