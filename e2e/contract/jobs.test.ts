import { afterEach, beforeEach, expect, vi } from 'vitest';
import type {
  SynchronizationJob,
  SynchronizationSecretKeyStringValuePair,
} from '@microsoft/microsoft-graph-types';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { microsoftClient } from './microsoft-client.ts';
import { read, write } from './visitor.ts';
import { act, jobs, jobsAt, only, store } from './job-caller.ts';
import { broken } from './requests.ts';

const days = 86_400_000;

// The handlers run in this process, so that its clock is theirs.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** As long as a cycle of the sandbox takes. */
function passACycle(): void {
  vi.setSystemTime(Date.now() + 4_000);
}

test('Microsoft’s own client lists the jobs, reads one and steers it', async ({ visitor, writer }) => {
  const client = await microsoftClient(visitor);
  const root = await jobsAt(writer, 'Contoso HR');
  const { value }: { value: SynchronizationJob[] } = await client.api(root).get();
  const [job] = value;
  expect(job).toMatchObject({
    id: expect.stringMatching(/^scim\.[0-9a-f]{32}\.[0-9a-f-]{36}$/),
    templateId: 'scim',
    schedule: { state: 'Active', interval: 'PT40M' },
    status: { code: 'Active', lastExecution: { state: 'Succeeded', countExported: 2 }, quarantine: null },
  });
  const one: SynchronizationJob = await client.api(`${root}/${job?.id}`).get();
  expect(one.status?.code).toBe('Active');
  expect(await client.api(`${root}/${job?.id}/pause`).post(undefined)).toBeUndefined();
  const paused: SynchronizationJob = await client.api(`${root}/${job?.id}`).get();
  expect(paused).toMatchObject({ schedule: { state: 'Paused' }, status: { code: 'Paused' } });
  expect(await client.api(`${root}/${job?.id}/start`).post(undefined)).toBeUndefined();
  const started: SynchronizationJob = await client.api(`${root}/${job?.id}`).get();
  expect(started.schedule?.state).toBe('Active');
  const criteria = { resetScope: 'Watermark, Escrows, QuarantineState' };
  expect(await client.api(`${root}/${job?.id}/restart`).post({ criteria })).toBeUndefined();
  expect(
    await client
      .api(`${root}/${job?.id}/validateCredentials`)
      .post({ useSavedCredentials: null, credentials: [{ key: 'SecretToken', value: 'x' }] }),
  ).toBeUndefined();
  // Without a job a template says how to test.
  expect(
    await client
      .api(`${await jobsAt(writer, 'No job yet')}/validateCredentials`)
      .post({ templateId: 'scim', credentials: [{ key: 'SecretToken', value: 'x' }] }),
  ).toBeUndefined();
});

for (const [name, expected] of [
  [
    'Running job',
    {
      schedule: { state: 'Active' },
      status: { code: 'Active', lastExecution: { state: 'Succeeded', countEscrowed: 0 }, quarantine: null },
    },
  ],
  [
    'Failing data',
    {
      schedule: { state: 'Active' },
      status: {
        code: 'Active',
        lastExecution: { state: 'EntryLevelErrors', countEscrowed: 5, error: null },
        lastSuccessfulExecution: { state: 'Succeeded', countEscrowed: 0 },
        quarantine: null,
      },
    },
  ],
  [
    'Job in progress',
    {
      schedule: { state: 'Active' },
      status: {
        code: 'NotRun',
        lastExecution: null,
        progress: [{ completedUnits: 10, totalUnits: 41, units: 'Users' }],
      },
    },
  ],
  ['Not configured', { schedule: { state: 'Disabled' }, status: { code: 'NotConfigured' } }],
  ['Never ran', { schedule: { state: 'Disabled' }, status: { code: 'NotRun', lastExecution: null } }],
  ['Paused job', { schedule: { state: 'Paused' }, status: { code: 'Paused', quarantine: null } }],
  [
    'Quarantined by data',
    {
      status: {
        code: 'Quarantine',
        lastExecution: { state: 'EntryLevelErrors', countEscrowed: 29 },
        quarantine: { reason: 'EncounteredEscrowProportionThreshold' },
      },
    },
  ],
  [
    'Disabled job',
    {
      schedule: { state: 'Disabled' },
      status: { code: 'Paused', quarantine: { nextAttempt: '0001-01-01T00:00:00Z' } },
    },
  ],
] as const)
  test(`${name} says so`, async ({ writer }) => {
    expect(await only(writer, name)).toMatchObject(expected);
  });

