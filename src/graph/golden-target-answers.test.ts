import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Failure, failureFacts } from '#src/domain/failure/failure.ts';
import { explain } from '#src/domain/failure/explain.ts';
import { type GraphCause, graphCauses } from '#src/domain/failure/graph-causes.ts';
import { graphError, nestedError, scriptedRefusal } from './refusal.fixture.ts';

const scim = 'SystemForCrossDomainIdentityManagement';
const unavailable = `${scim}CredentialValidationUnavailable`;
const refused = `${scim}CredentialValidationFailure`;
const address = `${scim}InvalidCredentials`;
const incompatible = `${scim}ServiceIncompatible`;
const filtering = `${scim}ServiceIncompatibleFiltering`;

const scimError = (status: number, detail: string, scimType = '') =>
  `Web Response: ${JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail, status: String(status), scimType })}. Please check the service and try again.`;
const status = (code: number, phrase: string) =>
  `Message: The remote server returned an error: (${code}) ${phrase}. Web Response:`;
const page = (title: string) =>
  `Web Response: <!DOCTYPE html><html><head><title>${title}</title><script>var token = {"detail":"secret"};</script><style>p{}</style></head><body onload="go('x')"><h1>Oh</h1><p>words</p></body></html>`;

function answered(code: string, message: string): Extract<Failure, { kind: 'refused' }> {
  const failure = scriptedRefusal(400, nestedError(code, message));
  if (failure.kind !== 'refused') throw new Error(failure.kind);
  return failure;
}

type Row = readonly [code: string, answer: string, cause: GraphCause];

// What the target answered, by the codes that Graph files it under: what it said decides, not what the code ends in.
const rows: readonly Row[] = [
  // As in https://github.com/Captain-P-Goldfish/scim-for-keycloak/issues/63
  [unavailable, scimError(401, 'Invalid bearer token.', 'invalidToken'), 'target-401'],
  [refused, scimError(401, 'No.'), 'target-401'],
  [address, scimError(401, 'No.'), 'target-401'],
  [incompatible, scimError(401, 'No.'), 'target-401'],
  [unavailable, 'Web Response: {"message":"Unauthorized"}', 'target-401'],
  [unavailable, 'Response Status Code: Unauthorized Response Content: ', 'target-401'],
  [unavailable, 'HTTP/1.1 401 Unauthorized', 'target-401'],
  [unavailable, 'Response status code does not indicate success: 401 (Unauthorized).', 'target-401'],
  [
    unavailable,
    'Web Response: {"error":"invalid_token","error_description":"The access token expired"}',
    'target-401',
  ],
  [unavailable, 'Web Response: {"statusCode":401,"message":"Bad token"}', 'target-401'],
  [unavailable, page('401 Authorization Required'), 'target-401'],
  [unavailable, status(403, 'Forbidden'), 'target-403'],
  [refused, scimError(403, 'This token may read only.'), 'target-403'],
  [unavailable, 'Web Response: {"message":"Forbidden"}', 'target-403'],
  [unavailable, `${status(403, 'Forbidden')} ${page('Just a moment...').slice(14)}`, 'target-403'],
  [refused, 'Web Response: {"error":"insufficient_scope"}', 'target-403'],
  [unavailable, status(404, 'Not Found'), 'target-no-scim'],
  [refused, scimError(404, 'No such endpoint'), 'target-no-scim'],
  [incompatible, 'An HTTP/404 Not Found response was returned rather than HTTP/200 OK.', 'target-no-scim'],
  [incompatible, status(405, 'Method Not Allowed'), 'target-no-scim'],
  [incompatible, '', 'target-no-scim'],
  [unavailable, page('HTTP Status 404 - Not Found'), 'target-no-scim'],
  [incompatible, scimError(400, 'Not a valid schema', 'invalidSyntax'), 'target-request'],
  [unavailable, scimError(400, 'No.'), 'target-request'],
  [refused, scimError(400, 'No.'), 'target-refused'],
  [refused, scimError(400, 'The filter is not supported', 'invalidFilter'), 'target-filter'],
  [address, 'StatusCode: BadRequest Web Response: {"detail":"Bad filter"}', 'target-filter'],
  [filtering, 'StatusCode: Conflict Web Response: {"detail":"User exists"}', 'target-filter'],
  [filtering, '', 'target-filter'],
  [unavailable, status(429, 'Too Many Requests'), 'target-busy'],
  [unavailable, status(500, 'Internal Server Error'), 'target-fault'],
  [refused, scimError(503, 'Down for maintenance'), 'target-fault'],
  [unavailable, page('502 Bad Gateway'), 'target-fault'],
  [unavailable, 'An error occurred while sending the request.', 'target-unreachable'],
  [unavailable, 'No such host is known.', 'target-unreachable'],
  [unavailable, '', 'target-unreachable'],
  [unavailable, page('Sign in to Contoso'), 'target-page'],
  [address, `Response Status Code: OK Response Content: ${page('Home').slice(14)}`, 'target-page'],
  [unavailable, 'StatusCode: Found Web Response: <a href="/login">moved</a>', 'target-page'],
  [address, 'Invalid URI: The format of the URI could not be determined.', 'target-address'],
  [unavailable, 'Supported CredentialLocationInRequest is required.', 'token-endpoint-location'],
  [refused, 'Supported CredentialLocationInRequest is required.', 'token-endpoint-location'],
  [
    unavailable,
    'Web Response: Supported CredentialLocationInRequest is required.',
    'token-endpoint-location',
  ],
  [
    unavailable,
    `${status(401, 'Unauthorized')} {"error":"invalid_client","error_description":"AADSTS7000215"}`,
    'token-endpoint-refused',
  ],
  [refused, `${status(400, 'Bad Request')} {"error":"invalid_grant"}`, 'token-endpoint-refused'],
  ['SalesforceInvalidCredentials', 'Your Salesforce.com credentials are invalid.', 'salesforce-credentials'],
  ['SalesforceCredentialValidationFailure', '', 'salesforce-credentials'],
  ['SalesforceCredentialValidationUnavailable', 'Unexpected response.', 'salesforce-unreachable'],
  ['SalesforceCredentialValidationUnavailable', status(401, 'Unauthorized'), 'salesforce-credentials'],
  [
    'SalesforceCredentialValidationUnavailable',
    'Web Response: [{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]. Please try again.',
    'salesforce-credentials',
  ],
  ['SalesforceCredentialValidationUnavailable', status(404, 'Not Found'), 'salesforce-unreachable'],
  ['SalesforceCredentialValidationUnavailable', page('Login'), 'salesforce-unreachable'],
  ['SalesforceCredentialValidationUnavailable', status(503, 'Service Unavailable'), 'target-fault'],
  ['WorkdayInvalidCredentials', 'The user name is not valid.', 'connector-credentials'],
  ['WorkdayCredentialValidationFailure', status(401, 'Unauthorized'), 'target-refused'],
  ['ServiceNowCredentialsValidation', status(401, 'Unauthorized'), 'servicenow-credentials'],
  ['ServiceNowInstanceInvalid', status(404, 'Not Found'), 'servicenow-instance'],
  ['InvalidNotificationSettings', '', 'notification-settings'],
  ['AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure', '', 'cross-tenant-policy'],
  ['AzureDirectoryB2BManagementPolicyCheckFailure', '', 'cross-tenant-policy'],
];

