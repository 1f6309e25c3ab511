type Consent = {
  config: {
    clientId: string;
    cloud: { loginOrigin: string; graphOrigin: string };
    scopes: { status: readonly string[]; write: readonly string[] };
  };
  /** The one on screen: `organizations` would leave it to the administrator's own. */
  tenantId: string;
  redirectUri: string;
};

/**
 * The address where an administrator of the tenant consents for all users to what the synchronization calls need:
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function adminConsentUrl({ config, tenantId, redirectUri }: Consent): string {
  const { clientId, cloud, scopes } = config;
  const query = new URLSearchParams({
    client_id: clientId,
    // By Graph's full name, since each national cloud has a separate Graph.
    scope: [...new Set([...scopes.status, ...scopes.write])]
      .map((scope) => (scope.includes('/') ? scope : `${cloud.graphOrigin}/${scope}`))
      .join(' '),
    redirect_uri: redirectUri,
  });
  // A link that is read by people and by mail programs: %20 is understood everywhere.
  return `${cloud.loginOrigin}/${tenantId}/v2.0/adminconsent?${query.toString().replaceAll('+', '%20')}`;
}
