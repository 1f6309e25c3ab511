import { answersPage, challenges, claimsFor, failsTest, refuses, tooMany } from './behaviour.ts';
import type { Call, Fault, NamedTarget } from './behaviour.ts';
import { jobTargets } from './provisioning.ts';

const alone = 'enterprise-app';

/**
 * Each state of the product is reached by picking a target that is named for it. Their order is that of the directory:
 * a tour begins with the first.
 */
export const namedTargets: readonly NamedTarget[] = [
  {
    name: 'Contoso HR',
    behaviour: 'works',
    kinds: 'both',
    about: 'Works: answers 204. Owned by Owen Owner; Rita Registrar owns its app registration.',
  },
  {
    name: 'Quarantined',
    behaviour: 'works',
    kinds: alone,
    about:
      'Nine days in quarantine: its stored token has expired. New credentials answer 204, and a restart shows that they work.',
    stored: [
      { key: 'BaseAddress', value: 'https://quarantined.example/scim' },
      { key: 'SecretToken', value: 'expired' },
    ],
  },
  {
    name: 'Stored already',
    behaviour: 'works',
    kinds: alone,
    about: 'Has four stored credentials from the start, one with a key that Microsoft has not published.',
    stored: [
      { key: 'BaseAddress', value: 'https://stored.example/scim' },
      { key: 'SecretToken', value: 'stored long ago' },
      {
        key: 'SyncNotificationSettings',
        value: '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}',
      },
      { key: 'PartnerRegion', value: 'not published' },
    ],
  },
  ...jobTargets,
  {
    name: 'Not provisionable',
    behaviour: refuses(400, 'BadRequest', 'The service principal has no synchronization template.'),
    kinds: alone,
    about: 'Has no synchronization template and answers 400.',
  },
  {
    name: 'Fabrikam Rejects',
    behaviour: rejects,
    kinds: alone,
    about: 'Refuses every credential with 400 and quotes what it was sent.',
  },
  {
    name: 'Wrong path',
    // Nothing speaks SCIM at the address: https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility
    behaviour: failsTest(
      'SystemForCrossDomainIdentityManagementServiceIncompatible',
      'Message: The remote server returned an error: (404) Not Found. Web Response: <h1>Not Found</h1>',
    ),
    kinds: alone,
    about: 'Refuses every credential with 400: nothing speaks SCIM at that address.',
  },
  {
    name: 'Throttled',
    behaviour: tooMany({ headers: { 'Retry-After': '20' } }),
    meets: 'every call',
    listed: 'named',
    kinds: alone,
    about: 'Answers 429, with a Retry-After that the browser hides from the page.',
  },
  {
    name: 'Broken',
    behaviour: refuses(
      500,
      'InternalServerError',
      'An internal error occurred while the request was processed.',
    ),
    meets: 'every call',
    listed: 'named',
    kinds: alone,
    about: 'Answers 500 in Graph’s form.',
  },
  {
    name: 'Bad Gateway',
    behaviour: answersPage(502, { cors: 'withheld' }),
    meets: 'every call',
    listed: 'named',
    kinds: alone,
    about: 'Answers 502 as HTML and without CORS, like a proxy in between.',
  },
  {
    name: 'Silent',
    behaviour: { how: 'hangs-up', when: 'read' },
    meets: 'every call',
    listed: 'named',
    kinds: 'both',
    about: 'Takes the request, then drops the connection without an answer.',
  },
  {
    name: 'Odd',
    behaviour: answersPage(200),
    meets: 'every call',
    listed: 'named',
    kinds: alone,
    about: 'Answers 200 with an HTML page.',
  },
  {
    name: 'Accepted',
    behaviour: { how: 'answers', status: 202 },
    listed: 'named',
    kinds: alone,
    about: 'Answers 202, which is not documented.',
  },
  {
    name: 'Claims',
    behaviour: ({ contexts }) => (contexts.has('c1') ? 'works' : challenges(claimsFor('c1'))),
    listed: 'named',
    kinds: alone,
    about: 'Demands authentication context c1 before it answers 204.',
  },
  {
    name: 'Slow',
    behaviour: { how: 'waits', seconds: 5 },
    meets: 'every call',
    listed: 'named',
    kinds: alone,
    about: 'Answers 204 after five seconds.',
  },
  {
    name: 'Forbidden',
    behaviour: refuses(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
    meets: 'every call',
    listed: 'named',
    kinds: alone,
    about: 'Answers 403.',
  },
  {
    name: 'Gone',
    behaviour: ({ id }) => missing(id),
    meets: 'every call',
    listed: 'named',
    kinds: alone,
    about: 'Is still listed, but answers 404 to the credentials.',
  },
];

/** Names that hurt, the last of the directory. */
export const oddTargets: readonly NamedTarget[] = [
  {
    name: 'مركز الموارد البشرية',
    behaviour: 'works',
    kinds: alone,
    about: 'A name that runs from right to left.',
  },
  { name: '🚀 Rocket 👩‍🚀 Payroll 🇺🇳', behaviour: 'works', kinds: alone, about: 'A name with emoji.' },
  {
    name: `Long name ${'of a product that never ends '.repeat(9)}`.slice(0, 255) + '!',
    behaviour: 'works',
    kinds: alone,
    about: 'A name of 256 characters, the most that Graph allows.',
  },
  { name: '<img src=x onerror=alert(1)>', behaviour: 'works', kinds: alone, about: 'A name that is markup.' },
  {
    name: `O'Brien "Quotes" \\ Backslash`,
    behaviour: 'works',
    kinds: alone,
    about: 'A name with quotes and a backslash.',
  },
  {
    name: 'Veiled\u200B Ledger',
    behaviour: 'works',
    listed: 'named',
    kinds: alone,
    about: 'A name with a space that has no width.',
  },
  {
    name: 'Mirror Ledger \u202Excod.exe',
    behaviour: 'works',
    listed: 'named',
    kinds: alone,
    about: 'A name that turns its end around.',
  },
  {
    name: 'Tw\u0456n Ledger',
    behaviour: 'works',
    listed: 'named',
    kinds: alone,
    about: 'A name with one Cyrillic letter in a Latin word.',
  },
];

/** The target's refusal in Graph's words: a second error document in the message, which quotes what was sent. */
function rejects({ sent }: Call): Fault {
  const detail = `Unauthorized: ${sent.map(({ key, value }) => `${key}=${value ?? ''}`).join(', ')}`;
  const answer = JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '401',
    detail,
  });
  return failsTest(
    'SystemForCrossDomainIdentityManagementCredentialValidationFailure',
    `Message: The remote server returned an error: (401) Unauthorized. Web Response: ${answer}`,
  );
}

function missing(id: string): Fault {
  return refuses(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}
