import type { SynchronizationJob } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import { readJobs } from './jobs.ts';
import { createRedactor } from './redact.ts';
import { setUp, failure } from './client.fixture.ts';
import { json, scriptedFetch, plain } from './fetch.fixture.ts';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const read = async (body: unknown, ...typed: readonly string[]) => {
  const redactor = createRedactor();
  redactor.watch(() => typed);
  return await readJobs(setUp(scriptedFetch(json(body)), { redactor }).client, id);
};

// Typed by Microsoft's own package, so that a property or a code that does not exist there does not compile.
const salesforce = {
  code: 'SalesforceInvalidCredentials',
  message:
    'Your Salesforce.com credentials are invalid.  Please obtain a current Salesforce.com administrative user name, password and security token, and enter those in the screen for configuring user provisioning',
  tenantActionable: true,
};
const quarantined: SynchronizationJob = {
  id: 'SfOutDelta.5f1c1d3a8c524b7e9f602d4a7b91c3e8.0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  templateId: 'SfOutDelta',
  schedule: { expiration: null, interval: 'PT40M', state: 'Active' },
  status: {
    code: 'Quarantine',
    countSuccessiveCompleteFailures: 12,
    escrowsPruned: false,
    lastExecution: {
      activityIdentifier: 'c7a5f7e0-7a4b-4b5e-9a52-1f0a4f7f3a10',
      countEntitled: 0,
      countEntitledForProvisioning: 41,
      countEscrowed: 3,
      countExported: 0,
      countImported: 41,
      error: salesforce,
      state: 'Failed',
      timeBegan: '2026-02-03T04:05:06.1234567Z',
      timeEnded: '2026-02-03T04:05:09Z',
    },
    lastSuccessfulExecution: null,
    quarantine: {
      currentBegan: '2026-02-03T04:05:09Z',
      error: salesforce,
      nextAttempt: '2026-02-04T04:05:09+00:00',
      reason: 'EncounteredQuarantineException',
      seriesBegan: '2026-01-31T04:05:09',
      seriesCount: 5,
    },
    steadyStateFirstAchievedTime: '0001-01-01T00:00:00Z',
    steadyStateLastAchievedTime: '0001-01-01T00:00:00Z',
    progress: [
      {
        completedUnits: 12,
        totalUnits: 41,
        units: 'Users',
        progressObservationDateTime: '2026-02-03T04:05:07Z',
      },
    ],
    troubleshootingUrl: 'https://portal.azure.com/#job',
  },
};

test('a job in quarantine says since when, why, and when it is looked into again', async () => {
  const scripted = scriptedFetch(json({ value: [quarantined] }));
  const { client, asked } = setUp(scripted);
  const error = { ...salesforce, layers: undefined };
  expect(await readJobs(client, id)).toStrictEqual([
    {
      id: quarantined.id,
      templateId: 'SfOutDelta',
      schedule: { state: 'Active', interval: 2_400_000 },
      status: {
        code: 'Quarantine',
        countSuccessiveCompleteFailures: 12,
        lastExecution: {
          state: 'Failed',
          timeBegan: Date.UTC(2026, 1, 3, 4, 5, 6, 123),
          timeEnded: Date.UTC(2026, 1, 3, 4, 5, 9),
          countEntitled: 0,
          countEntitledForProvisioning: 41,
          countImported: 41,
          countExported: 0,
          countEscrowed: 3,
          error,
        },
        lastSuccessfulExecution: undefined,
        steadyStateFirstAchievedTime: undefined,
        steadyStateLastAchievedTime: undefined,
        progress: [{ completedUnits: 12, totalUnits: 41, units: 'Users' }],
        troubleshootingUrl: 'https://portal.azure.com/#job',
        quarantine: {
          reason: 'EncounteredQuarantineException',
          seriesBegan: Date.UTC(2026, 0, 31, 4, 5, 9),
          seriesCount: 5,
          currentBegan: Date.UTC(2026, 1, 3, 4, 5, 9),
          nextAttempt: Date.UTC(2026, 1, 4, 4, 5, 9),
          error,
        },
      },
    },
  ]);
  expect(asked).toEqual([['status', undefined]]);
  expect(scripted.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    `GET /v1.0/servicePrincipals/${id}/synchronization/jobs`,
  ]);
});

test('a job that never ran, as in Microsoft’s own sample, has no times and no error', async () => {
  const sample = {
    id: '{jobId}',
    templateId: 'BoxOutDelta',
    schedule: { expiration: null, interval: 'P10675199DT2H48M5.4775807S', state: 'Disabled' },
    status: {
      countSuccessiveCompleteFailures: 0,
      synchronizedEntryCountByType: [],
      code: 'Paused',
      lastExecution: null,
      steadyStateLastAchievedTime: '0001-01-01T00:00:00Z',
      quarantine: { currentBegan: '', nextAttempt: '', reason: '', seriesBegan: '', seriesCount: 2 },
    },
  };
  const [job] = await read({ value: [sample] });
  expect(job?.schedule).toEqual({ state: 'Disabled' });
  expect(job?.status).toEqual({
    code: 'Paused',
    countSuccessiveCompleteFailures: 0,
    quarantine: { seriesCount: 2 },
  });
});

