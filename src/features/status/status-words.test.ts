import { createElement } from 'react';
import { FormattedMessage } from 'react-intl';
import { expect, test } from 'vitest';
import type { Job } from '#src/domain/jobs/job.ts';
import { jobWith } from '#src/domain/jobs/job.fixture.ts';
import { type ProvisioningState, provisioningStatus } from '#src/domain/preflight/provisioning-status.ts';
import { renderedText } from '#src/ui/rendered-text.fixture.ts';
import { CauseText, stateWords, TermText } from './status-words.tsx';

const day = 86_400_000;
const now = Date.now();
const target = { kind: 'servicePrincipal', id: 'a', appId: 'b', displayName: 'HR' } as const;

/** What the strip says of a single job: why, and since when. */
function wordsOf(job: Job): [cause: string, term: string] {
  const status = provisioningStatus({
    target,
    permission: 'granted',
    templates: { state: 'known', value: 1 },
    jobs: { state: 'known', value: [job] },
    test: undefined,
    authorization: 'save',
  });
  return [
    renderedText(createElement(CauseText, { status, target })),
    renderedText(createElement(TermText, { job, now })),
  ];
}

const code = 'SystemForCrossDomainIdentityManagementCredentialValidationFailure';
const refused = (status: number) => ({
  code,
  message: '',
  layers: [
    { by: 'graph', code, message: '' },
    { by: 'target', code: '', message: '', status },
  ] as const,
  tenantActionable: true,
});
const inQuarantine = {
  reason: 'EncounteredQuarantineException',
  seriesBegan: now - 9 * day,
  seriesCount: 11,
  nextAttempt: now + 18 * 3_600_000,
} as const;

test.each<[what: string, job: Job, cause: string, term: string]>([
  [
    'quarantined by credentials',
    jobWith({ code: 'Quarantine', quarantine: { ...inQuarantine, error: refused(401) } }, 'Active'),
    'The app refused the stored credentials (401).',
    'Quarantined 9 days ago · 11 failed attempts · next attempt in 18 hours · disabled on ',
  ],
  [
    'quarantined by data',
    jobWith({ code: 'Quarantine', quarantine: { ...inQuarantine, reason: 'TooManyDeletes' } }, 'Active'),
    'It would delete more objects than allowed. Cause: data, not credentials.',
    'Quarantined 9 days ago',
  ],
  [
    'disabled after the last day',
    jobWith({ code: 'Quarantine', quarantine: { ...inQuarantine, seriesBegan: now - 31 * day } }, 'Disabled'),
    "The app refused the stored credentials or couldn't be reached.",
    'Quarantined 31 days ago · 11 failed attempts · no further attempts',
  ],
  [
    'paused',
    jobWith({ code: 'Paused', lastExecution: { state: 'Succeeded', timeEnded: now - 3 * day } }, 'Paused'),
    'Until restarted, joiners get no account and leavers keep theirs.',
    'Last run 3 days ago',
  ],
  [
    'failing by credentials',
    jobWith({ code: 'Active', lastExecution: { state: 'Failed', error: refused(401) } }),
    'The app refused the stored credentials in the last run.',
    '',
  ],
  [
    'failing at five users',
    jobWith({ code: 'Active', lastExecution: { state: 'EntryLevelErrors', countEscrowed: 5 } }),
    '5 objects failed in the last run. Cause: data, not credentials.',
    '',
  ],
  [
    'in its first cycle',
    jobWith({ code: 'NotRun', progress: [{ completedUnits: 10, totalUnits: 41, units: 'users' }] }, 'Active'),
    'The first cycle is running.',
    '10 of 41 users',
  ],
])('a job that is %s', (_, job, cause, term) => {
  const [foundCause, foundTerm] = wordsOf(job);
  expect(foundCause).toBe(cause);
  expect(foundTerm).toContain(term);
});

test.each<[state: ProvisioningState, word: string]>([
  ['not-supported', 'Not supported'],
  ['deleted', 'Deleted'],
  ['quarantined', 'Quarantined'],
  ['disabled', 'Disabled'],
  ['paused', 'Paused'],
  ['connection-failed', 'Connection failed'],
  ['failing', 'Failing'],
  ['failing-data', 'Failing data'],
  ['not-configured', 'Not configured'],
  ['never-run', 'Never run'],
  ['not-set-up', 'Not set up'],
  ['running', 'Running'],
])('a state in a word: %s', (state, word) => {
  expect(renderedText(createElement(FormattedMessage, stateWords[state]))).toBe(word);
});