test('the data of Failing data stays as it is, whatever is stored and restarted', async ({ writer }) => {
  const name = 'Failing data';
  await store(writer, name);
  expect(await act(writer, name, 'restart', {})).toBe(204);
  expect(await only(writer, name)).toMatchObject({ status: { code: 'Active', lastExecution: null } });
  passACycle();
  expect((await only(writer, name)).status?.lastExecution).toMatchObject({
    state: 'EntryLevelErrors',
    countEscrowed: 5,
  });
});

test('an application has as many jobs as were made', async ({ writer }) => {
  expect(await jobs(writer, 'No job yet')).toEqual([]);
  const two = await jobs(writer, 'Two jobs');
  expect(two.map(({ templateId, status }) => [templateId, status?.code])).toEqual([
    ['scim', 'Active'],
    ['customappsso', 'Paused'],
  ]);
});

const storedAt = async (graph: Graph, name: string) => {
  const path = `/servicePrincipals/${await graph.targetId(name)}/synchronization/secrets`;
  const { value }: { value: SynchronizationSecretKeyStringValuePair[] } = await (
    await graph.send('GET', path)
  ).json();
  return Object.fromEntries(value.map((pair) => [pair.key, pair.value]));
};

test('each state has the stored credentials that belong to it', async ({ writer }) => {
  expect(await storedAt(writer, 'Contoso HR')).toEqual({});
  expect(await storedAt(writer, 'Quarantined')).toEqual({
    BaseAddress: 'https://quarantined.example/scim',
    SecretToken: '*',
  });
  const { TokenExpiration, ...others } = await storedAt(writer, 'Expiring credential');
  expect(others).toEqual({ BaseAddress: 'https://jobs.example/scim', SecretToken: '*' });
  expect((Date.parse(TokenExpiration ?? '') - Date.now()) / days).toBeCloseTo(5, 1);
  expect(await storedAt(writer, 'Portal-authorized connector')).toEqual({
    Oauth2AccessToken: '*',
    Oauth2RefreshToken: '*',
  });
  expect(Object.keys(await storedAt(writer, 'Salesforce connector'))).toEqual([
    'UserName',
    'Password',
    'SecretToken',
  ]);
  expect(Object.keys(await storedAt(writer, 'OAuth client connector'))).toEqual([
    'BaseAddress',
    'Oauth2ClientId',
    'Oauth2ClientSecret',
    'Oauth2TokenExchangeUri',
  ]);
});

test('Quarantined says since when, why, and when it is tried again', async ({ writer }) => {
  const { status } = await only(writer, 'Quarantined');
  expect(status).toMatchObject({
    code: 'Quarantine',
    lastExecution: { state: 'Failed' },
    lastSuccessfulExecution: { state: 'Succeeded' },
    quarantine: { reason: 'EncounteredQuarantineException', error: { tenantActionable: true } },
  });
  const { seriesBegan, currentBegan, nextAttempt } = status?.quarantine ?? {};
  const at = [seriesBegan, currentBegan, nextAttempt].map(
    (text) => (Date.parse(text ?? '') - Date.now()) / days,
  );
  expect(at[0]).toBeCloseTo(-9, 2);
  // Daily by then.
  expect(at[1]).toBeGreaterThan(-1);
  expect(at[1]).toBeLessThan(0);
  expect(at[2]).toBeGreaterThan(0);
  expect(at[2]).toBeLessThan(1);
});

test('a restart alone leads back into quarantine, a new secret and a restart out of it', async ({
  writer,
}) => {
  const name = 'Quarantined';
  const code = async () => (await only(writer, name)).status?.code;
  expect(await act(writer, name, 'restart', { criteria: { resetScope: 'Escrows' } })).toBe(204);
  expect(await code(), 'a scope that leaves the quarantine alone').toBe('Quarantine');
  expect(await act(writer, name, 'restart', { criteria: { resetScope: 'QuarantineState' } })).toBe(204);
  expect(await only(writer, name)).toMatchObject({
    status: { code: 'Active', progress: [{ totalUnits: 41 }] },
  });
  passACycle();
  expect(await code()).toBe('Quarantine');
  await store(writer, name);
  expect(await code(), 'it was not restarted').toBe('Quarantine');
  expect(await act(writer, name, 'start')).toBe(204);
  passACycle();
  expect((await only(writer, name)).status).toMatchObject({
    code: 'Active',
    lastExecution: { state: 'Succeeded' },
    quarantine: null,
  });
});

