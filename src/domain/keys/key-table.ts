/** Decides masking: a secret is masked, all else is readable. */
export type CredentialClass = 'secret' | 'identifier' | 'url' | 'setting' | 'time';

/**
 * What the string of a value holds. `boolean-lower` is `true`/`false`, `boolean-title` is `True`/`False`, `boolean-any` is either;
 * `json-or-text` is text that cloud sync writes as a JSON object.
 */
export type ValueFormat =
  | 'text'
  | 'url'
  | 'guid'
  | 'boolean-lower'
  | 'boolean-title'
  | 'boolean-any'
  | 'json-or-text'
  | 'notification-settings'
  | 'iso-time';

/** How the meaning of a key is known: from Microsoft's documentation, from what others send, or from its name alone. */
export type KeyMark = 'documented' | 'observed' | 'inferred';

type KeyRow = {
  key: string;
  class: CredentialClass;
  /** The first call that reaches the service uses the value up. */
  oneTime?: true;
  /** `text` where there is none. */
  format?: ValueFormat;
  /** `inferred` where there is none. */
  mark?: KeyMark;
  /** What people call it besides its key: lower case, by commas; no words stand at two keys. */
  also?: string;
};

/**
 * Microsoft's key names with the product's own classification. Marks `documented`:
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationsecretkeystringvaluepair
 * and the connectors' guides under https://learn.microsoft.com/entra/identity/app-provisioning/.
 */
export const keyTable = [
  { key: 'Password', class: 'secret', mark: 'documented', also: 'passphrase,pwd,admin password' },
  {
    key: 'SecretToken',
    class: 'secret',
    mark: 'documented',
    also: 'bearer,bearer token,api token,api key,scim token,scim bearer token,scim access token,token,long-lived token,personal access token,pat,secret key',
  },
  { key: 'AppKey', class: 'secret', format: 'json-or-text', mark: 'documented', also: 'application key' },
  { key: 'ClientSecret', class: 'secret', mark: 'documented', also: 'access key id,aws access key' },
  { key: 'ConsumerSecret', class: 'secret', also: 'oauth 1 secret' },
  { key: 'TokenKey', class: 'secret', also: 'token id' },
  { key: 'Oauth2AccessToken', class: 'secret', also: 'access token' },
  { key: 'Oauth2RefreshToken', class: 'secret', also: 'refresh token' },
  { key: 'Oauth2ClientSecret', class: 'secret', mark: 'observed', also: 'app secret,oauth secret' },
  {
    key: 'Oauth2AuthorizationCode',
    class: 'secret',
    oneTime: true,
    also: 'authorization code,authorisation code,auth code,code',
  },
  { key: 'ConnectionString', class: 'secret', also: 'dsn,jdbc' },
  { key: 'SyncAgentCompatibilityKey', class: 'secret', also: 'agent key' },
  { key: 'UserName', class: 'identifier', mark: 'documented', also: 'user,login,admin user,account' },
  { key: 'ClientIdentifier', class: 'identifier', also: 'client id' },
  { key: 'ConsumerKey', class: 'identifier', also: 'oauth 1 key' },
  { key: 'Oauth2ClientId', class: 'identifier', mark: 'observed', also: 'oauth id,oauth application id' },
  {
    key: 'CompanyId',
    class: 'identifier',
    mark: 'documented',
    also: 'company,tenant id,target tenant id,organization id',
  },
  { key: 'InstanceName', class: 'identifier', also: 'instance,servicenow instance,subdomain' },
  { key: 'Domain', class: 'identifier', format: 'json-or-text', mark: 'documented', also: 'ad domain' },
  { key: 'Server', class: 'identifier', also: 'host,hostname' },
  { key: 'SandboxName', class: 'identifier', also: 'name of the sandbox' },
  {
    key: 'ApplicationTemplateIdentifier',
    class: 'identifier',
    format: 'guid',
    also: 'template id,gallery id',
  },
  {
    key: 'BaseAddress',
    class: 'url',
    format: 'url',
    mark: 'documented',
    also: 'tenant url,scim url,scim endpoint,scim base url,base url,endpoint,api url,service url',
  },
  { key: 'Url', class: 'url', format: 'url', also: 'address,link' },
  {
    key: 'Oauth2RedirectUri',
    class: 'url',
    format: 'url',
    also: 'redirect uri,redirect url,callback url,reply url',
  },
  {
    key: 'Oauth2TokenExchangeUri',
    class: 'url',
    format: 'url',
    mark: 'observed',
    also: 'token url,token endpoint,oauth token endpoint,oauth2 token endpoint,token exchange url,token uri',
  },
  {
    key: 'Oauth2AuthorizationUri',
    class: 'url',
    format: 'url',
    mark: 'observed',
    also: 'authorization url,authorize url,authorization endpoint,authorisation url,auth url',
  },
  {
    key: 'AuthenticationType',
    class: 'setting',
    mark: 'documented',
    also: 'auth type,authentication method',
  },
  { key: 'SingleSignOnType', class: 'setting', also: 'sso type,sso' },
  { key: 'Sandbox', class: 'setting', format: 'boolean-any', also: 'is sandbox' },
  {
    key: 'SyncAll',
    class: 'setting',
    format: 'boolean-lower',
    mark: 'documented',
    also: 'scope,sync scope,assigned users only,everyone',
  },
  {
    key: 'SyncNotificationSettings',
    class: 'setting',
    format: 'notification-settings',
    mark: 'documented',
    also: 'notification email,notification mail,notifications,failure mail,accidental deletion,delete threshold',
  },
  {
    key: 'SkipOutOfScopeDeletions',
    class: 'setting',
    format: 'boolean-title',
    mark: 'documented',
    also: 'out of scope,skip deletions',
  },
  { key: 'SynchronizationSchedule', class: 'setting', also: 'schedule,interval' },
  { key: 'SystemOfRecord', class: 'setting', also: 'source of truth' },
  { key: 'EnforceDomain', class: 'setting', format: 'boolean-any', also: 'domain enforcement' },
  { key: 'ValidateDomain', class: 'setting', format: 'boolean-any', also: 'domain validation' },
  { key: 'UpdateKeyOnSoftDelete', class: 'setting', format: 'boolean-any', also: 'soft delete' },
  {
    key: 'PerformInboundEntitlementGrants',
    class: 'setting',
    format: 'boolean-any',
    also: 'entitlements,inbound grants',
  },
  { key: 'HardDeletesEnabled', class: 'setting', format: 'boolean-any', also: 'hard delete' },
  { key: 'TestReferences', class: 'setting', also: 'test the references' },
  { key: 'SyncAgentADContainer', class: 'setting', also: 'ad container,ou,organizational unit' },
  { key: 'TokenExpiration', class: 'time', format: 'iso-time', also: 'expiry,expires,valid until' },
  {
    key: 'Oauth2AccessTokenCreationTime',
    class: 'time',
    format: 'iso-time',
    also: 'issued at,token created',
  },
] as const satisfies readonly KeyRow[];

export type CredentialKey = (typeof keyTable)[number]['key'];
