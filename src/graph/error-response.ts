import { isHtml } from '#src/config/html.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { claimsChallenge } from './claims.ts';
import { parseErrorBody } from './error-body.ts';
import { isGuid } from '#src/domain/guid.ts';
import { readBody } from './read-body.ts';
import { retryAfter } from './retry-after.ts';

export type Refusal = {
  status: number;
  headers: Headers;
  text: string;
  clientRequestId: string;
  /** What was asked for, behind the base; its query stays out of the failure. */
  path: string;
  /** What the request was made with, for a claims challenge to ask for again. */
  scopes: readonly string[];
  now: number;
  /** Applied to every string of the answer before it goes anywhere. */
  clean: (text: string) => string;
};

/** What an answer with a status from 400 on means: https://learn.microsoft.com/graph/errors */
export function failureOfRefusal({
  status,
  headers,
  text,
  clientRequestId,
  path,
  scopes,
  now,
  clean,
}: Refusal): Failure {
  // Graph answers an error in JSON, so a web page has another sender, and what Graph did is unknown.
  // A missing body proves no other sender: HTTP requires only a status, and a broken answer has already given it.
  if (isHtml(headers.get('Content-Type'), text))
    return { kind: 'unreadable', status, expected: 'JSON', clientRequestId };
  const error = parseErrorBody(text, clean);
  const requestId = requestIdIn(headers, clean) ?? error.requestId;
  const ids = { clientRequestId, ...(requestId !== undefined && { requestId }) };
  if (status === 429) {
    const wait = retryAfter(headers.get('Retry-After'), now);
    return { kind: 'throttled', ...ids, ...(wait !== undefined && { until: now + wait }) };
  }
  const claims = status === 401 ? claimsChallenge(headers.get('WWW-Authenticate')) : undefined;
  if (claims !== undefined) {
    return {
      kind: 'needs-interaction',
      reason: 'claims',
      scopes,
      claims,
      ...(error.code !== '' && { code: error.code }),
    };
  }
  const { code, message, layers, date } = error;
  return {
    kind: 'refused',
    by: 'graph',
    status,
    code,
    message,
    ...(layers !== undefined && { layers }),
    ...ids,
    ...(date !== undefined && { date }),
    path: path.replace(/\?.*$/s, ''),
  };
}

/** Graph rejects the token, for any account: https://learn.microsoft.com/graph/resolve-auth-errors */
export function isTokenRejected(failure: Failure): boolean {
  return (
    failure.kind === 'refused' && failure.status === 401 && failure.code === 'InvalidAuthenticationToken'
  );
}

/** Browsers see it only where Graph exposes it to them. */
export function requestIdIn(headers: Headers, clean: (text: string) => string): string | undefined {
  const id = clean(headers.get('request-id') ?? '');
  return isGuid(id) ? id : undefined;
}

/** The body of a refusal; '' when it breaks off, is too long or is no text, since the status already says what happened. */
export async function textOf(response: Response): Promise<string> {
  try {
    const body = await readBody(response);
    return body.state === 'text' ? body.text : '';
  } catch {
    return '';
  }
}
