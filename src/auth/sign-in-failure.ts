import { AuthError, BrowserAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import { type Failure, type EntraWords, signInCause } from '#src/domain/failure/failure.ts';
import type { SignInCause } from '#src/domain/failure/causes.ts';
import { busy, EntraAnswerError, pauseOf } from './entra-network.ts';

type Reason = Extract<Failure, { kind: 'needs-interaction' }>['reason'];

/** What Entra's number asks of a person, where it means more than a sign-in. */
const reasonOf: Partial<Record<SignInCause, Reason>> = {
  // Only an administrator can lift it.
  'admin-approval': 'admin-consent',
  'consent-missing': 'consent',
  'consent-declined': 'declined',
};

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
  const code = number ? `AADSTS${number}` : error.errorCode.slice(0, 100);
  const found = entraWords(error);
  const words = found && { words: found };
  const refused = (status: number, as = code): Failure => ({
    kind: 'refused',
    by: 'entra',
    status,
    code: as,
    message: '',
    ...words,
  });
  const pause = pauseOf(error);
  if (pause?.status === 429) return { kind: 'throttled', until: pause.until, ...words };
  if (pause) return refused(pause.status, code || busy);
  const claims = error instanceof InteractionRequiredAuthError ? error.claims : '';
  const cause = number ? signInCause(code) : undefined;
  const reason = cause && reasonOf[cause];
  if (reason && !(claims && reason === 'consent')) {
    return { kind: 'needs-interaction', reason, scopes, code, ...words };
  }
  // Entra says so of a person's own "Cancel", too.
  if (error.errorCode === 'access_denied') {
    return number && number !== '50126' ? refused(403) : { kind: 'cancelled' };
  }
  if (wantsPerson(error)) {
    const consent = error.subError === 'consent_required';
    return {
      kind: 'needs-interaction',
      reason: claims ? 'claims' : consent ? 'consent' : 'sign-in',
      scopes,
      code,
      ...(claims && { claims }),
      ...words,
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

/**
 * A person can lift it, in Entra's window. The protocol says so, not the number, of which there are always new ones: what was
 * granted before does not hold any more (https://www.rfc-editor.org/rfc/rfc6749#section-5.2). MSAL knows a few sub-errors only.
 */
function wantsPerson(error: AuthError): boolean {
  return (
    error instanceof InteractionRequiredAuthError ||
    (error instanceof ServerError && error.errorCode === 'invalid_grant')
  );
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
const foreignAnswer = /state|nonce|hash|no_token_request_cache|code_missing|empty_response/;

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
      // The same code for a window without an answer and for a page that the browser could not leave.
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
  const named = own ? String(own) : '';
  return /^\d{4,10}$/.test(named) ? named : /AADSTS(\d{4,10})/.exec(error.errorMessage.slice(0, 1000))?.[1];
}

/** Entra's sentences are shorter than this by far; what is longer came from elsewhere. */
const longestRead = 20_000;
const longestSentence = 600;
const longestScope = 200;

const mask = '•••';
const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const traceId = new RegExp(`\\bTrace ID: *(${guid})`, 'i');
const correlationId = new RegExp(`\\bCorrelation ID: *(${guid})`, 'i');
const date = /\bTimestamp: *(\d{4}-\d{2}-\d{2}[ T][\d:.]{8,18}Z)/i;
/** The ids, or their beginning, behind the sentence. */
const tail = / *-? *\b(?:Trace|Correlation) ID:/i;

/**
 * What Entra wrote beside its code, for Details: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * says that support asks for the ids. Undefined for what MSAL wrote itself.
 */
export function entraWords(error: AuthError): EntraWords | undefined {
  if (!(error instanceof ServerError || error instanceof InteractionRequiredAuthError)) return undefined;
  const text = plain(description(error.errorMessage.slice(0, longestRead)));
  const own = error instanceof InteractionRequiredAuthError ? error : undefined;
  const trace = traceId.exec(text)?.[1] ?? guidOf(own?.traceId);
  const correlation = correlationId.exec(text)?.[1] ?? guidOf(error.correlationId);
  const time = date.exec(text)?.[1] ?? date.exec(`Timestamp: ${own?.timestamp ?? ''}`)?.[1];
  const sentence = redacted(
    text
      .split(tail, 1)[0]
      ?.replace(/^AADSTS\d+: */, '')
      .trim() ?? '',
  );
  // Without a word of Entra, ids of MSAL's own would say nothing.
  if (sentence === '' && trace === undefined) return undefined;
  const scope = scopeIn(sentence);
  return {
    sentence: shortened(sentence, longestSentence),
    ...(trace !== undefined && { traceId: trace }),
    ...(correlation !== undefined && { correlationId: correlation }),
    ...(time !== undefined && { date: time }),
    ...(scope !== undefined && { scope: shortened(scope, longestScope) }),
  };
}

/** MSAL puts the answer of the token endpoint into a line of its own, and names a page where Entra wrote nothing. */
function description(text: string): string {
  if (text.startsWith('See https://aka.ms/')) return '';
  const [, around] = /^Error\(s\): .*? - Description: (.*)$/s.exec(text) ?? [];
  if (around === undefined) return text;
  const end = around.lastIndexOf(' - Correlation ID: ');
  const own = end < 0 ? around : around.slice(0, end);
  return own === 'not_available' ? '' : own;
}

/** One line, without what cannot be seen or turns the direction of what follows. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** A sentence for support names no person, and carries no code or token that Entra may have repeated. */
function redacted(sentence: string): string {
  return sentence
    .replace(/[^\s'"<>(),;]{1,64}@[^\s'"<>(),;]{1,255}/g, mask)
    .replace(/[\w.~+=-]{41,}/g, (run) =>
      /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run) ? mask : run,
    );
}

function scopeIn(sentence: string): string | undefined {
  return /\bscope '([^']+)'/i.exec(sentence)?.[1] ?? /\bscope (\S+) is not valid/i.exec(sentence)?.[1];
}

function guidOf(text: string | undefined): string | undefined {
  return text !== undefined && new RegExp(`^${guid}$`, 'i').test(text) ? text : undefined;
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).toWellFormed()}…` : text;
}
