import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import {
  connectionOf,
  isWorse,
  type provisioningStates,
  provisioningStatus,
  type Reading,
  stateOfJob,
  type StatusFacts,
  toneOf,
} from './provisioning-status.ts';

const scim = 'SystemForCrossDomainIdentityManagement';
const error = (code: string) => ({ code, message: '', layers: undefined, tenantActionable: undefined });
const badToken = error(`${scim}CredentialValidationFailure`);
const noAnswer = error(`${scim}CredentialValidationUnavailable`);

const quarantined = (quarantine: NonNullable<NonNullable<Job['status']>['quarantine']>, off?: 'Disabled') =>
  jobWith({ code: 'Quarantine', quarantine: { seriesBegan: 1, ...quarantine } }, off ?? 'Active');

/** A job of each kind, with its state and what helps. */
const kinds = {
  running: [jobWith({ code: 'Active', lastExecution: { state: 'Succeeded' } }), 'running', undefined],
  fresh: [jobWith({ code: 'Active' }), 'running', undefined],
  first: [jobWith({ code: 'NotRun' }, 'Active'), 'in-progress', undefined],
  paused: [jobWith({ code: 'Paused' }, 'Paused'), 'paused', 'start'],
  switchedOff: [jobWith({ code: 'Active' }, 'Disabled'), 'disabled', 'start'],
  pausedByCode: [jobWith({ code: 'Active' }, 'Paused'), 'paused', 'start'],
  neverRun: [jobWith({ code: 'NotRun' }, 'Disabled'), 'never-run', 'start'],
  unconfigured: [jobWith({ code: 'NotConfigured' }, 'Disabled'), 'not-configured', undefined],
  credentials: [
    quarantined({ reason: 'EncounteredQuarantineException', error: badToken }),
    'quarantined',
    'renew',
  ],
  connection: [
    quarantined({ reason: 'EncounteredQuarantineException', error: noAnswer }),
    'quarantined',
    'renew',
  ],
  unexplained: [quarantined({}), 'quarantined', 'renew'],
  data: [quarantined({ reason: 'EncounteredBaseEscrowThreshold' }), 'quarantined', 'job'],
  deletes: [quarantined({ reason: 'TooManyDeletes' }), 'quarantined', 'job'],
  onDemand: [quarantined({ reason: 'QuarantinedOnDemand' }), 'quarantined', 'job'],
  over: [
    quarantined({ reason: 'EncounteredQuarantineException', error: badToken }, 'Disabled'),
    'disabled',
    'renew',
  ],
  overByData: [quarantined({ reason: 'TooManyDeletes' }, 'Disabled'), 'disabled', 'start'],
  failed: [
    jobWith({ code: 'Active', lastExecution: { state: 'Failed', error: badToken } }),
    'failing',
    'renew',
  ],
  failedOtherwise: [jobWith({ code: 'Active', lastExecution: { state: 'Failed' } }), 'failing', 'job'],
  failedBefore: [
    jobWith({
      code: 'Active',
      countSuccessiveCompleteFailures: 2,
      lastExecution: { state: 'EntryLevelErrors' },
    }),
    'failing',
    'job',
  ],
  entryErrors: [
    jobWith({ code: 'Active', lastExecution: { state: 'EntryLevelErrors' } }),
    'failing-data',
    'job',
  ],
  escrowed: [
    jobWith({ code: 'Active', lastExecution: { state: 'Succeeded', countEscrowed: 5 } }),
    'failing-data',
    'job',
  ],
  unpublished: [jobWith({ code: { unpublished: 'Dreaming' } }), 'unclear', 'job'],
} as const satisfies Record<string, readonly [Job, (typeof provisioningStates)[number], unknown]>;

const known = <T>(value: T): Reading<T> => ({ state: 'known', value });
const waiting = { state: 'waiting' } as const;
const failedBy = (failure: Failure) => ({ state: 'failed', failure }) as const;
const refused = (status: number) =>
  failedBy({ kind: 'refused', by: 'graph', status, code: 'UnknownError', message: '' });

const healthy: StatusFacts = {
  target: { kind: 'servicePrincipal' },
  permission: 'granted',
  templates: known(1),
  jobs: known([kinds.running[0]]),
  test: undefined,
  authorization: 'save',
};

test.each(Object.entries(kinds))('a job that is %s', (_, [job, state, action]) => {
  expect(stateOfJob(job)).toBe(state);
  expect(provisioningStatus({ ...healthy, jobs: known([job]) })).toMatchObject({
    state,
    action,
    job,
    jobs: 1,
  });
});

const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

