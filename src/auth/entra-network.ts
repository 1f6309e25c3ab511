import { AuthError, type INetworkModule, type NetworkResponse } from '@azure/msal-browser';
import type { Failure } from '#src/failure.ts';

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

/** How MSAL reaches Entra: with a time limit, without a second try, and with every odd answer named as what it is. */
export const entraNetwork: INetworkModule = {
  sendGetRequestAsync: <T>(...[url, options]: Ask) => ask<T>('GET', url, options),
  sendPostRequestAsync: <T>(...[url, options]: Ask) => ask<T>('POST', url, options),
};

async function ask<T>(method: 'GET' | 'POST', ...[url, options]: Ask): Promise<NetworkResponse<T>> {
  const { status, headers, text } = await answerOf(method, url, options);
  const unreadable = () => new EntraAnswerError({ kind: 'unreadable', status, expected: 'token' });
  const body = objectIn(text);
  if (!body) throw unreadable();
  const isPause = status === 429 || status === 503;
  // MSAL hands on an empty token, and takes any answer that names no error for a token, whatever its status:
  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow says that either is always there.
  const isToken = status < 400 && isFilled(body['access_token']);
  if (method === 'POST' && !isPause && !('error' in body) && !isToken) throw unreadable();
  // MSAL keeps the sub-error for the rest of its own pause, and with it what the page can say.
  const marked = isPause
    ? { error: busy, ...body, suberror: `pause:${status}:${Date.now() + pauseIn(headers) * 1000}` }
    : body;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- MSAL names the shape that it expects, and checks it itself
  return { status, headers: Object.fromEntries(headers), body: marked as T };
}

async function answerOf(method: 'GET' | 'POST', ...[url, options]: Ask) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), deadline);
  try {
    const response = await fetch(url, {
      method,
      headers: options?.headers ?? {},
      ...(options?.body !== undefined && { body: options.body }),
      signal: controller.signal,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      // A 307 would hand the code or the refresh token on to whoever it names.
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
