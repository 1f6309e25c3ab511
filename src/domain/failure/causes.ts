import {
  graphCauses,
  type CauseFacts,
  type GraphCause,
  type Who,
  type GraphCauseFacts,
} from './graph-causes.ts';

const learn = 'https://learn.microsoft.com';
const signInErrors = `${learn}/entra/identity-platform/reference-error-codes`;
const trouble = `${learn}/troubleshoot/entra/entra-id/app-integration`;
const consent = `${learn}/entra/identity/enterprise-apps/grant-admin-consent`;
const policies = `${learn}/entra/identity/conditional-access/troubleshoot-conditional-access`;

const documented = (who: Who, source: string): CauseFacts => ({ who, confidence: 'documented', source });
const observed = (who: Who, source: string): CauseFacts => ({ who, confidence: 'observed', source });
const inferred = (who: Who, source: string): CauseFacts => ({ who, confidence: 'inferred', source });

/** What Entra answers to a sign-in or a request for a token. */
const signInCauses = {
  'redirect-uri': documented('page-owner', `${trouble}/error-code-AADSTS50011-redirect-uri-mismatch`),
  'account-not-in-tenant': documented(
    'tenant-admin',
    `${trouble}/error-code-aadsts50020-user-account-identity-provider-does-not-exist`,
  ),
  'account-unknown': documented('you', signInErrors),
  'account-locked': documented('tenant-admin', signInErrors),
  'wrong-password': documented('you', signInErrors),
  'account-type': documented('you', signInErrors),
  // The list of codes leaves these out; Entra's own sentence, and those who met them, say this much.
  'personal-account': observed('you', signInErrors),
  'proof-failed': observed('you', signInErrors),
  'app-not-protected': observed('tenant-admin', policies),
  'unknown-scope': observed('page-owner', `${learn}/graph/permissions-reference`),
  'graph-disabled': observed('tenant-admin', signInErrors),
  'sign-in-lost': observed('you', signInErrors),
  'sign-in-loop': documented('you', signInErrors),
  'request-invalid': documented('page-owner', signInErrors),
  'session-over': documented('you', signInErrors),
  'more-proof': documented('you', signInErrors),
  'proof-not-set-up': documented('you', signInErrors),
  'device-sign-in': documented('you', signInErrors),
  'device-not-compliant': documented('tenant-admin', policies),
  'device-not-joined': documented('tenant-admin', policies),
  // The number is missing in Microsoft's list; the message that comes with it says this much.
  'device-not-managed': observed('tenant-admin', policies),
  'blocked-by-policy': documented('tenant-admin', policies),
  'not-assigned': documented('tenant-admin', `${trouble}/error-code-aadsts50105-user-not-assigned-role`),
  'tenant-not-allowed': documented(
    'tenant-admin',
    `${learn}/entra/identity/enterprise-apps/tenant-restrictions`,
  ),
  'consent-missing': documented('you', consent),
  'consent-declined': documented('you', consent),
  'admin-approval': documented('tenant-admin', consent),
  'page-unknown': documented('page-owner', signInErrors),
  'page-disabled': documented('tenant-admin', signInErrors),
  'page-permissions': documented('page-owner', signInErrors),
  'graph-not-in-tenant': documented('page-owner', signInErrors),
  'not-a-single-page-app': documented(
    'page-owner',
    `${learn}/entra/identity-platform/scenario-spa-app-registration`,
  ),
  'tenant-unknown': documented('page-owner', signInErrors),
  'entra-busy': documented('microsoft', signInErrors),
  // Microsoft says to ask once; that a second challenge means a rule which no window can meet is our reading of it.
  'policy-unmet': inferred('tenant-admin', `${learn}/entra/identity-platform/claims-challenge`),
  'window-blocked': documented('you', `${learn}/entra/msal/javascript/browser/errors`),
  'window-unanswered': inferred('you', `${learn}/entra/msal/javascript/browser/errors`),
} as const satisfies Record<string, CauseFacts>;

export type SignInCause = keyof typeof signInCauses;
export type CauseId = GraphCause | SignInCause;

export const causes: Readonly<Record<CauseId, CauseFacts>> = { ...graphCauses, ...signInCauses };

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

/** Every code of Graph that stands in a rule, whole or as the start or end of one. */
export const publishedCodes: readonly string[] = Object.values<GraphCauseFacts>(graphCauses)
  .flatMap(({ when = [], whenStatus = [] }) => [...when, ...whenStatus])
  .flatMap(({ code, codeStart, codeEnd }) => [code, codeStart, codeEnd].filter((word) => word !== undefined));
