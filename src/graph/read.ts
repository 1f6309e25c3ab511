import { FailureError, type Failure } from '#src/failure.ts';
import { failureOfRefusal, textOf } from './answer.ts';
import type { Connection, TokenUse } from './client.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import { bearer, requestInit } from './request.ts';
import { retryAfter } from './retry-after.ts';

type ReadOptions = {
  signal?: AbortSignal | undefined;
  /** Asks for Graph's advanced queries: https://learn.microsoft.com/graph/aad-advanced-queries */
  eventual?: boolean;
  /** The permission it takes; the synchronization calls want 'write' for reading too. */
  use?: TokenUse;
};

/** Reads `path` (behind the base, with its query) and gives back the parsed JSON. Throws a FailureError. */
export type Read = (path: string, options?: ReadOptions) => Promise<unknown>;

const maxAttempts = 4;
const maxWait = 20_000;
const deadline = 30_000;

type Attempt =
  | { state: 'done'; json: unknown }
  | { state: 'challenged'; failure: Failure; claims: string }
  | { state: 'failed'; error: FailureError; again: boolean; until?: number };

/** Repeats what may pass by itself (no connection, 429, 5xx), with back-off and jitter or as long as `Retry-After` says. */
export function createReader(connection: Connection): Read {
  const { getToken, sleep, now, random, online } = connection;
  return async (path, { signal, eventual = false, use = 'read' } = {}) => {
    const withSignal = signal === undefined ? {} : { signal };
    let claims: string | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const token = await getToken(use, { ...withSignal, ...(claims !== undefined && { claims }) });
      const result = await readOnce(connection, path, bearer(token), { signal, eventual, use });
      if (result.state === 'done') return result.json;
      if (result.state === 'challenged') {
        if (claims !== undefined) throw new FailureError(result.failure);
        claims = result.claims;
        continue;
      }
      const wait =
        result.until === undefined ? backOff(attempt, random) : result.until - now() + random() * 250;
      const isLast = attempt >= maxAttempts || wait > maxWait || !online();
      if (!result.again || isLast) throw withTime(result.error, now() + wait);
      await sleep(Math.max(wait, 0), signal);
    }
  };
}

/** 0.5, 1, 2 … seconds, each cut by up to a half at random so that many pages do not return at once. */
function backOff(attempt: number, random: () => number): number {
  return 500 * 2 ** (attempt - 1) * (0.5 + random() / 2);
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
  { signal: outer, eventual, use }: ReadOptions & { use: TokenUse },
): Promise<Attempt> {
  const { base, fetch, unreachable } = connection;
  const clientRequestId = crypto.randomUUID();
  const headers = {
    Authorization: authorization,
    Accept: 'application/json',
    'client-request-id': clientRequestId,
    ...(eventual && { ConsistencyLevel: 'eventual' }),
  };
  let response: Response;
  let text: string;
  try {
    [response, text] = await withDeadline(deadline, outer, async (signal) => {
      const answer = await fetch(base + path, requestInit('GET', headers, signal));
      return [answer, answer.ok ? await answer.text() : await textOf(answer)];
    });
  } catch (error) {
    if (outer?.aborted === true) throw new FailureError({ kind: 'cancelled' }, { cause: error });
    // Whoever waited this long once should decide about the next time.
    if (error instanceof DeadlineError) return { state: 'failed', error: unreachable(error), again: false };
    if (error instanceof TypeError) return { state: 'failed', error: unreachable(error), again: true };
    throw error;
  }
  if (response.status >= 400) return refusal(connection, response, text, { clientRequestId, path, use });
  const json = response.ok ? parsed(text) : undefined;
  if (json !== undefined) return { state: 'done', json: json.value };
  const failure = { kind: 'unreadable', status: response.status, expected: 'JSON', clientRequestId } as const;
  return { state: 'failed', error: new FailureError(failure), again: false };
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
    scopes: connection.scopes[use],
    now,
    clean: (part) => part,
  });
  if (failure.kind === 'needs-interaction' && failure.claims !== undefined) {
    return { state: 'challenged', failure, claims: failure.claims };
  }
  const wait = retryAfter(headers.get('Retry-After'), now);
  return {
    state: 'failed',
    error: new FailureError(failure),
    again: status === 429 || status >= 500,
    ...(wait !== undefined && { until: now + wait }),
  };
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
