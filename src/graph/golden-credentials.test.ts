import { expect, test } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import { nestedError as nested, scriptedRefusal as refusal } from './refusal.fixture.ts';

// Answers as people have met them: the text of each is Microsoft's or the target's, cut where it repeats itself.

const scim = 'SystemForCrossDomainIdentityManagement';
const processing =
  "Message: Processing of the HTTP request resulted in an exception. Please see the HTTP response returned by the 'Response' property of this exception for details. Web Response:";
const scimError = (rest: object) =>
  JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], ...rest });

test.each([
  [
    'CredentialValidationUnavailable',
    'We are not able to connect to your application while attempting to validate our authorization to access your application. Please ensure that you have provided valid credentials to the application and reach out to the application developer to diagnose why the authorization is failing.',
    'target-unreachable',
    undefined,
  ],
  [
    'CredentialValidationUnavailable',
    'An error occurred while sending the request.',
    'target-unreachable',
    undefined,
  ],
  [
    'CredentialValidationUnavailable',
    'Supported CredentialLocationInRequest is required',
    'token-endpoint-location',
    undefined,
  ],
  [
    'CredentialValidationUnavailable',
    'We received this unexpected response from your application: Received response from Web resource. Resource: https://localhost/Users?filter=PLACEHOLDER+eq+"8646d011-1693-4cd3-9ee6-0d7482ca2219" Operation: GET Response Status Code: InternalServerError Response Headers: Response Content: An error occurred while sending the request. Please check the service and try again.',
    'target-unreachable',
    500,
  ],
  [
    'CredentialValidationFailure',
    'While attempting to validate our authorization to access your application, we received this unexpected response:\n\nReceived response from Web resource.\n   Operation: GET \n   Response Status Code: Unauthorized\n   Response Headers: x-xss-protection: 1; mode=block\n   Response Content: {"errors":[{"code":"401","message":"Unauthorized"}]}',
    'target-401',
    401,
  ],
  [
    'CredentialValidationFailure',
    'Response Status Code: BadRequest\nResponse Content: {"Errors":{"description":"incomplete_filter"}}',
    'target-filter',
    400,
  ],
  [
    'CredentialValidationFailure',
    'Message: The remote server returned an error: (401) Unauthorized.',
    'target-401',
    401,
  ],
  [
    'ServiceIncompatible',
    'Message: The remote server returned an error: (404) Not Found. Web Response: <h1>Not Found</h1>',
    'target-no-scim',
    404,
  ],
  [
    'ServiceIncompatible',
    `StatusCode: BadRequest ${processing} {"scimType":"invalidSyntax","detail":"Invalid SCIM Patch: Impossible to search on a mono valued attribute.","schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400"}. This operation was retried 0 times.`,
    'target-request',
    400,
  ],
  [
    'ServiceIncompatible',
    `StatusCode: BadRequest ${processing} ${scimError({ detail: 'DELETE group not supported', status: null, scimType: 'mutability' })}`,
    'target-request',
    400,
  ],
  [
    'ServiceIncompatible',
    `Web Response:\n${scimError({ detail: "Schema validation failed: emails: Required attribute 'emails' is missing.", scimType: 'invalidValue', status: '400' })}`,
    'target-request',
    400,
  ],
  [
    'InvalidCredentials',
    'Invalid URI: The format of the URI could not be determined.',
    'target-address',
    undefined,
  ],
])('a failed test of the credentials: %s: %s', (end, message, cause, status) => {
  const failure = refusal(400, nested(scim + end, message));
  expect(failure).toMatchObject({ code: scim + end });
  expect(explain(failure, 'synchronization')).toMatchObject({ cause, exact: true });
  const layers = failure.kind === 'refused' ? failure.layers : [];
  expect(layers?.find(({ by }) => by === 'target')?.status).toBe(status);
});

test('what the target answers never passes for what Graph says', () => {
  const answer = JSON.stringify({
    error: { code: 'Authorization_RequestDenied', message: "Requested value 'x' was not found." },
  });
  const failure = refusal(400, nested(`${scim}CredentialValidationFailure`, `Web Response: ${answer}`));
  expect(explain(failure)?.cause).toBe('target-refused');
});
