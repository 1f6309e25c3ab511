import {
  type AccountInfo,
  type AuthenticationResult,
  type Configuration,
  createStandardPublicClientApplication,
  EventType,
  type IPublicClientApplication,
  LogLevel,
} from '@azure/msal-browser';
import { scopesFor } from '#src/domain/token-claims.ts';
import { UUID_REGEX } from 'valibot';
import { type Config, redirectUri } from '#src/config/config.ts';
import { isPersonalTenant } from '#src/config/tenant.ts';
import { type Failure, FailureError, failureOf } from '#src/domain/failure/failure.ts';
import { forgetWork } from '#src/storage.ts';
import { entraNetwork } from './entra-network.ts';
import { dropForeignAnswer } from './strip-auth-response.ts';
import { isWhole } from './identity.ts';
import { signInFailure } from './sign-in-failure.ts';
import { isSignedOutElsewhere, markSignIn, markSignOut } from './sign-outs.ts';
import { forgetAnswer, forgetInteraction, forgetSession, forgetWindow, waitingUse } from './msal-storage.ts';

/** Ten minutes: a consent with multi-factor sign-in takes longer than MSAL's default of one. */
const popupPatience = 600_000;

/** Why a person who came back from Entra is not signed in. */
export type SignInProblem =
  | { kind: 'personal-account' }
  | { kind: 'wrong-tenant'; tenantId: string }
  | { kind: 'interrupted' }
  /** MSAL could not read what it keeps in this tab. */
  | { kind: 'unreadable-session' }
  | { kind: 'signed-out-elsewhere' }
  /** A link put something behind the # sign of the open page. */
  | { kind: 'late-fragment' }
  /** The browser keeps nothing for this site. */
  | { kind: 'no-storage' }
  /** A part of this page did not come from its own host. */
  | { kind: 'not-loaded' }
  /** Served over plain http. */
  | { kind: 'insecure-address' }
  | { kind: 'failed'; failure: Failure };

export type Session =
  | {
      state: 'signed-in';
      instance: IPublicClientApplication;
      account: AccountInfo;
      /** Forgets the session of this tab at once, with everything that is still on its way from Entra. */
      forget: () => void;
      /** Why a permission or an account that the person left the page for was not got. */
      failure?: Failure;
    }
  | { state: 'signed-out'; instance: IPublicClientApplication; problem?: SignInProblem };

/** Starts MSAL, takes up an answer that Entra has just sent, and says who is signed in. Throws FailureError where MSAL cannot start. */
export async function openSession(config: Config): Promise<Session> {
  dropForeignAnswer();
  forgetWindow(config.clientId);
  try {
    return await restored(config);
  } catch (error) {
    if (failureOf(error)) throw error;
    // An entry or a claim that MSAL did not expect breaks it again with each load. Our own bug comes back even
    // without them.
    forgetSession();
    return {
      state: 'signed-out',
      instance: await startMsal(config, new AbortController().signal),
      problem: { kind: 'unreadable-session' },
    };
  }
}

async function restored(config: Config): Promise<Session> {
  const over = new AbortController();
  const instance = await startMsal(config, over.signal);
  const forget = () => {
    over.abort();
    endWindow(instance);
    forgetSession();
  };
  // An answer that was being read when the session ended is kept by MSAL afterwards.
  instance.addEventCallback(() => {
    if (over.signal.aborted) forgetSession();
  }, [EventType.LOGIN_SUCCESS, EventType.ACQUIRE_TOKEN_SUCCESS]);
  const use = waitingUse(config.clientId);
  let underWay = false;
  const listener = instance.addEventCallback(() => (underWay = true), [EventType.HANDLE_REDIRECT_START]);
  let answer: AuthenticationResult | null;
  try {
    answer = await instance.handleRedirectPromise();
  } catch (error) {
    const failure = signInFailure(error, scopesFor(config.scopes, use));
    return resume(instance, config, forget, { kind: 'failed', failure });
  } finally {
    if (listener !== null) instance.removeEventCallback(listener);
    forgetAnswer(config.clientId);
  }
  if (answer) {
    instance.setActiveAccount(answer.account);
    markSignIn();
  }
  // MSAL began to look for an answer and found none: the person left Entra's page without finishing.
  return resume(instance, config, forget, underWay && !answer ? { kind: 'interrupted' } : undefined);
}

