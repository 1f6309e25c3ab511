import type { CredentialKey, KeyMark } from '#src/domain/keys/keys.ts';
import { connectorEntries, needsPortal } from './connectors.ts';

/**
 * What shows that a job signs in by the authorization code grant, which Microsoft has retired:
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
 * `connector`: the guide knows the grant for it. `template`: Graph's template says so. Both show that the job can use it;
 * `stored-keys` shows that it does.
 */
export type CodeGrantSign = { by: 'connector' | 'template' | 'stored-keys'; mark: KeyMark };

type Evidence = {
  /** The id of the connector that was recognised. */
  connector?: string | undefined;
  /** What the templates of the application say of `isOAuthEnabled`. */
  isOAuth?: boolean | undefined;
  storedKeys: readonly string[];
};

/** Only a person's sign-in gives these: https://www.rfc-editor.org/rfc/rfc6749#section-4.4.3 */
const ofGrant: readonly CredentialKey[] = [
  'Oauth2AuthorizationCode',
  'Oauth2AuthorizationUri',
  'Oauth2RedirectUri',
  'Oauth2RefreshToken',
];

/** The keys that only client credentials take all of. */
const ofClient = [
  'Oauth2TokenExchangeUri',
  'Oauth2ClientId',
  'Oauth2ClientSecret',
] as const satisfies readonly CredentialKey[];

/**
 * The first token. Without one, the service was seen to send its first test with an invalid token and to use the token
 * endpoint only afterwards: https://github.com/pranems/SCIMServer
 */
export const firstTokenKeys = [
  'Oauth2AccessToken',
  'Oauth2AccessTokenCreationTime',
] as const satisfies readonly CredentialKey[];

/** The connector whose rows the form draws for a move: a way that any application can use. */
export const clientCredentialsConnector =
  connectorEntries.find(({ general, methods: [usual] }) => general && usual.kind === 'client-credentials')
    ?.id ?? null;

/** The signs of the grant, the weakest first; none where the stored keys show another method. */
export function codeGrantSigns({ connector, isOAuth, storedKeys }: Evidence): readonly CodeGrantSign[] {
  const holds = (key: CredentialKey) => storedKeys.includes(key);
  const inUse = ofGrant.some(holds);
  const hasMoved = ofClient.every(holds);
  if (!inUse && (hasMoved || holds('SecretToken') || holds('Password'))) return [];
  const methods = connectorEntries.find(({ id }) => id === connector)?.methods ?? [];
  const grant = methods.find((method) => method.kind === 'code-grant' && needsPortal(method));
  // Where it is not the usual method, nothing shows yet that anyone wants it.
  const isLikely = grant !== undefined && (grant === methods[0] || storedKeys.length > 0);
  return [
    ...(isLikely ? [{ by: 'connector', mark: grant.mark } as const] : []),
    ...(isOAuth === true ? [{ by: 'template', mark: 'inferred' } as const] : []),
    ...(inUse ? [{ by: 'stored-keys', mark: 'inferred' } as const] : []),
  ];
}

/** The stored keys that a move leaves behind: they belong to the grant, and a save must not keep them. */
export function keysToDrop(storedKeys: readonly string[]): readonly string[] {
  const left: readonly string[] = [...ofGrant, ...firstTokenKeys];
  return storedKeys.filter((key) => left.includes(key));
}