test('what is wrong with the data, no new secret mends', async ({ writer }) => {
  const name = 'Quarantined by data';
  await store(writer, name);
  expect(await act(writer, name, 'restart', {})).toBe(204);
  expect((await only(writer, name)).status?.code).toBe('Active');
  passACycle();
  expect((await only(writer, name)).status?.code).toBe('Quarantine');
});

test('a job without credentials is configured by them', async ({ writer }) => {
  await store(writer, 'Not configured');
  expect((await only(writer, 'Not configured')).status?.code).toBe('NotRun');
});

test('a job that is started for the first time says NotRun until that run is finished', async ({
  writer,
}) => {
  const name = 'Never ran';
  expect(await act(writer, name, 'start')).toBe(204);
  expect(await only(writer, name)).toMatchObject({
    schedule: { state: 'Active' },
    status: { code: 'NotRun', lastExecution: null, progress: [{ totalUnits: 41 }] },
  });
  expect(await act(writer, name, 'pause')).toBe(204);
  expect(await only(writer, name)).toMatchObject({ status: { code: 'Paused', lastExecution: null } });
  expect(await act(writer, name, 'start')).toBe(204);
  expect((await only(writer, name)).status?.code).toBe('NotRun');
  passACycle();
  expect((await only(writer, name)).status).toMatchObject({
    code: 'Active',
    lastExecution: { state: 'Succeeded' },
  });
});

for (const [what, body] of [
  ['a scope that does not exist', { criteria: { resetScope: 'Everything' } }],
  ['a scope in another case', { criteria: { resetScope: 'Escrows, watermark' } }],
  ['a list of scopes', { criteria: { resetScope: ['Full'] } }],
  ['a member that is not declared', { criteria: {}, resetScope: 'Full' }],
] as const)
  test(`Graph answers 400 to a restart with ${what}`, async ({ writer }) => {
    expect(await act(writer, 'Contoso HR', 'restart', body)).toBe(400);
  });

test('jobs are read with the synchronization permission and the role, on service principals only', async ({
  graph,
  writer,
  visitor,
}) => {
  const root = await jobsAt(writer, 'Contoso HR');
  const ray = await graphOf(visitor, 'ray', `${read} ${write}`);
  for (const caller of [graph, ray])
    expect(await refusal(await caller.send('GET', root), 401)).toMatchObject({ message: '' });
  const owen = await graphOf(visitor, 'owen', `${read} ${write}`);
  expect((await owen.send('GET', root)).status()).toBe(200);
  const [registration] = (await writer.search(`/applications?$filter=displayName eq 'Contoso HR'`)).value;
  await refusal(await writer.send('GET', `/applications/${registration?.id}/synchronization/jobs`), 400);
});

test('a job that is made to fail when it is steered can still be read', async ({ wired }) => {
  const code = async (name: string) => (await only(wired, name)).status?.code;
  expect(await act(wired, 'Throttled job', 'start')).toBe(429);
  expect(await act(wired, 'Busy job', 'pause')).toBe(409);
  expect(await code('Throttled job'), 'nothing was done').toBe('Paused');
  expect(await code('Busy job'), 'nothing was done').toBe('Active');
  await expect(act(wired, 'Silent job', 'pause')).rejects.toThrow(broken);
  expect(await code('Silent job'), 'it was done although no answer came').toBe('Paused');
});

test('what does not exist, and what a path does not take', async ({ writer }) => {
  const root = await jobsAt(writer, 'Contoso HR');
  await refusal(await writer.send('GET', `${root}/scim.unknown`), 404);
  await refusal(await writer.send('POST', `${root}/scim.unknown/start`), 404);
  await refusal(await writer.send('DELETE', root), 405);
  await refusal(await writer.send('GET', await jobsAt(writer, 'Throttled')), 429);
});
