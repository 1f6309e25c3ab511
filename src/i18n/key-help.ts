import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { CredentialKey, KeyMark } from '#src/domain/keys/keys.ts';

/** One line on what each key is for; where the mark says inferred, this is read off the name. */
export const keyHelp: Record<CredentialKey, MessageDescriptor> = defineMessages({
  Password: { defaultMessage: 'Password of the account that provisioning signs in with.' },
  SecretToken: { defaultMessage: 'Long-lived token that is sent to the SCIM endpoint as a bearer token.' },
  AppKey: { defaultMessage: 'Key of the application; cloud sync puts a small JSON object here.' },
  ClientSecret: {
    defaultMessage: 'Secret of the client at the target; for a single AWS account, the access key ID.',
  },
  ConsumerSecret: { defaultMessage: 'Secret that belongs to the consumer key.' },
  TokenKey: { defaultMessage: 'Key part of a token that comes in two parts.' },
  Oauth2AccessToken: { defaultMessage: 'Access token that the target has issued.' },
  Oauth2RefreshToken: { defaultMessage: 'Refresh token with which new access tokens are fetched.' },
  Oauth2ClientSecret: { defaultMessage: 'Secret of the OAuth client at the target.' },
  Oauth2AuthorizationCode: {
    defaultMessage: 'Code from the consent page of the target; it works once and for minutes.',
  },
  ConnectionString: { defaultMessage: 'Everything needed to connect, in one line.' },
  SyncAgentCompatibilityKey: {
    defaultMessage: 'Key that pairs a provisioning agent with its configuration.',
  },
  UserName: { defaultMessage: 'Name of the account that provisioning signs in with.' },
  ClientIdentifier: { defaultMessage: 'ID of the client at the target.' },
  ConsumerKey: { defaultMessage: 'Public half of a key and secret that belong together.' },
  Oauth2ClientId: { defaultMessage: 'ID of the OAuth client at the target.' },
  CompanyId: {
    defaultMessage: 'ID of the company at the target; for cross-tenant synchronization, the tenant ID.',
  },
  InstanceName: { defaultMessage: 'Name of your instance at the target, as in its address.' },
  Domain: { defaultMessage: 'Domain to provision; cloud sync puts a small JSON object here.' },
  Server: { defaultMessage: 'Name of the server to connect to.' },
  SandboxName: { defaultMessage: 'Name of the sandbox at the target.' },
  ApplicationTemplateIdentifier: {
    defaultMessage: 'ID of the gallery template that the application was made from.',
  },
  BaseAddress: { defaultMessage: 'Address of the SCIM endpoint, without /Users or /Groups.' },
  Url: { defaultMessage: 'Address of the target.' },
  Oauth2RedirectUri: { defaultMessage: 'Address that the target returns to after consent.' },
  Oauth2TokenExchangeUri: { defaultMessage: 'Address at which the target issues tokens.' },
  Oauth2AuthorizationUri: { defaultMessage: 'Address of the consent page of the target.' },
  AuthenticationType: {
    defaultMessage: 'How to sign in at the target; SyncPolicy for cross-tenant synchronization.',
  },
  SingleSignOnType: { defaultMessage: 'Kind of single sign-on at the target.' },
  Sandbox: { defaultMessage: 'Whether the target is a sandbox.' },
  SyncAll: { defaultMessage: 'Whether everyone is provisioned, or only those who are assigned.' },
  SyncNotificationSettings: {
    defaultMessage: 'Who is told of failures, and how many deletions count as an accident.',
  },
  SkipOutOfScopeDeletions: { defaultMessage: 'Whether accounts are kept when they go out of scope.' },
  SynchronizationSchedule: { defaultMessage: 'How often provisioning runs.' },
  SystemOfRecord: { defaultMessage: 'Which side is the source of truth.' },
  EnforceDomain: { defaultMessage: 'Whether a domain is enforced at the target.' },
  ValidateDomain: { defaultMessage: 'Whether the domain is checked first.' },
  UpdateKeyOnSoftDelete: { defaultMessage: 'Whether the key of an account changes when it is disabled.' },
  PerformInboundEntitlementGrants: {
    defaultMessage: 'Whether entitlements are granted from the target inwards.',
  },
  HardDeletesEnabled: { defaultMessage: 'Whether accounts are deleted for good.' },
  TestReferences: { defaultMessage: 'References for tests of the connection.' },
  SyncAgentADContainer: { defaultMessage: 'Container in Active Directory where new accounts are put.' },
  TokenExpiration: { defaultMessage: 'When the token expires, as ISO 8601 with a time zone.' },
  Oauth2AccessTokenCreationTime: {
    defaultMessage: 'When the access token was issued, as ISO 8601 with a time zone.',
  },
});

/** How the meaning of a key is known. */
export const markLabels: Record<KeyMark, MessageDescriptor> = defineMessages({
  documented: { defaultMessage: 'Documented by Microsoft' },
  observed: { defaultMessage: 'Used by others, not documented' },
  inferred: { defaultMessage: 'Known by its name only' },
});