test.each<[what: string, changes: Partial<StatusFacts>, state: string, action?: string]>([
  ['still asks for a token', { permission: 'trying' }, 'reading'],
  ['has no permission', { permission: 'missing' }, 'no-permission'],
  ['reads the jobs', { jobs: waiting }, 'reading'],
  ['reads the templates, and has no job', { templates: waiting, jobs: known([]) }, 'reading'],
  ['reads the templates, and has a job', { templates: waiting }, 'running'],
  ['has no job', { jobs: known([]) }, 'not-set-up', 'entra'],
  ['has no job and a portal', { jobs: known([]), authorization: 'portal' }, 'not-set-up', 'portal'],
  ['has no template', { jobs: known([]), templates: known(0) }, 'not-supported'],
  ['may not see the jobs', { jobs: refused(401) }, 'no-access'],
  ['may not see the templates', { jobs: known([]), templates: refused(403) }, 'no-access'],
  ['finds nothing', { templates: refused(404), jobs: refused(404) }, 'deleted'],
  ['cannot read', { jobs: refused(503) }, 'unread'],
  [
    'is asked for more',
    { jobs: failedBy({ kind: 'needs-interaction', reason: 'claims', scopes: [] }) },
    'no-permission',
  ],
  [
    'has its sign-in switched off',
    { target: { kind: 'servicePrincipal', enabled: false } },
    'sign-in-disabled',
    'entra',
  ],
  ['failed its test', { test: 'failed' }, 'connection-failed', 'renew'],
  [
    'failed its test in the portal',
    { test: 'failed', authorization: 'portal' },
    'connection-failed',
    'portal',
  ],
  ['passed its test', { test: 'passed' }, 'running'],
  [
    'passed its test in quarantine',
    { test: 'passed', jobs: known([kinds.credentials[0]]) },
    'quarantined',
    'renew',
  ],
  [
    'is in quarantine in the portal',
    { jobs: known([kinds.credentials[0]]), authorization: 'portal' },
    'quarantined',
    'portal',
  ],
  [
    'is one of Microsoft',
    { target: { kind: 'servicePrincipal', appOwnerTenantId: microsoft }, permission: 'missing' },
    'not-supported',
  ],
  [
    'is one of Microsoft, in capitals',
    {
      target: { kind: 'servicePrincipal', appOwnerTenantId: microsoft.toUpperCase() },
      permission: 'trying',
    },
    'not-supported',
  ],
  [
    'is one of Microsoft and is provisioned all the same',
    { target: { kind: 'servicePrincipal', appOwnerTenantId: microsoft } },
    'running',
  ],
  ['is a registration', { target: { kind: 'application' }, jobs: waiting }, 'registration'],
  [
    'is a registration without templates',
    { target: { kind: 'application' }, templates: known(0) },
    'not-supported',
  ],
  ['is a registration being read', { target: { kind: 'application' }, templates: waiting }, 'reading'],
  ['is a registration of another', { target: { kind: 'application' }, templates: refused(401) }, 'no-access'],
])('an application that %s', (_, changes, state, action) => {
  const found = provisioningStatus({ ...healthy, ...changes });
  expect([found.state, found.action]).toEqual([state, action]);
});

const jobs = fc.array(fc.constantFrom(...Object.values(kinds).map(([job]) => job)), { maxLength: 5 });
const readings = fc.constantFrom<Reading<number>>(known(0), known(1), waiting, refused(401), refused(500));
const facts: fc.Arbitrary<StatusFacts> = fc.record({
  target: fc.record({
    kind: fc.constantFrom('servicePrincipal', 'application'),
    enabled: fc.boolean(),
  }),
  permission: fc.constantFrom('trying', 'granted', 'missing'),
  templates: readings,
  jobs: fc.oneof(
    jobs.map((value) => known<readonly Job[]>(value)),
    fc.constantFrom(waiting, refused(401)),
  ),
  test: fc.constantFrom('passed', 'failed', undefined),
  authorization: fc.constantFrom('save', 'authorize', 'portal'),
});

test('it is never better than the worst thing that is known, in whatever order the jobs come', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { state } = provisioningStatus(given);
      const all = given.jobs.state === 'known' ? given.jobs.value : [];
      if (given.permission !== 'granted' || given.target.kind === 'application') {
        assert.notStrictEqual(toneOf[state], 'good');
        return;
      }
      for (const job of all) assert.ok(!isWorse(stateOfJob(job), state));
      if (all.length === 0 || given.test === 'failed' || given.target.enabled === false)
        assert.notStrictEqual(toneOf[state], 'good');
      if (toneOf[state] === 'good') assert.ok(all.every((job) => stateOfJob(job) === 'running'));
      if (given.jobs.state === 'known')
        assert.strictEqual(provisioningStatus({ ...given, jobs: known(all.toReversed()) }).state, state);
    }),
    { numRuns: 20_000 },
  );
});

test('the connection is what was seen last, of a test or of a run', () => {
  const [broken] = kinds.credentials;
  const ran = jobWith({ code: 'Active', lastExecution: { state: 'Succeeded', timeEnded: 50 } });
  expect(connectionOf(undefined, undefined)).toBeUndefined();
  expect(connectionOf(kinds.data[0], undefined)).toBeUndefined();
  expect(connectionOf(broken, undefined)).toEqual({ works: false, at: undefined, by: 'run' });
  expect(connectionOf(broken, { passed: true, at: 9 })).toEqual({ works: true, at: 9, by: 'test' });
  expect(connectionOf(ran, { passed: false, at: 40 })).toEqual({ works: true, at: 50, by: 'run' });
  expect(connectionOf(ran, { passed: false, at: 60 })).toEqual({ works: false, at: 60, by: 'test' });
});
