import type { ConfiguredUse, TokenUse } from '#src/domain/token-claims.ts';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { Redactor } from './redact.ts';

export type AccessToken = { token: string; tenantId: string };

/** Never follows a redirect (a 307 would carry body and token to another host), never sends cookies or the page's address. */
export function requestInit(
  method: 'GET' | 'POST' | 'PUT',
  headers: Record<string, string>,
  signal: AbortSignal,
): RequestInit {
  return {
    method,
    headers,
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
}

/** Throws an unsafe failure for an empty token, or one that no header can carry. */
export function bearer({ token }: AccessToken): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new FailureError({ kind: 'unsafe', what: 'token' });
  return `Bearer ${token}`;
}

/** Throws a FailureError when it cannot get a token without the person. `claims` is JSON text. */
export type GetToken = (
  use: TokenUse,
  options: { signal?: AbortSignal; claims?: string },
) => Promise<AccessToken>;

export type ClientDeps = {
  /** Without the version, without a slash at the end. */
  origin: string;
  version: 'v1.0' | 'beta';
  getToken: GetToken;
  /** Called when Graph has not taken a token, which must not come from a cache again. */
  onTokenRejected?: (use: TokenUse) => void;
  fetch: typeof fetch;
  /** Of the page: what one client sends is taken out of what another is answered. */
  redactor: Redactor;
  /** Named in a claims failure, so that the page asks for the right token again. */
  scopes?: Readonly<Record<ConfiguredUse, readonly string[]>>;
  /** How long a submit waits for its answer, in milliseconds. */
  submitTimeout?: number;
  /** false only when the browser is sure that there is no network. */
  online?: () => boolean;
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  now?: () => number;
  random?: () => number;
};

export type Connection = Required<Omit<ClientDeps, 'origin' | 'version'>> & {
  /** Origin and version. */
  base: string;
  unreachable: (cause?: unknown) => FailureError;
};
