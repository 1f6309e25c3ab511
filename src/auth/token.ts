import {
  type AccountInfo,
  CacheLookupPolicy,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { Config } from '#src/config.ts';
import { FailureError } from '#src/failure.ts';
import { signInFailure } from './sign-in-failure.ts';
import { forgetInteraction } from './stored.ts';

/** What a token is for: reading the directory, or the synchronization calls that change something. */
export type TokenUse = 'read' | 'write';
export type AccessToken = { token: string; tenantId: string };
export type TokenOptions = {
  signal?: AbortSignal;
  /** Claims that a challenge asked for, as JSON text. */
  claims?: string;
};

export type TokenSource = {
  /** A token without any window: from MSAL's cache or by refresh token. Throws FailureError. */
  silent: (use: TokenUse, options?: TokenOptions) => Promise<AccessToken>;
  /** The same, but opens Entra's window where silence is not enough; call it from a click. Throws FailureError. */
  interactive: (use: TokenUse, options?: TokenOptions & { onWindow?: () => void }) => Promise<AccessToken>;
  /** Leaves the page to ask for consent or a sign-in. Throws FailureError when the browser could not leave. */
  redirect: (use: TokenUse, claims?: string) => Promise<void>;
};

export function tokenSource(instance: IPublicClientApplication, config: Config): TokenSource {
  const request = (use: TokenUse, claims?: string) => {
    const account = instance.getActiveAccount();
    if (!account) throw new FailureError({ kind: 'signed-out' });
    return {
      scopes: [...config.scopes[use]],
      account,
      // The tenant on screen, also where the configuration names none: a guest's token would come from home.
      authority: `${config.cloud.loginOrigin}/${account.tenantId}`,
      ...(claims ? { claims } : {}),
    };
  };

  /** Entra's window lets a person choose any account; a token of another one is never used. */
  const ofTheSameAccount = async (asked: AccountInfo, result: AuthenticationResult) => {
    if (result.account.homeAccountId === asked.homeAccountId) return result;
    await instance.clearCache({ account: result.account });
    instance.setActiveAccount(asked);
    throw new FailureError({ kind: 'unsafe', what: 'account' });
  };

  const silent: TokenSource['silent'] = (use, { signal, claims } = {}) =>
    settle(config.scopes[use], signal, () =>
      instance.acquireTokenSilent({
        ...request(use, claims),
        // The default would fall back to a hidden iframe, which `frame-src 'none'` lets hang for seconds.
        cacheLookupPolicy: claims
          ? CacheLookupPolicy.RefreshToken
          : CacheLookupPolicy.AccessTokenAndRefreshToken,
      }),
    );

  return {
    silent,
    async redirect(use, claims) {
      try {
        forgetInteraction();
        await instance.acquireTokenRedirect(request(use, claims));
      } catch (cause) {
        throw new FailureError(signInFailure(cause, config.scopes[use]), { cause });
      }
    },
    async interactive(use, { signal, claims, onWindow } = {}) {
      try {
        return await silent(use, { ...(signal ? { signal } : {}), ...(claims ? { claims } : {}) });
      } catch (error) {
        if (!(error instanceof FailureError) || error.failure.kind !== 'needs-interaction') throw error;
        const asked = claims ?? error.failure.claims;
        onWindow?.();
        const wanted = request(use, asked);
        // A window that the person closed is invisible to MSAL under COOP: once given up, it must not lock the next.
        signal?.addEventListener('abort', forgetInteraction, { once: true });
        return settle(config.scopes[use], signal, async () =>
          ofTheSameAccount(
            wanted.account,
            await instance.acquireTokenPopup({ ...wanted, overrideInteractionInProgress: true }),
          ),
        );
      }
    },
  };
}

/** Runs one MSAL call; MSAL cannot be aborted, so an abort only stops the waiting. */
async function settle(
  scopes: readonly string[],
  signal: AbortSignal | undefined,
  call: () => Promise<AuthenticationResult>,
): Promise<AccessToken> {
  signal?.throwIfAborted();
  let result: AuthenticationResult;
  try {
    result = await (signal ? Promise.race([call(), aborted(signal)]) : call());
  } catch (cause) {
    if (cause instanceof FailureError || signal?.aborted) throw cause;
    throw new FailureError(signInFailure(cause, scopes), { cause });
  }
  return { token: result.accessToken, tenantId: result.tenantId };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new FailureError({ kind: 'cancelled' })), { once: true });
  });
}
