import { describe, expect, test } from 'vitest';
import { explain } from '#src/domain/failure/explain.ts';
import { graphError as graph, nestedError as nested, scriptedRefusal as refusal } from './refusal.fixture.ts';

// Answers as people have met them: the text of each is Microsoft's or the target's, cut where it repeats itself.

describe('a synchronization call', () => {
  test.each([
    [401, graph('UnknownError', ''), 'synchronization-permission'],
    [
      403,
      graph('Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
      'synchronization-permission',
    ],
    [403, '', 'synchronization-permission'],
    [400, graph('UnknownError', "Requested value 'BaseAdress' was not found."), 'unknown-key'],
    [500, graph('InternalServerError', "Requested value 'secretToken' was not found."), 'unknown-key'],
    [400, graph('BadRequest', 'Size of input ExternalSecret data is invalid.'), 'credentials-too-long'],
    [413, '', 'credentials-too-long'],
    [
      400,
      nested('InvalidNotificationSettings', 'The notification settings are invalid.'),
      'notification-settings',
    ],
    [
      400,
      nested(
        'ServiceNowInstanceInvalid',
        'Your ServiceNow instance name appears to be invalid.  Please provide a current ServiceNow administrative user name and          password along with the name of a valid ServiceNow instance.',
      ),
      'servicenow-instance',
    ],
    [
      400,
      nested(
        'ServiceNowCredentialsValidation',
        "Your ServiceNow credentials are invalid. The HTTP request is unauthorized with client authentication scheme 'Basic'. The remote server returned an error: (401) Unauthorized.",
      ),
      'servicenow-credentials',
    ],
    [
      400,
      nested(
        'SalesforceCredentialValidationUnavailable',
        'We received an unexpected response from Salesforce.com. Please try again. If the problem persists, please contact Microsoft Azure support.',
      ),
      'salesforce-unreachable',
    ],
    [
      400,
      nested(
        'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure',
        'The source tenant has not enabled automatic user consent with the target tenant. Please enable the outbound cross-tenant access policy for automatic user consent in the source tenant. aka.ms/TroubleshootingCrossTenantSyncPolicyCheck',
      ),
      'cross-tenant-policy',
    ],
    [
      400,
      nested(
        'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure',
        'The target tenant has not enabled inbound synchronization with this tenant.',
      ),
      'cross-tenant-policy',
    ],
    [
      400,
      nested(
        'AzureDirectoryB2BManagementPolicyCheckFailure',
        'Policy permitting auto-redemption of invitations not configured.',
      ),
      'cross-tenant-policy',
    ],
    [400, graph('BadRequest', 'The request body is empty.'), 'bad-request'],
    [
      404,
      graph(
        'Request_ResourceNotFound',
        "Resource '68be84bf-a585-4776-80b3-30aa5207aa22' does not exist or one of its queried reference-property objects are not present.",
      ),
      'object-unknown',
    ],
    [409, graph('', ''), 'object-busy'],
    [500, graph('UnknownError', 'An internal server error occurred.'), 'graph-fault'],
    [503, 'Service Unavailable', 'graph-unavailable'],
    [504, graph('UnknownError', ''), 'graph-timeout'],
  ])('answered %i %j is explained as %s', (status, body, cause) => {
    expect(explain(refusal(status, body), 'synchronization')?.cause).toBe(cause);
  });
});

describe('reading the directory', () => {
  const search =
    "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'";
  const cae =
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp';
  test.each([
    [
      403,
      graph('Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
      'directory-permission',
    ],
    [400, graph('Request_UnsupportedQuery', search), 'unsupported-query'],
    [
      400,
      graph(
        'Request_UnsupportedQuery',
        'This resource does not support custom page sizes. Please retry without a page size argument.',
      ),
      'unsupported-query',
    ],
    [
      401,
      graph('InvalidAuthenticationToken', 'CompactToken parsing failed with error code: 80049217'),
      'token-rejected',
    ],
    [
      401,
      graph('InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'),
      'token-rejected',
    ],
    [401, graph('InvalidAuthenticationToken', cae), 'policy-unread'],
    [429, graph('TooManyRequests', 'Too many requests.'), 'throttled'],
    [
      400,
      graph(
        'UnknownError',
        "System.Globalization.CultureNotFoundException: '*' is an invalid culture identifier.",
      ),
      'bad-request',
    ],
    [
      400,
      graph(
        'UnknownError',
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><BODY><h2>Bad Request - Invalid URL</h2>',
      ),
      'bad-request',
    ],
  ])('answered %i %j is explained as %s', (status, body, cause) => {
    expect(explain(refusal(status, body))?.cause).toBe(cause);
  });

  test('an undescribed code is named by its status, and said to be unknown', () => {
    const body = nested(
      'UnknownTenantId',
      'We do not recognize this tenant ID 00000000-0000-0000-0000-000000000000.',
    );
    expect(explain(refusal(404, body))).toMatchObject({ cause: 'object-unknown', exact: false });
    expect(explain(refusal(418, body))).toBeUndefined();
  });
});
