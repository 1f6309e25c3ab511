import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import {
  failureOfJob,
  hasQuarantine,
  microsoftPage,
  needsRestart,
  verbsFor,
  causeOf,
  isAboutData,
  termOf,
} from './job-rules.ts';
import { jobWith } from './job.fixture.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 1, 3);

type Quarantine = Parameters<typeof causeOf>[0];

function quarantine(parts: Partial<Quarantine>): Quarantine {
  const { status } = jobWith({ quarantine: parts });
  if (!status?.quarantine) throw new Error('no quarantine');
  return status.quarantine;
}

const error = (code: string): Quarantine['error'] => ({
  code,
  message: 'as it came',
  layers: undefined,
  tenantActionable: true,
});
const scim = 'SystemForCrossDomainIdentityManagement';

test.each([
  ['EncounteredQuarantineException', `${scim}CredentialValidationFailure`, 'credentials'],
  ['EncounteredQuarantineException', `${scim}InvalidCredentials`, 'credentials'],
  ['EncounteredQuarantineException', 'SalesforceInvalidCredentials', 'credentials'],
  ['EncounteredQuarantineException', 'ServiceNowCredentialsValidation', 'credentials'],
  ['EncounteredQuarantineException', `${scim}CredentialValidationUnavailable`, 'connection'],
  ['EncounteredQuarantineException', `${scim}ServiceIncompatible`, 'connection'],
  ['EncounteredQuarantineException', 'ServiceNowInstanceInvalid', 'connection'],
  ['EncounteredQuarantineException', 'SomethingNew', 'either'],
  ['EncounteredQuarantineException', undefined, 'either'],
  ['EncounteredBaseEscrowThreshold', `${scim}CredentialValidationFailure`, 'failures'],
  ['EncounteredTotalEscrowThreshold', undefined, 'failures'],
  ['EncounteredEscrowProportionThreshold', undefined, 'failures'],
  ['TooManyDeletes', undefined, 'deletes'],
  ['IngestionInterrupted', undefined, 'ingestion'],
  ['QuarantinedOnDemand', `${scim}CredentialValidationFailure`, 'somebody'],
  ['Unknown', `${scim}CredentialValidationFailure`, 'credentials'],
  ['Unknown', undefined, 'unknown'],
  [{ unpublished: 'FullMoon' }, undefined, 'unknown'],
  [undefined, undefined, 'unknown'],
] as const)('reason %j with the code %s is about: %s', (reason, code, cause) => {
  expect(causeOf(quarantine({ reason, error: code === undefined ? undefined : error(code) }))).toBe(cause);
});

test('new credentials help nothing where it is about the data', () => {
  expect((['failures', 'deletes', 'ingestion'] as const).map(isAboutData)).toEqual([true, true, true]);
  expect((['credentials', 'connection', 'either', 'somebody', 'unknown'] as const).some(isAboutData)).toBe(
    false,
  );
});

test.each([
  [0, 1, false],
  [0.5, 1, false],
  [9.4, 9, false],
  [27.99, 27, false],
  [28, 28, true],
  [31, 28, true],
  // This computer's clock is behind.
  [-0.1, 1, false],
])('%d days after it began it is day %d of 28', (days, expected, over) => {
  const seriesBegan = now - days * day;
  expect(termOf(quarantine({ seriesBegan }), now)).toEqual({
    day: expected,
    endsAt: seriesBegan + 28 * day,
    over,
  });
});

test('without a beginning there is no day', () => {
  expect(termOf(quarantine({}), now)).toBeUndefined();
});

test.each([
  ['NotConfigured', 'Disabled', []],
  ['NotRun', 'Disabled', ['start']],
  ['NotRun', 'Paused', ['start']],
  ['NotRun', undefined, ['start']],
  ['NotRun', 'Active', ['restart', 'watch', 'pause']],
  ['Paused', 'Paused', ['start', 'restart']],
  ['Paused', 'Disabled', ['start', 'restart']],
  ['Active', 'Active', ['restart', 'watch', 'pause']],
  ['Quarantine', 'Active', ['restart', 'watch', 'pause']],
  ['Quarantine', 'Disabled', ['start', 'restart']],
  [{ unpublished: 'Dozing' }, 'Active', ['start', 'restart', 'watch', 'pause']],
  [undefined, undefined, ['start', 'restart', 'watch', 'pause']],
] as const)('a job that is %j on a schedule that is %s can take: %j', (code, schedule, verbs) => {
  expect(verbsFor(jobWith({ code }, schedule))).toEqual(verbs);
});