describe('the cause follows what the target answered', () => {
  test.each(rows)('%s, answered %j: %s', (code, answer, cause) => {
    const failure = answered(code, answer);
    expect(failure.code).toBe(code);
    const { who, keys, tested } = { keys: undefined, tested: undefined, ...graphCauses[cause] };
    expect(explain(failure, 'synchronization')).toMatchObject({ cause, who, exact: true });
    expect(explain(failure, 'synchronization')).toMatchObject({
      ...(keys && { keys }),
      ...(tested && { tested }),
    });
  });

  test('each cause for which the target was asked has a row', () => {
    const tested = Object.entries(graphCauses).flatMap(([name, facts]) => ('tested' in facts ? [name] : []));
    const shown = new Set<string>(rows.map(([, , cause]) => cause));
    expect(tested.filter((name) => !shown.has(name))).toEqual([]);
  });

  test('the status that the target answered is known', () => {
    expect(explain(answered(unavailable, status(502, 'Bad Gateway')))?.targetStatus).toBe(502);
    expect(explain(answered(unavailable, 'No such host is known.'))?.targetStatus).toBeUndefined();
  });

  test('what a target says never explains a code that is not about it', () => {
    const failure = scriptedRefusal(409, nestedError('Conflict', scimError(401, 'No.')));
    expect(explain(failure, 'synchronization')?.cause).toBe('object-busy');
    const policy = answered('InvalidNotificationSettings', status(401, 'Unauthorized'));
    expect(explain(policy, 'synchronization')?.cause).toBe('notification-settings');
  });
});

/** Everything of a failure that is shown or copied. */
function shownOf(failure: Failure): string {
  const layers = failure.kind === 'refused' ? (failure.layers ?? []) : [];
  const facts = failureFacts(failure).map(({ value }) => value);
  return [...facts, ...layers.flatMap(({ code, message }) => [code, message])].join('\n');
}

