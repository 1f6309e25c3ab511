import type { GraphCause } from './causes.ts';

/** What was being done: the same answer can mean something else for it. */
export type Doing = 'directory' | 'synchronization';

/** What an answer must be like for a cause; all that a rule names has to hold. */
export type GraphRule = {
  cause: GraphCause;
  doing?: Doing;
  statuses?: readonly [from: number, to: number];
  /** The whole code, or its end: the service puts the connector's name before it. */
  code?: string;
  codeEnd?: string;
  /** All of these pieces, in lower case; an empty list wants an empty message. */
  says?: readonly string[];
};

const refused = [401, 403] as const;

/** The codes and messages that mean one thing alone, the most specific first. */
export const exactRules: readonly GraphRule[] = [
  { cause: 'unknown-key', says: ["requested value '", 'was not found'] },
  { cause: 'credentials-too-long', says: ['size of input', 'data is invalid'] },
  { cause: 'servicenow-instance', code: 'ServiceNowInstanceInvalid' },
  { cause: 'servicenow-credentials', code: 'ServiceNowCredentialsValidation' },
  { cause: 'cross-tenant-policy', codeEnd: 'CrossTenantSyncPolicyCheckFailure' },
  { cause: 'cross-tenant-policy', codeEnd: 'B2BManagementPolicyCheckFailure' },
  { cause: 'notification-settings', code: 'InvalidNotificationSettings' },
  { cause: 'target-unreachable', codeEnd: 'CredentialValidationUnavailable' },
  { cause: 'target-refused', codeEnd: 'CredentialValidationFailure' },
  { cause: 'target-address', codeEnd: 'InvalidCredentials' },
  { cause: 'target-no-scim', codeEnd: 'ServiceIncompatible' },
  { cause: 'unsupported-query', code: 'Request_UnsupportedQuery' },
  { cause: 'policy-unread', statuses: [401, 401], says: ['continuous access evaluation', 'challenge'] },
  { cause: 'token-rejected', statuses: [401, 401], code: 'InvalidAuthenticationToken' },
  { cause: 'synchronization-permission', statuses: [401, 401], code: 'UnknownError', says: [] },
  { cause: 'synchronization-permission', statuses: refused, doing: 'synchronization' },
  { cause: 'directory-permission', code: 'Authorization_RequestDenied' },
  { cause: 'directory-permission', code: 'Authorization_IdentityNotFound' },
  { cause: 'object-unknown', code: 'Request_ResourceNotFound' },
  { cause: 'throttled', code: 'TooManyRequests' },
];

/** What remains when no code and no message says more: https://learn.microsoft.com/graph/errors#http-status-codes */
export const statusRules: readonly GraphRule[] = [
  { cause: 'no-reason', statuses: [400, 400], code: '', says: [] },
  { cause: 'bad-request', statuses: [400, 400] },
  { cause: 'directory-permission', statuses: refused },
  { cause: 'object-unknown', statuses: [404, 404] },
  { cause: 'object-busy', statuses: [409, 409] },
  { cause: 'credentials-too-long', statuses: [413, 413] },
  { cause: 'throttled', statuses: [429, 429] },
  { cause: 'no-reason', statuses: [405, 499], code: '', says: [] },
  { cause: 'graph-unavailable', statuses: [503, 503] },
  { cause: 'graph-timeout', statuses: [504, 504] },
  { cause: 'graph-fault', statuses: [500, 599] },
];

/** Codes under which Graph files whatever has no code of its own; a status says as much. */
export const vagueCodes: ReadonlySet<string> = new Set([
  '',
  'BadRequest',
  'Request_BadRequest',
  'InternalServerError',
  'UnknownError',
  'generalException',
  'serviceNotAvailable',
  'ServiceUnavailable',
]);
