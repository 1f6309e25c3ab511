import { anyone, asking, denied, refused, shown, type Row, expectSaid } from './preflight.fixture.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from '#src/domain/jobs/job.ts';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import { judgePreflight } from '#src/domain/preflight/judge-preflight.ts';

const rows: readonly Row[] = [
  ['nothing asked', {}, 'unknown', 'Whether it can be provisioned shows when you check'],
  ['a permission missing', { check: asking('consent') }, 'unknown', 'shows when you check'],
  ['a job', { check: shown(1, 1) }, 'ready', 'Supports provisioning · 1 job runs.'],
  ['two jobs', { check: shown(2, 2) }, 'ready', 'Supports provisioning · 2 jobs run.'],
  ['no job', { check: shown(1, 0) }, 'attention', 'Supports provisioning · no job yet.'],
  ['a registration', { target: { kind: 'application' }, check: shown(1) }, 'ready', 'Supports provisioning.'],
  [
    'no template',
    { check: shown(0, 0) },
    'missing',
    'It has no template for provisioning, so it cannot be provisioned.',
  ],
  [
    'a registration without',
    { target: { kind: 'application' }, check: shown(0) },
    'missing',
    'This app registration has no template for provisioning',
  ],
  [
    "one of Microsoft's",
    { target: { kind: 'servicePrincipal', appOwnerTenantId: 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a' } },
    'missing',
    "one of Microsoft's own applications",
  ],
  [
    'one of theirs that can be',
    {
      target: { kind: 'servicePrincipal', appOwnerTenantId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' },
      check: shown(1, 1),
    },
    'ready',
    'Supports provisioning',
  ],
  [
    'a deleted one',
    { check: refused(404, 'Request_ResourceNotFound') },
    'missing',
    'it may have been deleted',
  ],
  ['a denied look', { check: denied }, 'unknown', 'Graph does not let you see'],
  ['a broken Graph', { check: refused(500, 'x') }, 'unknown', 'could not be found out'],
];

test.each(rows)('%s', (...row) => expectSaid('object', row));

const runs = jobWith({ code: 'Active', lastExecution: { state: 'Succeeded' } }, 'Active');

test.each([
  ['in quarantine', jobWith({ code: 'Quarantine' }, 'Active'), '1 job is quarantined'],
  ['disabled in quarantine', jobWith({ code: 'Quarantine' }, 'Disabled'), '1 job is quarantined'],
  [
    'paused in quarantine',
    jobWith({ code: 'Paused', quarantine: { reason: 'Unknown' } }, 'Paused'),
    '1 job is quarantined',
  ],
  ['disabled', jobWith({ code: 'Active' }, 'Disabled'), '1 job is disabled'],
  ['paused by its code', jobWith({ code: 'Paused' }), '1 job is paused'],
  ['paused by its schedule', jobWith({ code: 'Active' }, 'Paused'), '1 job is paused'],
  ['failing', jobWith({ code: 'Active', lastExecution: { state: 'Failed' } }, 'Active'), 'had errors'],
  [
    'failing at single objects',
    jobWith({ code: 'Active', lastExecution: { state: 'EntryLevelErrors' } }),
    'had errors',
  ],
  ['failing for long', jobWith({ code: 'Active', countSuccessiveCompleteFailures: 3 }), 'had errors'],
  ['not started', jobWith({ code: 'NotRun' }, 'Disabled'), '1 job has not been started'],
  ['not configured', jobWith({ code: 'NotConfigured' }), '1 job has not been started'],
  ['in a state that is not published', jobWith({ code: { unpublished: 'Odd' } }), 'has not published'],
  ['silent on its state', jobWith({}), 'has not published'],
] as const)('a job that is %s is not ready, however the others do', (_, job, words) => {
  expectSaid('object', ['', { check: shown(1, [job]) }, 'attention', words]);
  expectSaid('object', ['', { check: shown(1, [runs, job, runs]) }, 'attention', words]);
});

test('the worst job is the one that is named, and those like it are counted', () => {
  const jobs = [
    jobWith({ code: 'Paused' }),
    jobWith({ code: 'Quarantine' }),
    jobWith({ code: 'Quarantine' }),
  ];
  expectSaid('object', ['', { check: shown(1, jobs) }, 'attention', '2 jobs are quarantined']);
});

test('an application that is disabled is not ready, though its job runs', () => {
  const target = { kind: 'servicePrincipal', enabled: false } as const;
  expectSaid('object', ['', { target, check: shown(1, [runs]) }, 'attention', 'Sign-in is disabled']);
});

/** Any status that Graph can send, and several that it should not. */
const anyJob = fc
  .record({
    code: fc.constantFrom<NonNullable<Job['status']>['code']>(
      'NotConfigured',
      'NotRun',
      'Active',
      'Paused',
      'Quarantine',
      undefined,
      {
        unpublished: 'Odd',
      },
    ),
    schedule: fc.constantFrom('Active', 'Disabled', 'Paused', undefined),
    last: fc.constantFrom('Succeeded', 'Failed', 'EntryLevelErrors', undefined),
    failures: fc.constantFrom(undefined, 0, 1),
    quarantined: fc.boolean(),
  })
  .map(({ code, schedule, last, failures, quarantined }) => ({
    job: jobWith(
      {
        code,
        countSuccessiveCompleteFailures: failures,
        lastExecution: { state: last },
        ...(quarantined && { quarantine: { reason: 'Unknown' } }),
      },
      schedule,
    ),
    // Written independently from the page about the status, and not from the tested code.
    isWell:
      (code === 'Active' || (code === 'NotRun' && schedule === 'Active')) &&
      schedule !== 'Disabled' &&
      schedule !== 'Paused' &&
      last !== 'Failed' &&
      last !== 'EntryLevelErrors' &&
      failures !== 1 &&
      !quarantined,
  }));

test('an application is ready only when every job that it has runs as it should', () => {
  let ready = 0;
  fc.assert(
    fc.property(fc.array(anyJob, { minLength: 1, maxLength: 4 }), (jobs) => {
      const { object } = judgePreflight({
        ...anyone,
        check: shown(
          1,
          jobs.map(({ job }) => job),
        ),
      });
      if (object.state === 'ready') ready += 1;
      expect(object.state === 'ready').toBe(jobs.every(({ isWell }) => isWell));
    }),
    { numRuns: 20_000 },
  );
  expect(ready, 'or the property would say nothing').toBeGreaterThan(50);
});
