import { InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import { signInFailure } from './sign-in-failure.ts';

beforeAll(() => vi.stubGlobal('navigator', { onLine: true }));
afterAll(() => vi.unstubAllGlobals());

/** Beginnings of Entra's descriptions: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
test.each([
  [
    'invalid_request',
    "AADSTS50011: The redirect URI 'https://keys.example/redirect.html' specified in the request does not match the redirect URIs configured for the application",
    'redirect-uri',
  ],
  [
    'interaction_required',
    "AADSTS50020: User account '{EmailHidden}' from identity provider 'live.com' does not exist in tenant 'Contoso'",
    'account-not-in-tenant',
  ],
  [
    'invalid_grant',
    'AADSTS50034: The user account {EmailHidden} does not exist in the contoso.com directory.',
    'account-unknown',
  ],
  [
    'invalid_grant',
    'AADSTS50053: The account is locked, you have tried to sign in too many times',
    'account-locked',
  ],
  ['invalid_grant', 'AADSTS50057: The user account is disabled.', 'account-locked'],
  [
    'login_required',
    'AADSTS50058: A silent sign-in request was sent but no user is signed in.',
    'session-over',
  ],
  [
    'invalid_grant',
    'AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication',
    'more-proof',
  ],
  [
    'invalid_grant',
    'AADSTS50079: Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication',
    'proof-not-set-up',
  ],
  ['interaction_required', 'AADSTS50097: Device authentication is required.', 'device-sign-in'],
  [
    'interaction_required',
    "AADSTS50105: Your administrator has configured the application Keys to block users unless they are specifically granted ('assigned') access",
    'not-assigned',
  ],
  [
    'invalid_grant',
    'AADSTS50126: Error validating credentials due to invalid username or password.',
    'wrong-password',
  ],
  [
    'invalid_grant',
    'AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.',
    'session-over',
  ],
  [
    'invalid_grant',
    'AADSTS53000: Device is not in required device state: compliant.',
    'device-not-compliant',
  ],
  [
    'invalid_grant',
    'AADSTS53001: Device is not in required device state: domain_joined.',
    'device-not-joined',
  ],
  [
    'invalid_grant',
    'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    'blocked-by-policy',
  ],
  [
    'invalid_grant',
    'AADSTS530003: Your device is required to be managed to access this resource.',
    'device-not-managed',
  ],
  [
    'invalid_grant',
    'AADSTS65001: The user or administrator has not consented to use the application with ID',
    'consent-missing',
  ],
  ['access_denied', 'AADSTS65004: User declined to consent to access the app.', 'consent-declined'],
  [
    'invalid_grant',
    'AADSTS70008: The provided authorization code or refresh token has expired due to inactivity.',
    'session-over',
  ],
  [
    'invalid_grant',
    'AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
    'session-over',
  ],
  [
    'invalid_grant',
    'AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00',
    'session-over',
  ],
  [
    'unauthorized_client',
    "AADSTS700016: Application with identifier was not found in the directory 'Contoso'.",
    'page-unknown',
  ],
  ['access_denied', 'AADSTS90094: The grant requires admin permission.', 'admin-approval'],
  ['access_denied', 'AADSTS90099: The application has not been authorized in the tenant.', 'admin-approval'],
  [
    'invalid_grant',
    'AADSTS90072: User account {EmailHidden} from identity provider does not exist in tenant',
    'account-not-in-tenant',
  ],
  [
    'invalid_resource',
    'AADSTS500011: The resource principal named https://graph.example was not found in the tenant named Contoso.',
    'graph-not-in-tenant',
  ],
  [
    'invalid_client',
    "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    'not-a-single-page-app',
  ],
  [
    'invalid_request',
    "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    'not-a-single-page-app',
  ],
  [
    'invalid_request',
    "AADSTS90002: Tenant 'contoso.example' not found. Check to make sure you have the correct tenant ID",
    'tenant-unknown',
  ],
  [
    'invalid_request',
    'AADSTS50194: Application is not configured as a multi-tenant application.',
    'tenant-unknown',
  ],
  ['temporarily_unavailable', 'AADSTS90033: A transient error has occurred. Please try again.', 'entra-busy'],
  ['invalid_request', 'AADSTS500113: No reply address is registered for the application.', 'redirect-uri'],
  [
    'invalid_client',
    "AADSTS650053: The application 'Keys' asked for scope 'Synchronization.ReadWrite.Al' that doesn't exist on the resource",
    'unknown-scope',
  ],
  ['invalid_scope', 'AADSTS70011: The provided request must include a scope parameter.', 'unknown-scope'],
  [
    'unauthorized_client',
    "AADSTS500014: The service principal for resource '00000003-0000-0000-c000-000000000000' is disabled.",
    'graph-disabled',
  ],
  [
    'invalid_grant',
    'AADSTS70044: The session has expired or is invalid due to sign-in frequency checks by conditional access.',
    'session-over',
  ],
  [
    'invalid_request',
    'AADSTS50196: The server terminated an operation because it encountered a client request loop.',
    'sign-in-loop',
  ],
  [
    'interaction_required',
    'AADSTS53009: Application needs to enforce Intune protection policies.',
    'app-not-protected',
  ],
  [
    'invalid_request',
    'AADSTS500208: The domain is not a valid login domain for the account type.',
    'account-type',
  ],
  ['invalid_request', 'AADSTS165000: Invalid Request: The user session context is missing.', 'sign-in-lost'],
  [
    'invalid_request',
    'AADSTS90019: No tenant-identifying information found in the request.',
    'tenant-unknown',
  ],
  [
    'invalid_request',
    "AADSTS900144: The request body must contain the following parameter: 'scope'.",
    'request-invalid',
  ],
  [
    'invalid_request',
    "AADSTS500200: User account '{EmailHidden}' is a personal Microsoft account.",
    'personal-account',
  ],
  [
    'interaction_required',
    'AADSTS500121: Authentication failed during strong authentication request.',
    'proof-failed',
  ],
])('%s, %s', (error, description, cause) => {
  const failure = signInFailure(new ServerError(error, 'correlation', description), ['User.Read']);
  expect(explain(failure)?.cause).toBe(cause);
});

/** What MSAL makes of an answer to a refresh token: its ServerError, with a line of its own around the description. */
const refreshed = (
  body: { error: string; suberror?: string; status?: number },
  number: number,
  text: string,
) =>
  new ServerError(
    body.error,
    'c',
    `Error(s): ${number} - Timestamp: 2026-11-29 17:42:03Z - Description: AADSTS${number}: ${text} Trace ID: 11111111-2222-4333-8444-555555555555 Correlation ID: 66666666-7777-4888-8999-aaaaaaaaaaaa Timestamp: 2026-11-29 17:42:03Z - Correlation ID: 66666666-7777-4888-8999-aaaaaaaaaaaa - Trace ID: 11111111-2222-4333-8444-555555555555`,
    body.suberror ?? '',
    String(number),
    body.status ?? 400,
  );

/** Numbers in and out of Microsoft's list; what makes a person's sign-in the way on is `invalid_grant` alone. */
test.each([
  50058, 50076, 50085, 50089, 50139, 70000, 70008, 70043, 70044, 700082, 700084, 9002313, 7_654_321,
])(
  'a refresh token that is refused by invalid_grant asks for the person, whatever the number: %i',
  (number) => {
    const failure = signInFailure(refreshed({ error: 'invalid_grant' }, number, 'No longer.'), ['User.Read']);
    expect(failure).toMatchObject({
      kind: 'needs-interaction',
      reason: 'sign-in',
      code: `AADSTS${number}`,
      words: {
        sentence: 'No longer.',
        traceId: '11111111-2222-4333-8444-555555555555',
        correlationId: '66666666-7777-4888-8999-aaaaaaaaaaaa',
        date: '2026-11-29 17:42:03Z',
      },
    });
  },
);

test.each([
  ['invalid_client', 70043, 401],
  ['unauthorized_client', 50058, 400],
  ['invalid_request', 70000, 400],
  ['invalid_scope', 70011, 400],
  ['server_error', 70043, 500],
] as const)('what is no invalid_grant stays a refusal: %s, %i', (error, number, status) => {
  const failure = signInFailure(refreshed({ error, status }, number, 'No.'), []);
  expect(failure).toMatchObject({ kind: 'refused', by: 'entra', status, code: `AADSTS${number}` });
});

test('the permission that Entra does not know is kept by its name, wherever the answer came', () => {
  for (const text of [
    "The application 'Keys' asked for scope 'Synchronization.ReadWrite.Al' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.",
    "The provided value for the input parameter 'scope' is not valid. The scope Synchronization.ReadWrite.Al is not valid.",
  ])
    expect(
      signInFailure(refreshed({ error: 'invalid_client', status: 401 }, 650053, text), []),
    ).toMatchObject({
      kind: 'refused',
      words: { sentence: text, scope: 'Synchronization.ReadWrite.Al' },
    });
});

test('the number says more than that something has to be done', () => {
  const of = (number: string, claims = '') =>
    signInFailure(
      new InteractionRequiredAuthError('invalid_grant', 'c', '', 'basic_action', '', '', claims, number),
      [],
    );
  expect(explain(of('50079'))?.cause).toBe('proof-not-set-up');
  expect(explain(of('53003', '{"access_token":{}}'))?.cause).toBe('blocked-by-policy');
  expect(explain(of('1234567', '{"access_token":{}}'))?.cause).toBe('policy-challenge');
});

test('an undescribed number is no cause', () => {
  const failure = signInFailure(new ServerError('invalid_request', 'c', 'AADSTS1234567: New.'), []);
  expect(failure).toMatchObject({ code: 'AADSTS1234567' });
  expect(explain(failure)).toBeUndefined();
});
