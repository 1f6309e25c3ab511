import { expect, test, vi } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import { cut, json, noConnection, plain, scriptedFetch, silence } from './fetch.fixture.ts';
import { graphError, nestedError } from './refusal.fixture.ts';
import { canary, submit } from './submit.fixture.ts';

// Every way in which a submit can end, by its name in the sandbox. The browser is driven through one of each kind only:
// `e2e/specs/submit/outcome.spec.ts`.

const scim = 'SystemForCrossDomainIdentityManagement';
const page = '<!doctype html><title>Blocked</title>';
const html = { 'Content-Type': 'text/html' };
const asked = (claims: string) => ({
  'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${claims}"`,
});
const challenge = graphError(
  'InvalidAuthenticationToken',
  'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
);
const failsTest = (code: string, message: string) => json(nestedError(code, message), 400);
const quotes = (written: (value: string) => string) =>
  failsTest(`${scim}CredentialValidationFailure`, `The target answered Unauthorized to ${written(canary)}.`);
const base64 = (value: string) => Buffer.from(value).toString('base64');
const scimError = (status: number, detail: string) =>
  `Web Response: ${JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail, status: String(status) })}`;

const rejected = {
  'Empty 400': [plain('', 400), 'no-reason'],
  'Foreign 400': [json([{ ok: false }], 400), 'no-reason'],
  'Cut-off 400': [cut(400), 'no-reason'],
  'Answers 415': [plain('', 415), 'no-reason'],
  'Unheard-of 400': [json(graphError('CredentialStoreIsUnwell', 'Unwell.'), 400), 'bad-request'],
  'Not provisionable': [json(graphError('BadRequest', 'It has no template.'), 400), 'bad-request'],
  'Answers 401': [json(graphError('InvalidAuthenticationToken', 'Not valid.'), 401), 'token-rejected'],
  Forbidden: [json(graphError('Authorization_RequestDenied', 'No.'), 403), 'synchronization-permission'],
  Gone: [json(graphError('Request_ResourceNotFound', 'No.'), 404), 'object-unknown'],
  'Answers 409': [json(graphError('Directory_ConcurrencyViolation', 'Busy.'), 409), 'object-busy'],
  'Answers 413': [plain('', 413), 'credentials-too-long'],
  'Too long together': [
    json(graphError('BadRequest', 'Size of input ExternalSecret data is invalid.'), 400),
    'credentials-too-long',
  ],
  'Fabrikam Rejects': [
    failsTest(`${scim}CredentialValidationFailure`, scimError(401, `Unauthorized: ${canary}`)),
    'target-401',
  ],
  'Errors in errors': [
    failsTest(`${scim}CredentialValidationFailure`, scimError(401, '{"error":"invalid_token"}')),
    'target-401',
  ],
  'Echoes the value': [quotes((value) => value), 'target-refused'],
  'Echoes it escaped': [quotes(JSON.stringify), 'target-refused'],
  'Echoes it URL-encoded': [quotes(encodeURIComponent), 'target-refused'],
  'Echoes it in base64': [quotes(base64), 'target-refused'],
  'Wrong path': [failsTest(`${scim}ServiceIncompatible`, 'error: (404) Not Found.'), 'target-no-scim'],
  'SCIM unreachable': [
    failsTest(`${scim}CredentialValidationUnavailable`, 'An error occurred while sending the request.'),
    'target-unreachable',
  ],
  'SCIM web page': [
    failsTest(
      `${scim}CredentialValidationUnavailable`,
      `Web Response: ${page.replace('Blocked', 'Sign in')}`,
    ),
    'target-page',
  ],
  'SCIM filter': [failsTest(`${scim}ServiceIncompatibleFiltering`, ''), 'target-filter'],
  'SCIM address': [failsTest(`${scim}InvalidCredentials`, 'The tenant URL is not valid.'), 'target-address'],
  'Token endpoint': [
    failsTest(`${scim}CredentialValidationUnavailable`, 'Supported CredentialLocationInRequest is required.'),
    'token-endpoint-location',
  ],
  'Salesforce unavailable': [
    failsTest('SalesforceCredentialValidationUnavailable', 'Unexpected.'),
    'salesforce-unreachable',
  ],
  'ServiceNow password': [failsTest('ServiceNowCredentialsValidation', 'No.'), 'servicenow-credentials'],
  'ServiceNow instance': [failsTest('ServiceNowInstanceInvalid', 'No.'), 'servicenow-instance'],
  'Cross-tenant policy': [
    failsTest('AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure', 'No.'),
    'cross-tenant-policy',
  ],
  'Notification mail': [json(graphError('InvalidNotificationSettings', 'No.'), 400), 'notification-settings'],
  'Malformed claims': [json(challenge, 401, asked('!!! not base64 !!!')), 'policy-unread'],
  'Huge claims': [json(challenge, 401, asked('c'.repeat(20_000))), 'policy-unread'],
  // Where Graph does not expose the header, the body alone says that a policy asks for more.
  'Hidden claims': [json(challenge, 401), 'policy-unread'],
} as const;

