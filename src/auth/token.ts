import { scopesFor, type TokenUse } from '#src/domain/token-claims.ts';
import {
  type AccountInfo,
  CacheLookupPolicy,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import type { Config } from '#src/config/config.ts';
import { type Failure, failureOf, FailureError } from '#src/domain/failure/failure.ts';
import { signInFailure } from './sign-in-failure.ts';
import { forgetInteraction, forgetSession } from './msal-storage.ts';

export type AccessToken = { token: string; tenantId: string };
export type TokenOptions = {
  signal?: AbortSignal;
  /** Claims that a challenge asked for, as JSON text. */
  claims?: string;
};

type WindowOptions = TokenOptions & {
  /** Called just before Entra's window opens. */
  onWindow?: () => void;
};

export type TokenSource = {
  /** A token without any window: from MSAL's cache or by refresh token. Throws FailureError. */
  silent: (use: TokenUse, options?: TokenOptions) => Promise<AccessToken>;
  /** The same, but opens Entra's window where silence is not enough; call it from a click. Throws FailureError. */
  interactive: (use: TokenUse, options?: WindowOptions) => Promise<AccessToken>;
  /** Graph did not take the last token: the next one comes from Entra, not from MSAL's cache. */
  reject: (use: TokenUse) => void;
  /** Leaves the page to ask for consent or a sign-in. Throws FailureError when the browser could not leave. */
  redirect: (use: TokenUse, claims?: string) => Promise<void>;
};

export function tokenSource(instance: IPublicClientApplication, config: Config): TokenSource {
  const request = (use: TokenUse, claims?: string) => {
    const account = instance.getActiveAccount();
    if (!account) throw new FailureError({ kind: 'signed-out' });
    return {
      scopes: [...scopesFor(config.scopes, use)],
      account,
      // The tenant on screen, also where the configuration names none: a guest's token would come from home.
      authority: `${config.cloud.loginOrigin}/${account.tenantId}`,
      ...(claims ? { claims } : {}),
    };
  };

  /** What a window that the browser blocked was to ask for: the next click opens it before anything is waited for. */
  const blocked = new Map<TokenUse, { asks: TokenUse; claims: string | undefined }>();

  /** The uses whose cached token Graph rejected. */
  const rejected = new Set<TokenUse>();

  /** Entra's window lets a person choose any account; a token of another one is never used. */
  const ofTheSameAccount = async (asked: AccountInfo, result: AuthenticationResult) => {
    // MSAL types it as always there, and leaves it out where the answer held no id token.
    const account: AccountInfo | null = result.account;
    if (!account || account.homeAccountId === asked.homeAccountId) return result;
    await instance.clearCache({ account });
    instance.setActiveAccount(asked);
    throw new FailureError({ kind: 'unsafe', what: 'account' });
  };

  const ofOneUse: TokenSource['silent'] = (use, { signal, claims } = {}) =>
    settle(scopesFor(config.scopes, use), signal, async () => {
      const wanted = request(use, claims);
      const result = await instance.acquireTokenSilent({
        ...wanted,
        // The default would fall back to a hidden iframe, which `frame-src 'none'` lets hang for seconds.
        cacheLookupPolicy:
          claims || rejected.has(use)
            ? CacheLookupPolicy.RefreshToken
            : CacheLookupPolicy.AccessTokenAndRefreshToken,
      });
      rejected.delete(use);
      return ofTheSameAccount(wanted.account, result);
    });

  /** From MSAL's cache, without a request. */
  const kept = async (use: TokenUse): Promise<AccessToken | undefined> => {
    const wanted = request(use);
    try {
      const { accessToken: token, tenantId } = await instance.acquireTokenSilent({
        ...wanted,
        cacheLookupPolicy: CacheLookupPolicy.AccessToken,
      });
      return { token, tenantId };
    } catch {
      // No token is left, or none is still valid: MSAL has no other way to say so.
      return undefined;
    }
  };

  /** The permission to change includes the one to look, so that nothing asks for consent twice. */
  const forStatus = async (options: TokenOptions): Promise<AccessToken> => {
    if (options.claims === undefined && !rejected.has('status')) {
      const held = (await kept('write')) ?? (await kept('status'));
      if (held) return held;
    }
    try {
      const token = await ofOneUse('write', options);
      rejected.delete('status');
      return token;
    } catch (error) {
      if (!lacksConsent(failureOf(error))) throw error;
      return ofOneUse('status', options);
    }
  };

  const silent: TokenSource['silent'] = (use, options = {}) =>
    use === 'status' ? forStatus(options) : ofOneUse(use, options);

  /** `use` is what the caller wants, `asks` what the window asks for. */
  const inWindow = async (use: TokenUse, asks: TokenUse, { signal, claims, onWindow }: WindowOptions) => {
    onWindow?.();
    const wanted = request(asks, claims);
    // A window that the person closed is invisible to MSAL under COOP: once given up, it must not lock the next.
    signal?.addEventListener('abort', forgetInteraction, { once: true });
    try {
      return await settle(scopesFor(config.scopes, asks), signal, async () =>
        ofTheSameAccount(
          wanted.account,
          await instance.acquireTokenPopup({ ...wanted, overrideInteractionInProgress: true }),
        ),
      );
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.kind === 'needs-interaction' && failure.reason === 'popup-blocked')
        blocked.set(use, { asks, claims });
      throw error;
    } finally {
      signal?.removeEventListener('abort', forgetInteraction);
    }
  };

  return {
    silent,
    reject(use) {
      rejected.add(use);
      // The token may have been one that serves both.
      if (use === 'status') rejected.add('write');
    },
    async redirect(use, claims) {
      try {
        forgetInteraction();
        await instance.acquireTokenRedirect({ ...request(use, claims), state: use });
      } catch (cause) {
        // Without what MSAL cannot read the next load begins signed out, with a button that works.
        if (isUnreadable(cause)) forgetSession();
        throw new FailureError(callFailure(cause, scopesFor(config.scopes, use)), { cause });
      }
    },
    async interactive(use, options = {}) {
      // A browser lets a click open a window for a few seconds only, and a slow answer had used them up.
      const waiting = blocked.get(use);
      if (waiting) {
        const claims = options.claims ?? waiting.claims;
        blocked.delete(use);
        return inWindow(use, waiting.asks, { ...options, ...(claims ? { claims } : {}) });
      }
      try {
        return await silent(use, options);
      } catch (error) {
        const failure = failureOf(error);
        if (failure?.kind !== 'needs-interaction') throw error;
        const claims = options.claims ?? failure.claims;
        // Where only a sign-in is missing, the window asks for what is consented already.
        const asks = failure.scopes.join(' ') === config.scopes.write.join(' ') ? 'write' : use;
        return inWindow(use, asks, { ...options, ...(claims ? { claims } : {}) });
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
    throw new FailureError(callFailure(cause, scopes), { cause });
  }
  return { token: result.accessToken, tenantId: result.tenantId };
}

function lacksConsent(failure: Failure | undefined): boolean {
  if (failure?.kind !== 'needs-interaction') return false;
  return failure.reason === 'consent' || failure.reason === 'admin-consent' || failure.reason === 'declined';
}

/** MSAL takes what it keeps in this tab as it is, and breaks where an entry is not what it wrote. */
function isUnreadable(error: unknown): boolean {
  return error instanceof TypeError || error instanceof SyntaxError;
}

/** A new sign-in rewrites such entries, so a person gets the same next step as after an ended session. */
function callFailure(cause: unknown, scopes: readonly string[]): Failure {
  return isUnreadable(cause)
    ? { kind: 'needs-interaction', reason: 'sign-in', scopes, code: 'unreadable_session' }
    : signInFailure(cause, scopes);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new FailureError({ kind: 'cancelled' })), { once: true });
  });
}
