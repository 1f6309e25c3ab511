/** Who can mend it: the person here, the tenant's administrators, the other application's owner, whoever runs this page, Microsoft. */
export type Who = 'you' | 'tenant-admin' | 'target-owner' | 'page-owner' | 'microsoft';

/** How the cause is known: from Microsoft's documentation, from what others met, or from what the answer looks like. */
export type Confidence = 'documented' | 'observed' | 'inferred';

type Cause = { who: Who; confidence: Confidence; source: string };

const learn = 'https://learn.microsoft.com';
const provisioning = `${learn}/entra/identity/app-provisioning`;
const acquire = `${learn}/graph/api/synchronization-synchronization-acquireaccesstoken`;
const graphErrors = `${learn}/graph/errors`;
const signInErrors = `${learn}/entra/identity-platform/reference-error-codes`;
const trouble = `${learn}/troubleshoot/entra/entra-id/app-integration`;
const consent = `${learn}/entra/identity/enterprise-apps/grant-admin-consent`;
const policies = `${learn}/entra/identity/conditional-access/troubleshoot-conditional-access`;

const documented = (who: Who, source: string): Cause => ({ who, confidence: 'documented', source });
const observed = (who: Who, source: string): Cause => ({ who, confidence: 'observed', source });
const inferred = (who: Who, source: string): Cause => ({ who, confidence: 'inferred', source });

/** What Graph answers, and the application on the other side through it. */
const graphCauses = {
  // Graph documents who may call, not that it answers those who may not with an empty 401.
  'synchronization-permission': observed('tenant-admin', acquire),
  'directory-permission': documented('tenant-admin', graphErrors),
  'token-rejected': documented('you', graphErrors),
  'policy-challenge': documented('you', `${learn}/entra/identity-platform/claims-challenge`),
  // Where the page cannot read what is asked for, a new sign-in is all that may help.
  'policy-unread': inferred('you', `${learn}/entra/identity-platform/claims-challenge`),
  'unknown-key': observed(
    'you',
    `${learn}/graph/api/resources/synchronization-synchronizationsecretkeystringvaluepair`,
  ),
  'unsupported-query': documented('page-owner', `${learn}/graph/aad-advanced-queries`),
  throttled: documented('you', `${learn}/graph/throttling`),
  'target-unreachable': observed('target-owner', `${provisioning}/on-premises-ecma-troubleshoot`),
  'target-refused': observed('target-owner', `${provisioning}/application-provisioning-config-problem`),
  'target-address': observed('you', `${provisioning}/application-provisioning-config-problem`),
  'target-no-scim': observed(
    'target-owner',
    `${provisioning}/application-provisioning-config-problem-scim-compatibility`,
  ),
  'servicenow-credentials': observed(
    'target-owner',
    `${learn}/entra/identity/saas-apps/servicenow-provisioning-tutorial`,
  ),
  'servicenow-instance': documented(
    'target-owner',
    `${learn}/entra/identity/saas-apps/servicenow-provisioning-tutorial`,
  ),
  'cross-tenant-policy': documented(
    'tenant-admin',
    `${learn}/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure`,
  ),
  'notification-settings': inferred(
    'you',
    `${learn}/graph/api/resources/synchronization-synchronizationsecretkeystringvaluepair`,
  ),
  'credentials-too-long': observed('you', `${provisioning}/known-issues`),
  'bad-request': inferred('you', graphErrors),
  'no-reason': inferred('microsoft', graphErrors),
  'object-unknown': documented('you', graphErrors),
  'object-busy': documented('you', graphErrors),
  'graph-unavailable': documented('microsoft', graphErrors),
  'graph-timeout': documented('microsoft', graphErrors),
  'graph-fault': documented('microsoft', graphErrors),
} as const satisfies Record<string, Cause>;

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
} as const satisfies Record<string, Cause>;

export type GraphCause = keyof typeof graphCauses;
export type SignInCause = keyof typeof signInCauses;
export type CauseId = GraphCause | SignInCause;

export const causes: Readonly<Record<CauseId, Cause>> = { ...graphCauses, ...signInCauses };
