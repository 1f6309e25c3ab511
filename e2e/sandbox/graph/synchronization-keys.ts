import type { SynchronizationSecret } from '@microsoft/microsoft-graph-types';

/**
 * Each member of Graph's enum once: the compiler refuses a missing, an invented and a misspelt one. Whether reading back
 * shows its value or an asterisk is this sandbox's own reading: https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationsecretkeystringvaluepair
 */
const members: Record<SynchronizationSecret, 'shown' | 'masked'> = {
  None: 'shown',
  UserName: 'shown',
  Password: 'masked',
  SecretToken: 'masked',
  AppKey: 'masked',
  BaseAddress: 'shown',
  ClientIdentifier: 'shown',
  ClientSecret: 'masked',
  SingleSignOnType: 'shown',
  Sandbox: 'shown',
  Url: 'shown',
  Domain: 'shown',
  ConsumerKey: 'shown',
  ConsumerSecret: 'masked',
  TokenKey: 'masked',
  TokenExpiration: 'shown',
  Oauth2AccessToken: 'masked',
  Oauth2AccessTokenCreationTime: 'shown',
  Oauth2RefreshToken: 'masked',
  SyncAll: 'shown',
  InstanceName: 'shown',
  Oauth2ClientId: 'shown',
  Oauth2ClientSecret: 'masked',
  CompanyId: 'shown',
  UpdateKeyOnSoftDelete: 'shown',
  SynchronizationSchedule: 'shown',
  SystemOfRecord: 'shown',
  SandboxName: 'shown',
  EnforceDomain: 'shown',
  SyncNotificationSettings: 'shown',
  SkipOutOfScopeDeletions: 'shown',
  Oauth2AuthorizationCode: 'masked',
  Oauth2RedirectUri: 'shown',
  ApplicationTemplateIdentifier: 'shown',
  Oauth2TokenExchangeUri: 'shown',
  Oauth2AuthorizationUri: 'shown',
  AuthenticationType: 'shown',
  Server: 'shown',
  PerformInboundEntitlementGrants: 'shown',
  HardDeletesEnabled: 'shown',
  SyncAgentCompatibilityKey: 'masked',
  SyncAgentADContainer: 'shown',
  ValidateDomain: 'shown',
  TestReferences: 'shown',
  ConnectionString: 'masked',
};

export const synchronizationKeys: readonly string[] = Object.keys(members);

/** Whether Graph knows the key; it compares case. */
export function isSynchronizationSecret(key: string): key is SynchronizationSecret {
  return Object.hasOwn(members, key);
}

/** Whether a value of this key can be read back; of a key that is not known it cannot. */
export function isShown(key: string): boolean {
  return isSynchronizationSecret(key) && members[key] === 'shown';
}
