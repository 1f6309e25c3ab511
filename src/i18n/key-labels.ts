import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { CredentialClass, CredentialKey } from '#src/domain/keys/keys.ts';

/** What people call each key, in the words of the Azure portal where it has one; the raw key always stands beside it. */
export const keyLabels: Record<CredentialKey, MessageDescriptor> = defineMessages({
  Password: { defaultMessage: 'Password', description: 'Label of the provisioning credential Password' },
  SecretToken: {
    defaultMessage: 'Secret token',
    description: 'Label of the provisioning credential SecretToken; the Azure portal calls it Secret Token',
  },
  AppKey: { defaultMessage: 'App key', description: 'Label of the provisioning credential AppKey' },
  ClientSecret: {
    defaultMessage: 'Client secret',
    description: 'Label of the provisioning credential ClientSecret',
  },
  ConsumerSecret: {
    defaultMessage: 'Consumer secret',
    description: 'Label of the provisioning credential ConsumerSecret',
  },
  TokenKey: { defaultMessage: 'Token key', description: 'Label of the provisioning credential TokenKey' },
  Oauth2AccessToken: {
    defaultMessage: 'OAuth access token',
    description: 'Label of the provisioning credential Oauth2AccessToken',
  },
  Oauth2RefreshToken: {
    defaultMessage: 'OAuth refresh token',
    description: 'Label of the provisioning credential Oauth2RefreshToken',
  },
  Oauth2ClientSecret: {
    defaultMessage: 'OAuth client secret',
    description: 'Label of the provisioning credential Oauth2ClientSecret',
  },
  Oauth2AuthorizationCode: {
    defaultMessage: 'OAuth authorization code',
    description: 'Label of the provisioning credential Oauth2AuthorizationCode',
  },
  ConnectionString: {
    defaultMessage: 'Connection string',
    description: 'Label of the provisioning credential ConnectionString',
  },
  SyncAgentCompatibilityKey: {
    defaultMessage: 'Sync agent compatibility key',
    description: 'Label of the provisioning credential SyncAgentCompatibilityKey',
  },
  UserName: { defaultMessage: 'User name', description: 'Label of the provisioning credential UserName' },
  ClientIdentifier: {
    defaultMessage: 'Client identifier',
    description: 'Label of the provisioning credential ClientIdentifier',
  },
  ConsumerKey: {
    defaultMessage: 'Consumer key',
    description: 'Label of the provisioning credential ConsumerKey',
  },
  Oauth2ClientId: {
    defaultMessage: 'OAuth client ID',
    description: 'Label of the provisioning credential Oauth2ClientId',
  },
  CompanyId: { defaultMessage: 'Company ID', description: 'Label of the provisioning credential CompanyId' },
  InstanceName: {
    defaultMessage: 'Instance name',
    description: 'Label of the provisioning credential InstanceName',
  },
  Domain: { defaultMessage: 'Domain', description: 'Label of the provisioning credential Domain' },
  Server: { defaultMessage: 'Server', description: 'Label of the provisioning credential Server' },
  SandboxName: {
    defaultMessage: 'Sandbox name',
    description:
      'Label of the provisioning credential SandboxName: the name of a test environment at the vendor',
  },
  ApplicationTemplateIdentifier: {
    defaultMessage: 'Application template identifier',
    description: 'Label of the provisioning credential ApplicationTemplateIdentifier',
  },
  BaseAddress: {
    defaultMessage: 'Tenant URL',
    description:
      'Label of the provisioning credential BaseAddress; the Azure portal calls it Tenant URL (of the SCIM endpoint, not of the Entra tenant)',
  },
  Url: { defaultMessage: 'URL', description: 'Label of the provisioning credential Url' },
  Oauth2RedirectUri: {
    defaultMessage: 'OAuth redirect URI',
    description: 'Label of the provisioning credential Oauth2RedirectUri',
  },
  Oauth2TokenExchangeUri: {
    defaultMessage: 'OAuth token endpoint',
    description: 'Label of the provisioning credential Oauth2TokenExchangeUri',
  },
  Oauth2AuthorizationUri: {
    defaultMessage: 'OAuth authorization endpoint',
    description: 'Label of the provisioning credential Oauth2AuthorizationUri',
  },
  AuthenticationType: {
    defaultMessage: 'Authentication type',
    description: 'Label of the provisioning credential AuthenticationType',
  },
  SingleSignOnType: {
    defaultMessage: 'Single sign-on type',
    description: 'Label of the provisioning credential SingleSignOnType',
  },
  Sandbox: {
    defaultMessage: 'Sandbox',
    description:
      'Label of the provisioning setting Sandbox: whether the target application is a test environment of its vendor',
  },
  SyncAll: {
    defaultMessage: 'Sync all users and groups',
    description:
      'Label of the provisioning setting SyncAll: true provisions everyone, false only those assigned to the application',
  },
  SyncNotificationSettings: {
    defaultMessage: 'Notification settings',
    description:
      'Label of the provisioning setting SyncNotificationSettings: who is mailed, and how many deletions are too many',
  },
  SkipOutOfScopeDeletions: {
    defaultMessage: 'Skip out-of-scope deletions',
    description:
      'Label of the provisioning setting SkipOutOfScopeDeletions: whether users who fall out of scope are left alone instead of deleted',
  },
  SynchronizationSchedule: {
    defaultMessage: 'Synchronization schedule',
    description: 'Label of the provisioning credential SynchronizationSchedule',
  },
  SystemOfRecord: {
    defaultMessage: 'System of record',
    description: 'Label of the provisioning setting SystemOfRecord: which system is authoritative',
  },
  EnforceDomain: {
    defaultMessage: 'Enforce domain',
    description: 'Label of the provisioning credential EnforceDomain',
  },
  ValidateDomain: {
    defaultMessage: 'Validate domain',
    description: 'Label of the provisioning credential ValidateDomain',
  },
  UpdateKeyOnSoftDelete: {
    defaultMessage: 'Update key on soft delete',
    description: 'Label of the provisioning credential UpdateKeyOnSoftDelete',
  },
  PerformInboundEntitlementGrants: {
    defaultMessage: 'Perform inbound entitlement grants',
    description: 'Label of the provisioning credential PerformInboundEntitlementGrants',
  },
  HardDeletesEnabled: {
    defaultMessage: 'Hard deletes enabled',
    description: 'Label of the provisioning credential HardDeletesEnabled',
  },
  TestReferences: {
    defaultMessage: 'Test references',
    description: 'Label of the provisioning credential TestReferences',
  },
  SyncAgentADContainer: {
    defaultMessage: 'Sync agent AD container',
    description: 'Label of the provisioning setting SyncAgentADContainer; AD is Active Directory',
  },
  TokenExpiration: {
    defaultMessage: 'Token expiration',
    description: 'Label of the provisioning credential TokenExpiration',
  },
  Oauth2AccessTokenCreationTime: {
    defaultMessage: 'OAuth access token creation time',
    description: 'Label of the provisioning credential Oauth2AccessTokenCreationTime',
  },
});

export const classLabels: Record<CredentialClass, MessageDescriptor> = defineMessages({
  secret: {
    defaultMessage: 'Secrets',
    description: 'Heading of a group of keys: values that grant access, shown masked',
  },
  identifier: { defaultMessage: 'Identifiers', description: 'Heading of a group of keys: names and ids' },
  url: { defaultMessage: 'Addresses', description: 'Heading of a group of keys: URLs' },
  setting: {
    defaultMessage: 'Settings',
    description: 'Heading of a group of keys: switches and options of provisioning',
  },
  time: { defaultMessage: 'Times', description: 'Heading of a group of keys: dates and times' },
});