const markup = /<[a-z!/?]/i;
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe('no markup is shown as words', () => {
  test.each([
    [page('Just a moment...'), 'HTML page: Just a moment...'],
    ['Web Response: <html><body><script>alert(1)</script></body></html>', 'HTML page'],
    ['Web Response: <h1>Not Found</h1>', 'Not Found'],
    ['Web Response: <?xml version="1.0"?><s:Fault><faultstring>Bad key</faultstring></s:Fault>', 'Bad key'],
    [
      'Web Response: {"detail":"<b onclick=\\"x(\'>\')\\">No</b> access<script>alert(1)</script>"}',
      'No access',
    ],
    ['Web Response: <p>&lt;script&gt;alert(1)&lt;/script&gt;No</p>', 'No'],
    ['Web Response: <p>&amp;lt;img src=x&amp;gt;No</p>', '&lt;img src=x&gt;No'],
    ['<html><head><script>var a={"detail":"page data"}</script></head></html>', 'HTML page'],
    ['Web Response: <img src=x onerror=alert(1)', ''],
    ['Web Response: a < b and 3<4', 'a < b and 3<4'],
    ['Web Response: \u202Eton si sihT\u202C \u2066x\u2069\u0000', 'ton si sihT x'],
  ])('%j is shown as %j', (answer, words) => {
    const failure = answered(unavailable, answer);
    expect(failure.message).toBe(words);
    expect(shownOf(failure)).not.toMatch(markup);
    expect(shownOf(failure)).not.toMatch(turning);
  });

  test('what is put together by taking markup out is redacted as well', () => {
    const secret = 'a secret of mine';
    for (const answer of [
      'a se<b>cret of</b> mine',
      'a se&#99;ret of mine<br>',
      'a \u202Esecret of mine',
      '<title>a secr&#x65;t of mine</title>',
    ]) {
      const failure = scriptedRefusal(400, nestedError(unavailable, `Web Response: ${answer}`), [secret]);
      expect(shownOf(failure)).not.toContain('secret');
      expect(shownOf(failure)).toContain('•••');
    }
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<html>',
      '<title>',
      '</title>',
      '&lt;',
      '&amp;lt;',
      '&#60;',
      '&#x3c;',
      'img src=x onerror=alert(1)',
      '="',
      '"',
      '{"detail":"',
      '"}',
      'Web Response:',
      'Status Code: ',
      '\u202e',
      '\\u003c',
      '\\"',
      '<svg onload=x>',
    ),
    fc.string({ maxLength: 4, unit: 'binary' }),
  );
  const hostile = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  test('whatever a target answers, at whatever depth', () => {
    fc.assert(
      fc.property(hostile, fc.nat(5), fc.constantFrom(unavailable, refused, ''), (text, depth, code) => {
        let message = text;
        for (let level = 0; level < depth; level += 1)
          message = JSON.stringify({ error: { code: text.slice(0, 20), message } });
        const failure = scriptedRefusal(400, graphError(code, message));
        const shown = shownOf(failure);
        return !markup.test(shown) && !turning.test(shown);
      }),
      { numRuns: 20_000 },
    );
  });

  test('ten documents in each other are opened as far as they are looked into', () => {
    let message = '<script>alert(1)</script>\u202e';
    for (let level = 0; level < 10; level += 1)
      message = JSON.stringify({ error: { code: `C${level}`, message } });
    const shown = shownOf(scriptedRefusal(400, graphError(refused, message)));
    expect(shown).not.toMatch(markup);
    expect(shown).not.toMatch(turning);
    expect(shown).toContain('…');
  });

  test('a megabyte costs no time, keeps its code and shows nothing of itself', () => {
    const megabyte = [
      'x'.repeat(1_000_000),
      '<script>'.repeat(125_000),
      '<a b="'.repeat(170_000),
      '&lt;'.repeat(250_000),
      '{"a":'.repeat(200_000),
    ];
    const start = performance.now();
    for (const text of megabyte) {
      const failure = scriptedRefusal(400, graphError(refused, `Web Response: ${text}`));
      expect(explain(failure)?.cause).toBe('target-refused');
      expect(shownOf(failure).length).toBeLessThan(500);
    }
    // Just under the length that is read.
    for (const text of megabyte) {
      const failure = scriptedRefusal(400, graphError(refused, `Web Response: ${text.slice(0, 30_000)}`));
      expect(explain(failure)?.cause).toBe('target-refused');
      expect(shownOf(failure)).not.toMatch(markup);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
