import { FailureError } from '#src/failure.ts';

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
