import { failsTest, refuses } from '../behaviour.ts';
import type { Call, Fault } from '../behaviour.ts';
import type { FaultTarget } from './fault-target.ts';

const scim = 'SystemForCrossDomainIdentityManagement';

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
