/** Decides masking: a secret is masked, all else is readable. */
export type CredentialClass = 'secret' | 'identifier' | 'url' | 'setting' | 'time';

/** The product's own classification of Microsoft's key names; `oneTime` is used up by the first call that reaches the service. */
const keys = [
  { key: 'Password', class: 'secret' },
  { key: 'SecretToken', class: 'secret' },
  { key: 'AppKey', class: 'secret' },
  { key: 'ClientSecret', class: 'secret' },
  { key: 'ConsumerSecret', class: 'secret' },
  { key: 'TokenKey', class: 'secret' },
  { key: 'Oauth2AccessToken', class: 'secret' },
  { key: 'Oauth2RefreshToken', class: 'secret' },
  { key: 'Oauth2ClientSecret', class: 'secret' },
  { key: 'Oauth2AuthorizationCode', class: 'secret', oneTime: true },
  { key: 'ConnectionString', class: 'secret' },
  { key: 'SyncAgentCompatibilityKey', class: 'secret' },
  { key: 'UserName', class: 'identifier' },
  { key: 'ClientIdentifier', class: 'identifier' },
  { key: 'ConsumerKey', class: 'identifier' },
  { key: 'Oauth2ClientId', class: 'identifier' },
  { key: 'CompanyId', class: 'identifier' },
  { key: 'InstanceName', class: 'identifier' },
  { key: 'Domain', class: 'identifier' },
  { key: 'Server', class: 'identifier' },
  { key: 'SandboxName', class: 'identifier' },
  { key: 'ApplicationTemplateIdentifier', class: 'identifier' },
  { key: 'BaseAddress', class: 'url' },
  { key: 'Url', class: 'url' },
  { key: 'Oauth2RedirectUri', class: 'url' },
  { key: 'Oauth2TokenExchangeUri', class: 'url' },
  { key: 'Oauth2AuthorizationUri', class: 'url' },
  { key: 'AuthenticationType', class: 'setting' },
  { key: 'SingleSignOnType', class: 'setting' },
  { key: 'Sandbox', class: 'setting' },
  { key: 'SyncAll', class: 'setting' },
  { key: 'SyncNotificationSettings', class: 'setting' },
  { key: 'SkipOutOfScopeDeletions', class: 'setting' },
  { key: 'SynchronizationSchedule', class: 'setting' },
  { key: 'SystemOfRecord', class: 'setting' },
  { key: 'EnforceDomain', class: 'setting' },
  { key: 'ValidateDomain', class: 'setting' },
  { key: 'UpdateKeyOnSoftDelete', class: 'setting' },
  { key: 'PerformInboundEntitlementGrants', class: 'setting' },
  { key: 'HardDeletesEnabled', class: 'setting' },
  { key: 'TestReferences', class: 'setting' },
  { key: 'SyncAgentADContainer', class: 'setting' },
  { key: 'TokenExpiration', class: 'time' },
  { key: 'Oauth2AccessTokenCreationTime', class: 'time' },
] as const satisfies readonly { key: string; class: CredentialClass; oneTime?: true }[];

export type CredentialKey = (typeof keys)[number]['key'];

/**
 * The 44 keys that a person can send: Microsoft's enum of 45 without `None`, which stands for no key at all.
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationsecretkeystringvaluepair
 */
export const credentialKeys: readonly { key: CredentialKey; class: CredentialClass; oneTime?: true }[] = keys;

const byKey = new Map<string, (typeof credentialKeys)[number]>(
  credentialKeys.map((entry) => [entry.key, entry]),
);
const byFolded = new Map<string, CredentialKey>(credentialKeys.map(({ key }) => [folded(key), key]));

/** The key spelled exactly like this; the service tells `BaseAddress` from `baseAddress`. */
export function findKey(text: string): CredentialKey | undefined {
  return byKey.get(text)?.key;
}

/** The key meant by a spelling that differs in case, blanks, hyphens, underscores or dots only: `secret_token`, `BASE ADDRESS`. */
export function findKeyAnyCase(text: string): CredentialKey | undefined {
  return byFolded.get(folded(text));
}

/** What is not known is treated as a secret. */
export function classOf(key: string): CredentialClass {
  return byKey.get(key)?.class ?? 'secret';
}

/** Whether the service uses the value up, so that sending it again cannot succeed. */
export function isOneTime(key: string): boolean {
  return byKey.get(key)?.oneTime === true;
}

function folded(text: string): string {
  return text.replace(/[\s._-]+/g, '').toLowerCase();
}
