import type { ConfiguredUse, Who } from '#src/domain/token-claims.ts';
import { CacheLookupPolicy, EventType, type IPublicClientApplication } from '@azure/msal-browser';
import { useMsal } from '@azure/msal-react';
import { decodeJwt } from 'jose';
import { useMemo } from 'react';
import type { Config } from '#src/config/config.ts';

export type ClaimsSource = {
  /** Looks into MSAL's cache: no request, no window. */
  read: () => Promise<Who | undefined>;
  /** Calls the listener when Entra has given another token. Returns how to stop. */
  onToken: (listener: () => void) => () => void;
};

/** For the pages behind the list: what reads a token must not come with that. */
export function useClaimsSource(config: Config): ClaimsSource {
  const { instance } = useMsal();
  return useMemo(() => claimsSource(instance, config), [instance, config]);
}

export function claimsSource(instance: IPublicClientApplication, config: Config): ClaimsSource {
  return {
    async read() {
      const account = instance.getActiveAccount();
      if (!account) return undefined;
      const claimsOf = async (use: ConfiguredUse) => {
        try {
          const { accessToken, scopes } = await instance.acquireTokenSilent({
            scopes: [...config.scopes[use]],
            account,
            // As every other request for a token says it, or the cache would not find it.
            authority: `${config.cloud.loginOrigin}/${account.tenantId}`,
            cacheLookupPolicy: CacheLookupPolicy.AccessToken,
          });
          const ofToken = claimsIn(accessToken);
          return {
            scopes: ofToken.scopes ?? scopes,
            roles: ofToken.roles ?? texts(account.idTokenClaims?.['wids']),
          };
        } catch {
          // No token is left, or none is still valid: MSAL has no other way to say so.
          return undefined;
        }
      };
      return {
        objectId: account.localAccountId,
        read: await claimsOf('read'),
        status: await claimsOf('status'),
        write: await claimsOf('write'),
      };
    },
    onToken(listener) {
      const id = instance.addEventCallback(
        ({ payload }) => {
          // What came from the cache is what this source has asked for itself.
          if (payload && 'fromCache' in payload && !payload.fromCache) listener();
        },
        [EventType.ACQUIRE_TOKEN_SUCCESS],
      );
      return () => {
        if (id !== null) instance.removeEventCallback(id);
      };
    },
  };
}

/**
 * What can be read of an access token. It is made for Graph, which alone may rely on it: here it only spares a person a refusal.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function claimsIn(token: string): {
  scopes: readonly string[] | undefined;
  roles: readonly string[] | undefined;
} {
  try {
    const { scp, wids }: Record<string, unknown> = decodeJwt(token);
    return {
      scopes: typeof scp === 'string' ? scp.split(' ').filter(Boolean) : undefined,
      roles: texts(wids),
    };
  } catch {
    // Microsoft may encrypt it one day.
    return { scopes: undefined, roles: undefined };
  }
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}
