/** Who can fix it: the person here, the tenant's administrators, the target's owner, the host of this page, Microsoft. */
export type Who = 'you' | 'tenant-admin' | 'target-owner' | 'page-owner' | 'microsoft';

/** How the cause is known: from Microsoft's documentation, from what others met, or from what the answer looks like. */
export type Confidence = 'documented' | 'observed' | 'inferred';

export type CauseFacts = { who: Who; confidence: Confidence; source: string };

/** What was being done: the same answer can mean something else for it. */
export type Doing = 'directory' | 'synchronization';

type Range = readonly [from: number, to: number];

/** What an answer of Graph must be like; all that a rule names has to hold. */
export type GraphRule = {
  doing?: Doing;
  statuses?: Range;
  /** The whole code, its start, or its end: the service puts the connector's name before it. */
  code?: string;
  codeStart?: string;
  codeEnd?: string;
  /** All of these pieces, in lower case; an empty list wants an empty message. */
  says?: readonly string[];
};

/** What the target's own answer must be like, where the service passes it on. */
export type TargetRule = {
  /** Start of Graph's code; `not`: of none that begins so. */
  codeStart?: string;
  not?: string;
  statuses?: Range;
  /** One of these, as SCIM or OAuth names it. */
  codes?: readonly string[];
  /** A piece of its words, in lower case. */
  says?: string;
  /** A web page where SCIM belongs. */
  page?: true;
};

/** Which of the credentials an error is about; `login`: secrets and accounts, `address`: where the target is. */
export type KeysAtFault = 'login' | 'address' | readonly string[];

export type GraphCauseFacts = CauseFacts & {
  keys?: KeysAtFault;
  /** It passes without any action, so trying again may help. */
  passes?: true;
  /** The provisioning service asked the target, so a test of credentials has failed. What a quarantine with it is about. */
  tested?: 'credentials' | 'connection';
  /** The code says only that the test failed: what the target answered says more. */
  yields?: true;
  when?: readonly GraphRule[];
  /** Where no code and no message says more: https://learn.microsoft.com/graph/errors#http-status-codes */
  whenStatus?: readonly GraphRule[];
  whenTarget?: readonly TargetRule[];
};

const learn = 'https://learn.microsoft.com';
const provisioning = `${learn}/entra/identity/app-provisioning`;
const tutorials = `${learn}/entra/identity/saas-apps`;
const acquire = `${learn}/graph/api/synchronization-synchronization-acquireaccesstoken`;
const graphErrors = `${learn}/graph/errors`;
const credentialPair = `${learn}/graph/api/resources/synchronization-synchronizationsecretkeystringvaluepair`;
const configProblem = `${provisioning}/application-provisioning-config-problem`;
const compatibility = `${configProblem}-scim-compatibility`;
const developScim = `${provisioning}/use-scim-to-provision-users-and-groups`;
const claimsPage = `${learn}/entra/identity-platform/claims-challenge`;

const documented = { confidence: 'documented' } as const;
const observed = { confidence: 'observed' } as const;
const inferred = { confidence: 'inferred' } as const;

const scim = 'SystemForCrossDomainIdentityManagement';
const salesforce = 'Salesforce';
const client = ['Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2TokenExchangeUri'];

/**
 * Each error of a Graph call once: how to recognize it, who can fix it, how that is known, and what it is about.
 * The first matching rule wins, so the more specific rule stands first.
 */
