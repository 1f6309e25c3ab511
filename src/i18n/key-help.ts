import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { CredentialKey, KeyMark } from '#src/domain/keys/keys.ts';

/** One line on what each key is for; where the mark says inferred, this is read off the name. */
export const keyHelp: Record<CredentialKey, MessageDescriptor> = defineMessages({
  Password: { defaultMessage: 'Password of the provisioning account.' },
  SecretToken: { defaultMessage: 'Long-lived bearer token for the SCIM endpoint.' },
  AppKey: { defaultMessage: 'Key of the application; a small JSON object for cloud sync.' },
  ClientSecret: {
    defaultMessage: "Secret of the app's client; for a single AWS account, the access key ID.",
  },
  ConsumerSecret: { defaultMessage: 'Secret for the consumer key.' },
  TokenKey: { defaultMessage: 'Key part of a two-part token.' },
  Oauth2AccessToken: { defaultMessage: 'Access token issued by the app.' },
  Oauth2RefreshToken: { defaultMessage: 'Refresh token that gets new access tokens.' },
  Oauth2ClientSecret: { defaultMessage: "Secret of the app's OAuth client." },
  Oauth2AuthorizationCode: {
    defaultMessage: "Code from the app's consent page. Works once, for a few minutes.",
  },
  ConnectionString: { defaultMessage: 'All connection details on one line.' },
  SyncAgentCompatibilityKey: {
    defaultMessage: 'Pairs a provisioning agent with its configuration.',
  },
  UserName: { defaultMessage: 'User name of the provisioning account.' },
  ClientIdentifier: { defaultMessage: "ID of the app's client." },
  ConsumerKey: { defaultMessage: 'Public half of a key pair.' },
  Oauth2ClientId: { defaultMessage: "ID of the app's OAuth client." },
  CompanyId: {
    defaultMessage: 'Company ID in the app; for cross-tenant synchronization, the tenant ID.',
  },
  InstanceName: { defaultMessage: 'Name of your instance, as in its address.' },
  Domain: { defaultMessage: 'Domain to provision; a small JSON object for cloud sync.' },
  Server: { defaultMessage: 'Name of the server.' },
  SandboxName: { defaultMessage: "Name of the app's sandbox." },
  ApplicationTemplateIdentifier: {
    defaultMessage: "ID of the app's gallery template.",
  },
  BaseAddress: { defaultMessage: 'Address of the SCIM endpoint, without /Users or /Groups.' },
  Url: { defaultMessage: 'Address of the app.' },
  Oauth2RedirectUri: { defaultMessage: 'Address that the app returns to after consent.' },
  Oauth2TokenExchangeUri: { defaultMessage: "Address that issues the app's tokens." },
  Oauth2AuthorizationUri: { defaultMessage: "Address of the app's consent page." },
  AuthenticationType: {
    defaultMessage: 'Sign-in method for the app; SyncPolicy for cross-tenant synchronization.',
  },
  SingleSignOnType: { defaultMessage: 'Single sign-on type of the app.' },
  Sandbox: { defaultMessage: 'The app is a sandbox.' },
  SyncAll: { defaultMessage: 'Provision everyone, or only assigned users and groups.' },
  SyncNotificationSettings: {
    defaultMessage: 'Failure alerts, and the accidental deletion threshold.',
  },
  SkipOutOfScopeDeletions: { defaultMessage: 'Keep accounts that leave scope.' },
  SynchronizationSchedule: { defaultMessage: 'Provisioning interval.' },
  SystemOfRecord: { defaultMessage: 'The source of truth.' },
  EnforceDomain: { defaultMessage: 'Enforce a domain in the app.' },
  ValidateDomain: { defaultMessage: 'Check the domain first.' },
  UpdateKeyOnSoftDelete: { defaultMessage: "Change an account's key when the account is disabled." },
  PerformInboundEntitlementGrants: {
    defaultMessage: 'Grant entitlements from the app inward.',
  },
  HardDeletesEnabled: { defaultMessage: 'Delete accounts permanently.' },
  TestReferences: { defaultMessage: 'References for connection tests.' },
  SyncAgentADContainer: { defaultMessage: 'Active Directory container for new accounts.' },
  TokenExpiration: { defaultMessage: 'Expiry of the token, in ISO 8601 with a time zone.' },
  Oauth2AccessTokenCreationTime: {
    defaultMessage: 'Time of issue of the access token, in ISO 8601 with a time zone.',
  },
});

/** How the meaning of a key is known. */
export const markLabels: Record<KeyMark, MessageDescriptor> = defineMessages({
  documented: { defaultMessage: 'Documented' },
  observed: { defaultMessage: 'Community' },
  inferred: { defaultMessage: 'Unverified' },
});
