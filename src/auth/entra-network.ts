import { AuthError, type INetworkModule, type NetworkResponse } from '@azure/msal-browser';
import type { Failure } from '#src/domain/failure/failure.ts';

/** MSAL waits for Entra without an end; after this many milliseconds a person should hear of it. */
const deadline = 30_000;

/** MSAL itself pauses this long, in seconds, after an answer that names no time of its own. */
const standardPause = 60;
/** And no longer than this. */
const longestPause = 3600;

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export const busy = 'temporarily_unavailable';

/** An answer of Entra that MSAL has no error for, or none at all; its own errors drop the status. */
export class EntraAnswerError extends AuthError {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(`entra_${failure.kind}`, '', failure.kind);
    // MSAL's constructor makes every error one of its own.
    Object.setPrototypeOf(this, EntraAnswerError.prototype);
    this.failure = failure;
    this.cause = cause;
  }
}

type Ask = Parameters<INetworkModule['sendPostRequestAsync']>;

/** How MSAL reaches Entra: with a time limit, without a second try, and with every odd answer named as what it is. Nothing arrives after `over`. */
export function entraNetwork(over: AbortSignal): INetworkModule {
  return {
    sendGetRequestAsync: <T>(...[url, options]: Ask) => ask<T>(over, 'GET', url, options),
    sendPostRequestAsync: <T>(...[url, options]: Ask) => ask<T>(over, 'POST', url, options),
  };
}

async function ask<T>(
  over: AbortSignal,
  method: 'GET' | 'POST',
  ...[url, options]: Ask
): Promise<NetworkResponse<T>> {
  const { status, headers, text } = await answerOf(over, method, url, options);
  const unreadable = () => new EntraAnswerError({ kind: 'unreadable', status, expected: 'token' });
  const body = objectIn(text);
  if (!body) throw unreadable();
  const isPause = status === 429 || status === 503;
  // MSAL hands on an empty token, and takes any answer that names no error for a token, whatever its status:
  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow says that either is always there.
  const isToken = status < 400 && isFilled(body['access_token']) && !('error' in body);
  if (method === 'POST' && !isPause && !isFilled(body['error']) && !isToken) throw unreadable();
  const told = method === 'POST' ? readable(body) : body;
  // MSAL keeps the sub-error for the rest of its own pause, and with it what the page can say.
  const marked = isPause
    ? { error: busy, ...told, suberror: `pause:${status}:${Date.now() + pauseIn(headers) * 1000}` }
    : told;
  const kept = new Headers(headers);
  // MSAL would hold back every later request for it, and a refusal that a person can lift lost its code by then.
  if (!isPause) kept.delete('Retry-After');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- MSAL names the shape that it expects, and checks it itself
  return { status, headers: Object.fromEntries(kept), body: marked as T };
}

async function answerOf(over: AbortSignal, method: 'GET' | 'POST', ...[url, options]: Ask) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), deadline);
  try {
    const response = await fetch(url, {
      method,
      headers: options?.headers ?? {},
      ...(options?.body !== undefined && { body: options.body }),
      signal: AbortSignal.any([controller.signal, over]),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      // A 307 would pass the code or the refresh token to any host that it names.
      redirect: 'error',
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    const { origin } = new URL(url);
    throw new EntraAnswerError({ kind: 'unreachable', origin, offline: !navigator.onLine }, cause);
  } finally {
    clearTimeout(timer);
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Fields that MSAL parses as text. Another type would break it, and none of our requests needs them. */
const texts: ReadonlySet<string> = new Set(
  'error error_description error_uri suberror claims timestamp trace_id correlation_id access_token refresh_token id_token token_type scope client_info foci key_id'.split(
    ' ',
  ),
);

function readable(body: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(body).filter(([name, value]) => !texts.has(name) || typeof value === 'string');
  const codes = body['error_codes'];
  return {
    ...Object.fromEntries(kept),
    error_codes: Array.isArray(codes) ? codes.filter((code) => typeof code === 'number') : undefined,
  };
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function pauseIn(headers: Headers): number {
  const seconds = Number.parseInt(headers.get('Retry-After') ?? '', 10);
  return seconds > 0 ? Math.min(seconds, longestPause) : standardPause;
}

/** What Entra's answer to a request was that it will not take now, as far as an error of MSAL's says so. */
export function pauseOf({ subError }: AuthError): { status: number; until: number } | undefined {
  const [, status, until] = /^pause:(\d{3}):(\d{1,15})$/.exec(subError) ?? [];
  return until === undefined ? undefined : { status: Number(status), until: Number(until) };
}