test.each(Object.entries(rejected))('%s is rejected, and explained', async (_, [answer, cause]) => {
  const scripted = scriptedFetch(answer);
  const { outcome, failure } = await submit(scripted);
  expect(outcome).toBe('rejected');
  expect(failure && explain(failure, 'synchronization')?.cause).toBe(cause);
  for (const written of [JSON.stringify(canary).slice(1, -1), encodeURIComponent(canary), base64(canary)])
    expect(JSON.stringify(failure)).not.toContain(written);
  expect(scripted.requests).toHaveLength(1);
});

const unknown = {
  'Answers 200 with JSON': [json({ value: true }), 'unreadable'],
  Odd: [plain(page, 200, html), 'unreadable'],
  Accepted: [plain(null, 202), 'unreadable'],
  'Cut-off 200': [cut(200), 'unreadable'],
  'HTML 400': [plain(page, 400, html), 'unreadable'],
  'Unlabelled HTML 400': [plain(page, 400, { 'Content-Type': 'application/json' }), 'unreadable'],
  'HTML 403': [plain(page, 403, html), 'unreadable'],
  'HTML 500': [plain(page, 500, html), 'unreadable'],
  'Answers 502': [json(graphError('BadGateway', 'No.'), 502), 'refused'],
  'Answers 503': [json(graphError('ServiceUnavailable', 'No.'), 503), 'refused'],
  'Answers 504': [json(graphError('GatewayTimeout', 'No.'), 504), 'refused'],
  'Answers 507': [plain('', 507), 'refused'],
  Broken: [json(graphError('InternalServerError', 'No.'), 500), 'refused'],
  'Knows no such key': [
    json(graphError('UnknownError', "Requested value 'x' was not found."), 500),
    'refused',
  ],
  'Bad Gateway, Silent, Hangs up unread, Hangs up afterwards, Redirects nearby, Redirects in a circle': [
    noConnection,
    'unreachable',
  ],
} as const;

test.each(Object.entries(unknown))('%s leaves the outcome unknown', async (_, [answer, kind]) => {
  const scripted = scriptedFetch(answer);
  expect(await submit(scripted)).toMatchObject({ outcome: 'unknown', failure: { kind } });
  expect(scripted.requests).toHaveLength(1);
});

test('Late 204, Answers after 30 seconds: who has stopped waiting does not know', async () => {
  vi.useFakeTimers();
  const pending = submit(scriptedFetch(silence), { submitTimeout: 2_000 });
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  expect(await pending).toMatchObject({
    outcome: 'unknown',
    failure: { kind: 'unreachable', timedOut: true },
  });
});

test('Redirects: none is followed', async () => {
  const scripted = scriptedFetch(noConnection);
  await submit(scripted);
  expect(scripted.requests[0]?.redirect).toBe('error');
});
