import { InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { explain } from '#src/failure/explain.ts';
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
])('%s, %s', (error, description, cause) => {
  const failure = signInFailure(new ServerError(error, 'correlation', description), ['User.Read']);
  expect(explain(failure)?.cause).toBe(cause);
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

test('a number that nobody has described is no cause', () => {
  const failure = signInFailure(new ServerError('invalid_request', 'c', 'AADSTS1234567: New.'), []);
  expect(failure).toMatchObject({ code: 'AADSTS1234567' });
  expect(explain(failure)).toBeUndefined();
});