export const graphCauses = {
  'unknown-key': {
    ...observed,
    who: 'you',
    source: credentialPair,
    when: [{ says: ["requested value '", 'was not found'] }],
  },
  'credentials-too-long': {
    ...observed,
    who: 'you',
    source: `${provisioning}/known-issues`,
    when: [{ says: ['size of input', 'data is invalid'] }],
    whenStatus: [{ statuses: [413, 413] }],
  },
  // The message names a parameter that has no key in Graph, and comes when the token endpoint refuses the client.
  'token-endpoint-location': {
    ...observed,
    who: 'target-owner',
    source: developScim,
    keys: client,
    tested: 'credentials',
    when: [{ says: ['credentiallocationinrequest'] }],
    whenTarget: [{ says: 'credentiallocationinrequest' }],
  },
  'servicenow-instance': {
    ...documented,
    who: 'target-owner',
    source: `${tutorials}/servicenow-provisioning-tutorial`,
    keys: ['InstanceName'],
    tested: 'connection',
    when: [{ code: 'ServiceNowInstanceInvalid' }],
  },
  'servicenow-credentials': {
    ...observed,
    who: 'target-owner',
    source: `${tutorials}/servicenow-provisioning-tutorial`,
    keys: ['UserName', 'Password'],
    tested: 'credentials',
    when: [{ code: 'ServiceNowCredentialsValidation' }],
  },
  'salesforce-credentials': {
    ...observed,
    who: 'target-owner',
    source: `${tutorials}/salesforce-provisioning-tutorial`,
    keys: 'login',
    tested: 'credentials',
    when: [
      { codeStart: salesforce, codeEnd: 'InvalidCredentials' },
      { codeStart: salesforce, codeEnd: 'CredentialValidationFailure' },
    ],
    whenTarget: [
      { codeStart: salesforce, statuses: [401, 401] },
      // https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm
      { codeStart: salesforce, codes: ['INVALID_LOGIN', 'INVALID_SESSION_ID', 'INVALID_AUTH_HEADER'] },
    ],
  },
  'salesforce-unreachable': {
    ...observed,
    who: 'target-owner',
    source: `${tutorials}/salesforce-provisioning-tutorial`,
    keys: 'login',
    tested: 'connection',
    yields: true,
    when: [{ codeStart: salesforce, codeEnd: 'CredentialValidationUnavailable' }],
  },
  'cross-tenant-policy': {
    ...documented,
    who: 'tenant-admin',
    source: `${learn}/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure`,
    when: [{ codeEnd: 'CrossTenantSyncPolicyCheckFailure' }, { codeEnd: 'B2BManagementPolicyCheckFailure' }],
  },
  'notification-settings': {
    ...inferred,
    who: 'you',
    source: credentialPair,
    keys: ['SyncNotificationSettings'],
    when: [{ code: 'InvalidNotificationSettings' }],
  },
  // https://www.rfc-editor.org/rfc/rfc6749#section-5.2
  'token-endpoint-refused': {
    ...observed,
    who: 'target-owner',
    source: developScim,
    keys: client,
    tested: 'credentials',
    whenTarget: [
      {
        not: salesforce,
        codes: [
          'invalid_client',
          'invalid_grant',
          'invalid_scope',
          'unauthorized_client',
          'unsupported_grant_type',
        ],
      },
    ],
  },
  'target-filter': {
    ...observed,
    who: 'target-owner',
    source: developScim,
    keys: [],
    tested: 'connection',
    when: [{ codeEnd: 'ServiceIncompatibleFiltering' }],
    whenTarget: [
      // https://www.rfc-editor.org/rfc/rfc7644#section-3.12
      { codeStart: scim, codes: ['invalidFilter'] },
      { codeStart: scim, statuses: [400, 400], says: 'filter' },
    ],
  },
  'target-401': {
    ...observed,
    who: 'target-owner',
    source: configProblem,
    keys: 'login',
    tested: 'credentials',
    whenTarget: [
      { codeStart: scim, statuses: [401, 401] },
      // https://www.rfc-editor.org/rfc/rfc6750#section-3.1
      { codeStart: scim, codes: ['invalid_token', 'invalidToken'] },
    ],
  },
  'target-403': {
    ...observed,
    who: 'target-owner',
    source: configProblem,
    keys: 'login',
    tested: 'credentials',
    whenTarget: [{ statuses: [403, 403] }, { codes: ['insufficient_scope'] }],
  },
  'target-unreachable': {
    ...observed,
    who: 'target-owner',
    source: `${provisioning}/on-premises-ecma-troubleshoot`,
    keys: 'address',
    tested: 'connection',
    yields: true,
    when: [{ codeEnd: 'CredentialValidationUnavailable' }],
    // An agent between the two answers 500 where it finds nothing behind itself.
    whenTarget: [{ codeStart: scim, says: 'an error occurred while sending the request' }],
  },
  'target-busy': {
    ...observed,
    who: 'target-owner',
    source: configProblem,
    keys: [],
    passes: true,
    tested: 'connection',
    whenTarget: [{ statuses: [429, 429] }],
  },
  'target-fault': {
    ...observed,
    who: 'target-owner',
    source: configProblem,
    keys: [],
    tested: 'connection',
    whenTarget: [{ statuses: [500, 599] }],
  },
  'target-refused': {
    ...observed,
    who: 'target-owner',
    source: configProblem,
    keys: 'login',
    tested: 'credentials',
    yields: true,
    when: [{ codeEnd: 'CredentialValidationFailure' }],
    whenTarget: [{ not: scim, statuses: [401, 401] }],
  },
  'target-address': {
    ...observed,
    who: 'you',
    source: configProblem,
    keys: 'address',
    tested: 'credentials',
    yields: true,
    when: [{ code: `${scim}InvalidCredentials` }],
  },
  // Any other connector means its user name and secret by it.
  'connector-credentials': {
    ...inferred,
    who: 'target-owner',
    source: configProblem,
    keys: 'login',
    tested: 'credentials',
    yields: true,
    when: [{ codeEnd: 'InvalidCredentials' }],
  },
  'target-no-scim': {
    ...observed,
    who: 'target-owner',
    source: compatibility,
    keys: 'address',
    tested: 'connection',
    yields: true,
    when: [{ codeEnd: 'ServiceIncompatible' }],
    whenTarget: [
      { codeStart: scim, statuses: [404, 405] },
      { codeStart: scim, statuses: [410, 410] },
    ],
  },
  'target-request': {
    ...observed,
    who: 'target-owner',
    source: compatibility,
    keys: [],
    tested: 'connection',
    whenTarget: [
      // The code shows that a target answered 400 to a bad token: `…CredentialValidationFailure`.
      { codeStart: `${scim}ServiceIncompatible`, statuses: [400, 499] },
      { codeStart: `${scim}CredentialValidationUnavailable`, statuses: [400, 499] },
    ],
  },
  'target-page': {
    ...inferred,
    who: 'you',
    source: configProblem,
    keys: 'address',
    tested: 'connection',
    whenTarget: [
      { codeStart: scim, statuses: [300, 399] },
      { codeStart: scim, page: true },
    ],
  },
  'unsupported-query': {
    ...documented,
    who: 'page-owner',
    source: `${learn}/graph/aad-advanced-queries`,
    when: [{ code: 'Request_UnsupportedQuery' }],
  },
  'policy-challenge': { ...documented, who: 'you', source: claimsPage },
  // Where the page cannot read the requested claims, only a new sign-in may help.
  'policy-unread': {
    ...inferred,
    who: 'you',
    source: claimsPage,
    when: [
      {
        statuses: [401, 401],
        says: ['continuous access evaluation', 'challenge'],
      },
    ],
  },
  'token-rejected': {
    ...documented,
    who: 'you',
    source: graphErrors,
    when: [{ statuses: [401, 401], code: 'InvalidAuthenticationToken' }],
  },
  // Graph documents who may call. It does not document the empty 401 that all other callers get.
  'synchronization-permission': {
    ...observed,
    who: 'tenant-admin',
    source: acquire,
    when: [
      { statuses: [401, 401], code: 'UnknownError', says: [] },
      { statuses: [401, 401], doing: 'synchronization' },
      { statuses: [403, 403], doing: 'synchronization' },
    ],
  },
  'directory-permission': {
    ...documented,
    who: 'tenant-admin',
    source: graphErrors,
    when: [{ code: 'Authorization_RequestDenied' }, { code: 'Authorization_IdentityNotFound' }],
    whenStatus: [{ statuses: [401, 401] }, { statuses: [403, 403] }],
  },
  'object-unknown': {
    ...documented,
    who: 'you',
    source: graphErrors,
    when: [{ code: 'Request_ResourceNotFound' }],
    whenStatus: [{ statuses: [404, 404] }],
  },
  throttled: {
    ...documented,
    who: 'you',
    source: `${learn}/graph/throttling`,
    passes: true,
    when: [{ code: 'TooManyRequests' }],
    whenStatus: [{ statuses: [429, 429] }],
  },
  'object-busy': { ...documented, who: 'you', source: graphErrors, whenStatus: [{ statuses: [409, 409] }] },
  'no-reason': {
    ...inferred,
    who: 'microsoft',
    source: graphErrors,
    whenStatus: [
      { statuses: [400, 400], code: '', says: [] },
      { statuses: [405, 499], code: '', says: [] },
    ],
  },
  'bad-request': { ...inferred, who: 'you', source: graphErrors, whenStatus: [{ statuses: [400, 400] }] },
  'graph-unavailable': {
    ...documented,
    who: 'microsoft',
    source: graphErrors,
    passes: true,
    whenStatus: [{ statuses: [503, 503] }],
  },
  'graph-timeout': {
    ...documented,
    who: 'microsoft',
    source: graphErrors,
    passes: true,
    whenStatus: [{ statuses: [504, 504] }],
  },
  'graph-fault': {
    ...documented,
    who: 'microsoft',
    source: graphErrors,
    passes: true,
    whenStatus: [{ statuses: [500, 599] }],
  },
} as const satisfies Record<string, GraphCauseFacts>;

export type GraphCause = keyof typeof graphCauses;
