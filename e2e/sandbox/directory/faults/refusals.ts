import { failsTest, refuses } from '../behaviour.ts';
import type { Call, Fault } from '../behaviour.ts';
import type { FaultTarget } from './fault-target.ts';

const scim = 'SystemForCrossDomainIdentityManagement';

const invalidToken = JSON.stringify({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  detail: 'Invalid bearer token.',
  status: '401',
  scimType: 'invalidToken',
});

/** What the provisioning service says about the credentials themselves, and what it quotes of them. */
export const refusals = {
  'Echoes the value': {
    about: 'Refuses with 400 and quotes every value as it is.',
    behaviour: echoes((value) => value),
  },
  'Echoes it escaped': {
    about: 'Refuses with 400 and quotes every value escaped as JSON.',
    behaviour: echoes(JSON.stringify),
  },
  'Echoes it URL-encoded': {
    about: 'Refuses with 400 and quotes every value as it would stand in an address.',
    behaviour: echoes(encodeURIComponent),
  },
  'Echoes it in base64': {
    about: 'Refuses with 400 and quotes every value in base64.',
    behaviour: echoes((value) => Buffer.from(value).toString('base64')),
  },
  'Knows no such key': {
    about: 'Answers 500 because it does not find the first key, as Graph does to one in the wrong case.',
    behaviour: ({ sent }) =>
      refuses(500, 'UnknownError', `Requested value '${sent[0]?.key ?? ''}' was not found.`),
  },
  'SCIM unreachable': {
    about: 'Refuses with 400: nothing answers at the address of the app on the other side.',
    behaviour: failsTest(
      `${scim}CredentialValidationUnavailable`,
      'We received this unexpected response from your application: Message: An error occurred while sending the request. Web Response:',
    ),
  },
  'SCIM token refused': {
    about: 'Refuses with 400 and says that nothing answered, but quotes a 401 of the app.',
    behaviour: failsTest(`${scim}CredentialValidationUnavailable`, unexpectedAnswer(invalidToken)),
  },
  'SCIM web page': {
    about: 'Refuses with 400 and quotes a web page, script and all, in place of SCIM.',
    behaviour: failsTest(
      `${scim}CredentialValidationUnavailable`,
      unexpectedAnswer(
        '<!DOCTYPE html><html><head><title>Sign in to Fabrikam</title><script>let page = {"detail":"of a script"};</script></head><body><h1>Hello</h1></body></html>',
      ),
    ),
  },
  'Salesforce unavailable': {
    about: 'Refuses with 400: Salesforce gave an answer that the provisioning service did not expect.',
    behaviour: failsTest(
      'SalesforceCredentialValidationUnavailable',
      'We received an unexpected response from Salesforce.com. Please try again.',
    ),
  },
  'Token endpoint': {
    about: 'Refuses with 400: the token endpoint does not take the client credentials as they are sent.',
    behaviour: failsTest(
      `${scim}CredentialValidationUnavailable`,
      'Supported CredentialLocationInRequest is required.',
    ),
  },
  'SCIM filter': {
    about: 'Refuses with 400: the app does not filter users as SCIM wants it.',
    behaviour: failsTest(
      `${scim}ServiceIncompatibleFiltering`,
      'StatusCode: Conflict Web Response: {"detail":"The user exists."}',
    ),
  },
  'SCIM address': {
    about: 'Refuses with 400: the tenant URL is not one that the connector can use.',
    behaviour: failsTest(`${scim}InvalidCredentials`, 'The tenant URL is not valid.'),
  },
  'ServiceNow password': {
    about: 'Refuses with 400: ServiceNow does not accept user name and password.',
    behaviour: failsTest('ServiceNowCredentialsValidation', 'The credentials are not valid.'),
  },
  'ServiceNow instance': {
    about: 'Refuses with 400: there is no such ServiceNow instance.',
    behaviour: failsTest('ServiceNowInstanceInvalid', 'The instance name is not valid.'),
  },
  'Errors in errors': {
    about: 'Refuses with 400 and four error documents inside each other, the innermost from the target.',
    behaviour: nested(),
  },
  'Cross-tenant policy': {
    about: 'Refuses with 400: the other tenant has not allowed the synchronization.',
    behaviour: failsTest('AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure', 'The policy check failed.'),
  },
  'Notification mail': {
    about: 'Refuses with 400: the notification settings are not valid.',
    behaviour: refuses(400, 'InvalidNotificationSettings', 'The notification settings are not valid.'),
  },
  'Too long together': {
    about: 'Refuses with 400: the credentials are longer than the service can keep.',
    behaviour: refuses(400, 'BadRequest', 'Size of input ExternalSecret data is invalid.'),
  },
} as const satisfies Record<string, FaultTarget>;

/** The service's words around an answer that it did not expect: https://github.com/Captain-P-Goldfish/scim-for-keycloak/issues/63 */
export function unexpectedAnswer(answer: string): string {
  return `We received this unexpected response from your application: \nMessage: Processing of the HTTP request resulted in an exception.\nWeb Response: \n${answer}. Please check the service and try again.`;
}

function echoes(written: (value: string) => string): (call: Call) => Fault {
  return ({ sent }) =>
    refuses(
      400,
      `${scim}CredentialValidationFailure`,
      `The target answered Unauthorized to ${sent.map(({ key, value }) => `${key}=${written(value ?? '')}`).join(', ')}.`,
    );
}

/** Two documents of the service's, the second of which quotes the target's, which quotes one of its own. */
function nested(): Fault {
  const innermost = JSON.stringify({ error: 'invalid_token', error_description: 'The token has expired' });
  const answer = JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '401',
    detail: innermost,
  });
  return failsTest(
    `${scim}CredentialValidationFailure`,
    `Message: The remote server returned an error: (401) Unauthorized. Web Response: ${answer}`,
  );
}
