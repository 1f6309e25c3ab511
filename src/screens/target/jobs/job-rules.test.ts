import { expect, test } from 'vitest';
import { explain } from '#src/failure/explain.ts';
import { failureOfJob, microsoftPage, verbsFor } from './job-rules.ts';
import { jobWith } from './some-job.ts';

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
] as const)('a job that is %j on a schedule that is %s may be told to: %j', (code, schedule, verbs) => {
  expect(verbsFor(jobWith({ code }, schedule))).toEqual(verbs);
});

test.each([
  'https://portal.azure.com/#blade/x',
  'https://entra.microsoft.com/',
  'https://aka.microsoft.com/a?b=c',
  'https://portal.azure.us/x',
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
])('%s may not', (url) => {
  expect(microsoftPage(url)).toBeUndefined();
});

test('an error of a job is read as the same document in an answer would be', () => {
  const error = { code: '', message: 'as it came', layers: undefined, tenantActionable: undefined };
  expect(failureOfJob(error)).toEqual({
    kind: 'refused',
    by: 'graph',
    status: 0,
    code: '',
    message: 'as it came',
  });
});

test('each code for a failed test of the credentials has a cause of its own', () => {
  const scim = 'SystemForCrossDomainIdentityManagement';
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