test('a paused job with an empty quarantine keeps the error of it, with no reason and no time', async () => {
  const quarantine = { currentBegan: '', nextAttempt: '', reason: '', seriesBegan: '', seriesCount: 2 };
  const [job] = await read({
    value: [
      {
        id: 'SfOutDelta.e4bbf44533ea4eabb17027f3a92e92aa',
        schedule: { expiration: null, interval: 'P10675199DT2H48M5.4775807S', state: 'Disabled' },
        status: { code: 'Paused', lastExecution: null, quarantine: { ...quarantine, error: salesforce } },
      },
    ],
  });
  expect(job?.status?.quarantine).toEqual({ seriesCount: 2, error: salesforce });
  const { code = '', message = '' } = job?.status?.quarantine?.error ?? {};
  const refused = { kind: 'refused', by: 'graph', status: 0, code, message } as const;
  expect(explain(refused, 'synchronization')).toMatchObject({
    cause: 'salesforce-credentials',
    tested: 'credentials',
  });
});

test('what Microsoft has not published is kept as it came', async () => {
  const [job] = await read({
    value: [
      {
        id: 'a',
        schedule: { state: 'Dozing' },
        status: {
          code: 'active',
          lastExecution: { state: 'HalfDone' },
          quarantine: { reason: 'FullMoon' },
        },
      },
    ],
  });
  expect(job).toMatchObject({
    schedule: { state: { unpublished: 'Dozing' } },
    status: {
      code: { unpublished: 'active' },
      lastExecution: { state: { unpublished: 'HalfDone' } },
      quarantine: { reason: { unpublished: 'FullMoon' } },
    },
  });
});

test('an error document inside a message is taken out of it, without what is typed', async () => {
  const typed = 'pa"ss wörd';
  const inner = JSON.stringify({
    error: {
      code: 'SystemForCrossDomainIdentityManagementCredentialValidationFailure',
      message: `Message: Refused. Web Response: ${JSON.stringify({ detail: `The token ${typed} is unknown` })}`,
    },
  });
  const error = { code: 'Outer', message: inner, tenantActionable: false };
  const [job] = await read({ value: [{ id: 'a', status: { quarantine: { error } } }] }, typed);
  expect(job?.status?.quarantine?.error).toMatchObject({
    code: 'SystemForCrossDomainIdentityManagementCredentialValidationFailure',
    message: 'Refused. The token ••• is unknown',
    tenantActionable: false,
    layers: [
      { by: 'graph', code: 'Outer' },
      { by: 'graph', message: 'Refused.' },
      { by: 'target', message: 'The token ••• is unknown' },
    ],
  });
  expect(JSON.stringify(job)).not.toContain('wörd');
});

test('what is typed is taken out of the address for troubleshooting as well', async () => {
  const status = { troubleshootingUrl: 'https://portal.azure.com/?token=typed+secret' };
  const [job] = await read({ value: [{ id: 'a', status }] }, 'typed secret');
  expect(job?.status?.troubleshootingUrl).not.toContain('typed');
});

test('no job is an empty list, and a job may say nothing of itself', async () => {
  expect(await read({ value: [] })).toEqual([]);
  expect(await read({ value: [{ id: 'a', schedule: null, status: null }, { id: 'b' }] })).toEqual([
    { id: 'a' },
    { id: 'b' },
  ]);
});

test.each([
  ['PT40M', 2_400_000],
  ['P1DT2H3M4.5S', 93_784_500],
  ['P7D', 604_800_000],
  ['P10675199DT2H48M5.4775807S', undefined],
  ['PT0S', undefined],
  ['P', undefined],
  ['PT', undefined],
  ['40 minutes', undefined],
  [null, undefined],
])('a schedule every %s', async (interval, expected) => {
  const [job] = await read({ value: [{ id: 'a', schedule: { interval, state: 'Active' } }] });
  expect(job?.schedule?.interval).toBe(expected);
});

test.each([
  ['nothing', {}],
  ['no value', { value: null }],
  ['a job without an id', { value: [{ status: { code: 'Active' } }] }],
  ['an empty id', { value: [{ id: '' }] }],
  ['a code of the wrong type', { value: [{ id: 'a', status: { code: 3 } }] }],
  ['a count of the wrong type', { value: [{ id: 'a', status: { lastExecution: { countExported: '3' } } }] }],
  ['a date that is none', { value: [{ id: 'a', status: { quarantine: { nextAttempt: 'tomorrow' } } }] }],
])('an answer with %s is a failure and never an empty list', async (_, body) => {
  expect(await failure(read(body))).toEqual({
    kind: 'unreadable',
    status: 200,
    expected: 'the provisioning jobs',
  });
});

test('only the id of an object enters the path, and a refusal is a failure', async () => {
  const { client, asked } = setUp(scriptedFetch(plain('', 404)));
  for (const bad of ['../me', '', `${id}/..`])
    expect(await failure(readJobs(client, bad))).toEqual({ kind: 'unsafe', what: 'id' });
  expect(asked).toEqual([]);
  expect(await failure(readJobs(client, id))).toMatchObject({ kind: 'refused', status: 404 });
});