test.each([
  ['Quarantine', 'Active', true],
  ['Quarantine', 'Disabled', true],
  ['Paused', 'Paused', true],
  ['NotRun', 'Disabled', false],
  ['NotConfigured', 'Disabled', false],
  ['Active', 'Active', false],
  [undefined, undefined, false],
] as const)(
  'new credentials of a job that is %j on a schedule that is %s need a restart: %j',
  (code, schedule, needs) => {
    expect(needsRestart(jobWith({ code }, schedule))).toBe(needs);
  },
);

test.each([
  'https://portal.azure.com/#blade/x',
  'https://entra.microsoft.com/',
  'https://learn.microsoft.com/entra?a=b&c=d#e',
  'https://portal.azure.us/x',
  'https://portal.azure.cn/',
])('%s may be a link', (url) => {
  expect(microsoftPage(url)).toBe(url);
});

test.each([
  undefined,
  '',
  'nowhere',
  'http://portal.azure.com/',
  'https://evil.example/microsoft.com',
  'https://microsoft.com.evil.example/',
  'https://notmicrosoft.com/',
  'https://portal.azure.com@evil.example/',
  'https://user@portal.azure.com/',
  'https://portal.azure.com:8443/',
  'javascript:alert(1)',
  'https://evil.westeurope.cloudapp.azure.com/',
  'https://evil.portal.azure.com/',
  'https://microsoft.com/',
  'https://portal.azure.com./',
  'https://p\u{43e}rtal.azure.com/',
  'https:\\\\evil.example\\portal.azure.com',
  '//portal.azure.com/',
  'blob:https://portal.azure.com/x',
])('%s may not', (url) => {
  expect(microsoftPage(url)).toBeUndefined();
});

test('whatever Graph names, a link leads to one of the known hosts, by https', () => {
  const hosts = ['portal.azure.com', 'entra.microsoft.com', 'learn.microsoft.com', 'portal.azure.us'];
  const host = fc.oneof(
    fc.constantFrom(...hosts),
    fc.constantFrom(...hosts, 'cloudapp.azure.com', 'azurewebsites.net').map((end) => `evil.${end}`),
    fc.constantFrom(...hosts).map((start) => `${start}.evil.example`),
    fc.domain(),
    fc.string(),
  );
  const url = fc
    .tuple(
      fc.constantFrom('https://', 'https:', 'https:\\\\', 'HTTPS://', 'http://', 'javascript:', '//', ''),
      fc.constantFrom('', 'a@', 'a:b@', 'portal.azure.com@', '\\', '\t'),
      host,
      fc.constantFrom('', '.', ':443', ':8443', '#', '?', '/', '\\@evil.example', '@evil.example'),
      fc.string(),
    )
    .map((parts) => parts.join(''));
  let links = 0;
  fc.assert(
    fc.property(url, (text) => {
      const page = microsoftPage(text);
      if (page === undefined) return;
      links += 1;
      // Read without a parser of addresses, which is what decides above.
      assert.ok(hosts.some((known) => page.startsWith(`https://${known}/`)));
    }),
    { numRuns: 20_000 },
  );
  expect(links).toBeGreaterThan(100);
});

const failed = { code: 'A', message: '', layers: undefined, tenantActionable: true };
test.each([
  [{ code: 'Paused', quarantine: { seriesCount: 2 } }, false],
  [{ code: 'Paused', quarantine: { seriesCount: 2, error: failed } }, true],
  // What was wrong once says nothing of a job that runs.
  [{ code: 'Active', quarantine: { error: failed } }, false],
  [{ code: 'Quarantine', quarantine: { reason: 'Unknown' } }, true],
  [{ code: 'Quarantine', quarantine: { seriesBegan: 1 } }, true],
  [{ code: 'Active' }, false],
] as const)('whether the quarantine of %j says anything: %s', (status, says) => {
  expect(hasQuarantine(jobWith(status))).toBe(says);
});

test('an error of a job is read as the same document in an answer would be', () => {
  const unnamed = { code: '', message: 'as it came', layers: undefined, tenantActionable: undefined };
  expect(failureOfJob(unnamed)).toEqual({
    kind: 'refused',
    by: 'graph',
    status: 0,
    code: '',
    message: 'as it came',
  });
});

test('each code for a failed test of the credentials has a cause of its own', () => {
  const codes = [
    `${scim}CredentialValidationUnavailable`,
    `${scim}CredentialValidationFailure`,
    `${scim}InvalidCredentials`,
    `${scim}ServiceIncompatible`,
    'ServiceNowCredentialsValidation',
    'ServiceNowInstanceInvalid',
  ];
  const causes = codes.map(
    (code) =>
      explain(
        failureOfJob({ code, message: '', layers: undefined, tenantActionable: undefined }),
        'synchronization',
      )?.cause,
  );
  expect(causes).not.toContain(undefined);
  expect(new Set(causes).size).toBe(codes.length);
});