/**
 * MSAL waits for a window as long as `popupPatience`, and holds accounts and tokens meanwhile. It has no call to end that
 * but one for another window, which this one never is.
 */
function endWindow(instance: IPublicClientApplication): void {
  const nowhere = Object.create(window, { open: { value: () => null } });
  instance
    .acquireTokenPopup({ scopes: [], overrideInteractionInProgress: true, popupWindowParent: nowhere })
    .catch(() => forgetSession());
}

async function startMsal(config: Config, over: AbortSignal): Promise<IPublicClientApplication> {
  const options: Configuration = {
    auth: {
      clientId: config.clientId,
      authority: config.authority,
      redirectUri: redirectUri(),
      postLogoutRedirectUri: redirectUri(),
      clientCapabilities: ['CP1'],
      ...(config.authorityMetadata === undefined ? {} : { authorityMetadata: config.authorityMetadata }),
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: {
      networkClient: entraNetwork(over),
      popupBridgeTimeout: popupPatience,
      // MSAL's log may name accounts and scopes; this page writes nothing to the console.
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  };
  try {
    return await createStandardPublicClientApplication(options);
  } catch (cause) {
    throw new FailureError(signInFailure(cause, config.scopes.read), { cause });
  }
}

/** Leaves for Entra. Rejects with a FailureError when the browser could not leave. */
export async function signIn(
  instance: IPublicClientApplication,
  config: Config,
  prompt?: 'select_account',
): Promise<void> {
  try {
    forgetInteraction();
    await instance.loginRedirect({ scopes: [...config.scopes.read], ...(prompt ? { prompt } : {}) });
  } catch (cause) {
    throw new FailureError(signInFailure(cause, config.scopes.read), { cause });
  }
}

/** Forgets every account, token and work of this tab, has the other tabs do the same, then ends the session at Entra. */
export async function signOut(instance: IPublicClientApplication): Promise<void> {
  const account = instance.getActiveAccount();
  for (const other of instance.getAllAccounts()) {
    if (other.homeAccountId !== account?.homeAccountId) await instance.clearCache({ account: other });
  }
  forgetInteraction();
  forgetWork();
  markSignOut();
  await instance.logoutRedirect({ account });
}

async function resume(
  instance: IPublicClientApplication,
  config: Config,
  forget: () => void,
  problem?: SignInProblem,
): Promise<Session> {
  const account = instance.getActiveAccount() ?? instance.getAllAccounts()[0];
  if (account && isSignedOutElsewhere()) {
    forgetSession();
    return { state: 'signed-out', instance, problem: { kind: 'signed-out-elsewhere' } };
  }
  if (!account) return { state: 'signed-out', instance, ...(problem ? { problem } : {}) };
  if (!isWhole(account)) throw new Error('MSAL holds an account without ids.');
  const refused = refusal(account, config);
  if (refused) {
    await instance.clearCache({ account });
    return { state: 'signed-out', instance, problem: refused };
  }
  instance.setActiveAccount(account);
  const failure = problem?.kind === 'failed' ? { failure: problem.failure } : {};
  return { state: 'signed-in', instance, account, forget, ...failure };
}

function refusal(account: AccountInfo, config: Config): SignInProblem | undefined {
  if (isPersonalTenant(account.tenantId)) return { kind: 'personal-account' };
  const wanted = config.tenant.toLowerCase();
  if (UUID_REGEX.test(wanted) && account.tenantId.toLowerCase() !== wanted) {
    return { kind: 'wrong-tenant', tenantId: account.tenantId };
  }
  return undefined;
}
