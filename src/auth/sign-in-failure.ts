import { AuthError, BrowserAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import type { Failure } from '#src/failure.ts';
import { busy, EntraAnswerError, pauseOf } from './entra-network.ts';

type Reason = Extract<Failure, { kind: 'needs-interaction' }>['reason'];

/** What AADSTS numbers of https://learn.microsoft.com/entra/identity-platform/reference-error-codes ask for. */
const asked: readonly (readonly [Reason, string])[] = [
  // Only an administrator can lift these.
  ['admin-consent', '90094 90095 90099 65005'],
  // The session at Entra is over or the refresh token is dead: a new sign-in helps, nothing else does.
  ['sign-in', '700084 700082 50173 70008 700081 50078 50132 50133'],
  ['consent', '65001'],
  ['declined', '65004'],
];

/**
 * Maps what MSAL throws to a failure of ours. MSAL 5 messages are only links, so its codes decide:
 * https://learn.microsoft.com/entra/msal/javascript/browser/errors. Anything unknown is a refusal that
 * shows Entra's own code.
 */
export function signInFailure(error: unknown, scopes: readonly string[]): Failure {
  if (isCacheError(error))
    return { kind: 'refused', by: 'entra', status: 0, code: error.errorCode, message: '' };
  if (!(error instanceof AuthError)) throw error;
  if (error instanceof EntraAnswerError) return error.failure;
  const byEntra = error instanceof ServerError || error instanceof InteractionRequiredAuthError;
  if (!byEntra && foreignAnswer.test(error.errorCode)) return { kind: 'unsafe', what: 'answer' };
  const number = aadsts(error);
  const code = number ? `AADSTS${number}` : error.errorCode;
  const refused = (status: number, as = code): Failure => ({
    kind: 'refused',
    by: 'entra',
    status,
    code: as,
    message: '',
  });
  const pause = pauseOf(error);
  if (pause?.status === 429) return { kind: 'throttled', until: pause.until };
  if (pause) return refused(pause.status, code || busy);
  const claims = error instanceof InteractionRequiredAuthError ? error.claims : '';
  const reason = asked.find(([, numbers]) => number && numbers.split(' ').includes(number))?.[0];
  if (reason && !(claims && reason === 'consent')) {
    return { kind: 'needs-interaction', reason, scopes, code };
  }
  // Entra says so of a person's own "Cancel", too.
  if (error.errorCode === 'access_denied') {
    return number && number !== '50126' ? refused(403) : { kind: 'cancelled' };
  }
  if (error instanceof InteractionRequiredAuthError) {
    const consent = error.subError === 'consent_required';
    return {
      kind: 'needs-interaction',
      reason: claims ? 'claims' : consent ? 'consent' : 'sign-in',
      scopes,
      code,
      ...(claims && { claims }),
    };
  }
  if (error instanceof BrowserAuthError) return browserFailure(error, scopes);
  // MSAL pauses by itself after a 429 or 5xx and then throws with an empty code where Entra named none.
  if (byEntra && error.errorCode === '') return { kind: 'throttled' };
  // What the network does comes as an error of our own, except where MSAL looks for Entra's endpoints first.
  if (error.errorCode === 'endpoints_resolution_error') return unreachable();
  if (error.errorCode === 'null_or_empty_token' || error.errorCode === 'client_info_empty_error') {
    return { kind: 'unreadable', status: 200, expected: 'token' };
  }
  // Whatever else MSAL throws, Entra said nothing.
  return refused(error instanceof ServerError ? (error.status ?? 400) : 0);
}

/** The browser would not keep what MSAL stores. MSAL's error for it is no AuthError, and not exported. */
function isCacheError(error: unknown): error is Error & { errorCode: string } {
  return (
    error instanceof Error &&
    error.name === 'CacheError' &&
    'errorCode' in error &&
    typeof error.errorCode === 'string'
  );
}

/**
 * In MSAL's own codes for an answer that no request of this page fits to, one that was made up or comes too late:
 * https://learn.microsoft.com/entra/msal/javascript/browser/errors
 */
const foreignAnswer = /state|nonce|hash|request_cache|code_missing|empty_response/;

function unreachable(): Failure {
  return { kind: 'unreachable', origin: 'login', offline: !navigator.onLine };
}

function browserFailure(error: BrowserAuthError, scopes: readonly string[]): Failure {
  switch (error.errorCode) {
    case 'popup_window_error':
    case 'empty_window_error':
    case 'block_nested_popups':
      return { kind: 'needs-interaction', reason: 'popup-blocked', scopes };
    case 'timed_out':
      // The same code for a window that nobody answered and for a page that could not be left.
      return error.subError === 'failed_to_redirect'
        ? unreachable()
        : { kind: 'needs-interaction', reason: 'window-unanswered', scopes };
    case 'user_cancelled':
    case 'interaction_in_progress_cancelled':
      return { kind: 'cancelled' };
    case 'no_account_error':
    case 'interaction_in_progress':
      return { kind: 'needs-interaction', reason: 'sign-in', scopes };
    default:
      return { kind: 'refused', by: 'entra', status: 0, code: error.errorCode, message: '' };
  }
}

/** Entra's number of the error, from MSAL's own field or from the text that begins "AADSTS12345:". */
function aadsts(error: AuthError): string | undefined {
  const numbered = error instanceof ServerError || error instanceof InteractionRequiredAuthError;
  const own = numbered ? error.errorNo : undefined;
  // oxlint-disable-next-line typescript/no-unnecessary-type-conversion -- MSAL types it as text and hands on the number of Entra's `error_codes`
  return own ? String(own) : /AADSTS(\d+)/.exec(error.errorMessage)?.[1];
}
