import type { ReadProgress, RepeatReason } from '#src/domain/attempt.ts';
import { FailureError, type Failure } from '#src/domain/failure/failure.ts';
import { failureOfRefusal, isTokenRejected, textOf, retryAfter } from './error-response.ts';
import { type Connection, bearer, requestInit } from './request.ts';
import { scopesFor, type TokenUse } from '#src/domain/token-claims.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import { readBody, type Body } from './read-body.ts';
import { maxAttempts, mayRepeat, pauseBefore, repeatReason } from './read-policy.ts';

type ReadOptions = {
  signal?: AbortSignal | undefined;
  /** Asks for Graph's advanced queries: https://learn.microsoft.com/graph/aad-advanced-queries */
  eventual?: boolean;
  /** The permission it takes. */
  use?: TokenUse;
  /** JSON that goes out in a POST to a read that takes one, and once: who sends a batch also repeats its items. */
  batch?: string;
  onProgress?: (progress: ReadProgress) => void;
};

/** Reads `path` (behind the base, with its query) and gives back the parsed JSON. Throws a FailureError. */
export type Read = (path: string, options?: ReadOptions) => Promise<unknown>;

const deadline = 30_000;

type Attempt =
  | { state: 'done'; json: unknown }
  | { state: 'challenged'; failure: Failure; claims: string }
  /** `asked` is what `Retry-After` says, in milliseconds. */
  | { state: 'failed'; error: FailureError; again?: RepeatReason | undefined; asked?: number | undefined };

/** The only retry policy: it repeats a read after a passing failure, and reports every pause. */
export function createReader(connection: Connection): Read {
  const { getToken, sleep, now, random, online } = connection;
  return async (path, { signal, eventual = false, use = 'read', batch, onProgress } = {}) => {
    const withSignal = signal === undefined ? {} : { signal };
    const begun = now();
    let claims: string | undefined;
    let reason: RepeatReason | undefined;
    for (let attempt = 1; ; attempt += 1) {
      onProgress?.({ state: 'token', attempt, of: maxAttempts, reason });
      const token = await getToken(use, { ...withSignal, ...(claims !== undefined && { claims }) });
      // The token may have come after the end.
      if (signal?.aborted === true) throw new FailureError({ kind: 'cancelled' }, { cause: signal.reason });
      onProgress?.({ state: 'asking', attempt, of: maxAttempts, reason });
      const result = await readOnce(connection, path, bearer(token), {
        signal,
        eventual,
        use,
        ...(batch !== undefined && { batch }),
      });
      if (result.state === 'done') return result.json;
      if (result.state === 'challenged') {
        if (claims !== undefined) throw new FailureError(result.failure);
        claims = result.claims;
        continue;
      }
      if (batch !== undefined) throw result.error;
      reason = result.again;
      const pause = pauseBefore({ attempt, reason, asked: result.asked, random });
      const until = now() + pause;
      if (reason === undefined || !online() || !mayRepeat(attempt, pause, now() - begun))
        throw withTime(result.error, until);
      onProgress?.({ state: 'pausing', attempt: attempt + 1, of: maxAttempts, reason, until });
      await sleep(pause, signal);
    }
  };
}

/** Browsers do not see Graph's `Retry-After`: our own pause then says when to come back. */
function withTime(error: FailureError, until: number): FailureError {
  const { failure } = error;
  if (failure.kind !== 'throttled' || failure.until !== undefined) return error;
  return new FailureError({ ...failure, until: Math.round(until) }, { cause: error });
}

async function readOnce(
  connection: Connection,
  path: string,
  authorization: string,
  { signal: outer, eventual, use, batch }: ReadOptions & { use: TokenUse },
): Promise<Attempt> {
  const { base, fetch, unreachable } = connection;
  const clientRequestId = crypto.randomUUID();
  const headers = {
    Authorization: authorization,
    Accept: 'application/json',
    'client-request-id': clientRequestId,
    ...(eventual && { ConsistencyLevel: 'eventual' }),
    ...(batch !== undefined && { 'Content-Type': 'application/json' }),
  };
  let response: Response;
  let body: Body;
  try {
    [response, body] = await withDeadline(deadline, outer, async (signal) => {
      const init = requestInit(batch === undefined ? 'GET' : 'POST', headers, signal);
      const answer = await fetch(base + path, batch === undefined ? init : { ...init, body: batch });
      return [answer, answer.ok ? await readBody(answer) : { state: 'text', text: await textOf(answer) }];
    });
  } catch (error) {
    if (outer?.aborted === true) throw new FailureError({ kind: 'cancelled' }, { cause: error });
    // A person who waited this long once should decide about the next time.
    if (error instanceof DeadlineError) return { state: 'failed', error: unreachable(error) };
    if (error instanceof TypeError)
      return { state: 'failed', error: unreachable(error), again: 'unreachable' };
    throw error;
  }
  const { status } = response;
  const text = body.state === 'text' ? body.text : '';
  if (status >= 400) return refusal(connection, response, text, { clientRequestId, path, use });
  const json = response.ok ? parsed(text) : undefined;
  if (json !== undefined) return { state: 'done', json: json.value };
  return {
    state: 'failed',
    error: new FailureError({
      kind: 'unreadable',
      status,
      expected: 'JSON',
      ...(body.state === 'too-long' && { problem: body.state }),
      clientRequestId,
    }),
  };
}

function refusal(
  connection: Connection,
  response: Response,
  text: string,
  { clientRequestId, path, use }: { clientRequestId: string; path: string; use: TokenUse },
): Attempt {
  const { status, headers } = response;
  const now = connection.now();
  const failure = failureOfRefusal({
    status,
    headers,
    text,
    clientRequestId,
    path,
    scopes: scopesFor(connection.scopes, use),
    now,
    clean: connection.redactor.redact,
  });
  if (failure.kind === 'needs-interaction' && failure.claims !== undefined) {
    return { state: 'challenged', failure, claims: failure.claims };
  }
  if (isTokenRejected(failure)) connection.onTokenRejected(use);
  const again = repeatReason(status);
  const asked = retryAfter(headers.get('Retry-After'), now);
  const isPassing = failure.kind === 'refused' && again !== undefined && asked !== undefined;
  return {
    state: 'failed',
    error: new FailureError(isPassing ? { ...failure, until: now + asked } : failure),
    again,
    asked,
  };
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
