import { AuthError, BrowserAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import type { Failure } from '#src/failure.ts';
import { busy, EntraAnswerError, pauseOf } from './entra-network.ts';

/** AADSTS numbers of https://learn.microsoft.com/entra/identity-platform/reference-error-codes that only an administrator can lift. */
const adminConsentNumbers = new Set(['90094', '90095', '90099', '65005']);
/** The session at Entra is over or the refresh token is dead: a new sign-in helps, nothing else does. */
const expiredNumbers = new Set(['700084', '700082', '50173', '70008', '700081', '50078', '50132', '50133']);
/** Given or refused by the person: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const consentReasons = new Map<string, 'consent' | 'declined'>([
  ['65001', 'consent'],
  ['65004', 'declined'],
]);

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
  if (foreignAnswer.has(error.errorCode)) return { kind: 'unsafe', what: 'answer' };
  const number = aadsts(error);
  const code = number ? `AADSTS${number}` : error.errorCode;
  const pause = pauseOf(error);
  if (pause?.status === 429) return { kind: 'throttled', until: pause.until };
  if (pause) return { kind: 'refused', by: 'entra', status: pause.status, code: code || busy, message: '' };
  if (error.errorCode === 'access_denied') return declined(number, scopes);
  if (number && adminConsentNumbers.has(number)) {
    return { kind: 'needs-interaction', reason: 'admin-consent', scopes, code };
  }
  if (number && expiredNumbers.has(number)) {
    return { kind: 'needs-interaction', reason: 'sign-in', scopes, code };
  }
  const asked = number && consentReasons.get(number);
  const challenged = error instanceof InteractionRequiredAuthError && error.claims;
  if (asked && !challenged) return { kind: 'needs-interaction', reason: asked, scopes, code };
  if (error instanceof InteractionRequiredAuthError) {
    const consent = error.subError === 'consent_required';
    const reason = error.claims ? 'claims' : consent ? 'consent' : 'sign-in';
    return {
      kind: 'needs-interaction',
      reason,
      scopes,
      code,
      ...(error.claims ? { claims: error.claims } : {}),
    };
  }
  if (error instanceof BrowserAuthError) return browserFailure(error, scopes);
  // MSAL pauses by itself after a 429 or 5xx and then throws with an empty code where Entra named none.
  if (error instanceof ServerError && error.errorCode === '') return { kind: 'throttled' };
  if (error.errorCode === 'network_error' || error.errorCode === 'endpoints_resolution_error') {
    return { kind: 'unreachable', origin: 'login', offline: !navigator.onLine };
  }
  if (error.errorCode === 'null_or_empty_token' || error.errorCode === 'client_info_empty_error') {
    return { kind: 'unreadable', status: 200, expected: 'token' };
  }
  // Whatever else MSAL throws, Entra said nothing.
  const status = error instanceof ServerError ? (error.status ?? 400) : 0;
  return { kind: 'refused', by: 'entra', status, code, message: '' };
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
 * MSAL's codes for an answer that no request of this page fits to, one that was made up or comes too late:
 * https://learn.microsoft.com/entra/msal/javascript/browser/errors
 */
const foreignAnswer: ReadonlySet<string> = new Set([
  'state_mismatch',
  'state_not_found',
  'invalid_state',
  'nonce_mismatch',
  'authorization_code_missing_from_server_response',
  'hash_not_deserialized',
  'hash_empty_error',
  'no_state_in_hash',
  'hash_does_not_contain_known_properties',
  'unable_to_parse_state',
  'state_interaction_type_mismatch',
  'no_token_request_cache_error',
  'unable_to_parse_token_request_cache_error',
  'redirect_bridge_empty_response',
  'empty_response',
]);

/** Entra answers access_denied for a person's own "Cancel" and for what only an administrator may grant. */
function declined(number: string | undefined, scopes: readonly string[]): Failure {
  if (number && adminConsentNumbers.has(number)) {
    return { kind: 'needs-interaction', reason: 'admin-consent', scopes, code: `AADSTS${number}` };
  }
  const asked = number && consentReasons.get(number);
  if (asked) return { kind: 'needs-interaction', reason: asked, scopes, code: `AADSTS${number}` };
  if (number && number !== '50126') {
    return { kind: 'refused', by: 'entra', status: 403, code: `AADSTS${number}`, message: '' };
  }
  return { kind: 'cancelled' };
}

function browserFailure(error: BrowserAuthError, scopes: readonly string[]): Failure {
  const unreachable = { kind: 'unreachable', origin: 'login', offline: !navigator.onLine } as const;
  switch (error.errorCode) {
    case 'popup_window_error':
    case 'empty_window_error':
    case 'block_nested_popups':
      return { kind: 'needs-interaction', reason: 'popup-blocked', scopes };
    case 'timed_out':
      // The same code for a window that nobody answered and for a page that could not be left.
      return error.subError === 'failed_to_redirect'
        ? unreachable
        : { kind: 'needs-interaction', reason: 'window-unanswered', scopes };
    case 'user_cancelled':
    case 'interaction_in_progress_cancelled':
      return { kind: 'cancelled' };
    case 'no_network_connectivity':
    case 'post_request_failed':
    case 'get_request_failed':
      return unreachable;
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
