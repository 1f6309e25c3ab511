import { requestInit, type Connection, bearer, type AccessToken } from './request.ts';
import { failureOf, FailureError } from '#src/domain/failure/failure.ts';
import { failureOfRefusal, isTokenRejected, requestIdIn, textOf } from './error-response.ts';
import { withDeadline } from './deadline.ts';
import { type Delivery, outcomeOf } from '#src/domain/attempt.ts';

type SendOptions = {
  /** `POST` where none is named. */
  method?: 'POST' | 'PUT';
  /** The tenant on screen; a token of any other is not used. */
  tenantId: string;
  /** Called once, immediately before the request leaves, and never when it does not leave. */
  body: () => string;
  /** Removes from the answer what the body held. */
  clean: (text: string) => string;
  signal?: AbortSignal | undefined;
};

/** Sends once. Resolves for every outcome; throws only for a bug met before anything was sent. */
export type Send = (path: string, options: SendOptions) => Promise<Delivery>;

type Answer = Pick<Delivery, 'outcome' | 'requestId' | 'status' | 'failure'>;

/** There is no loop here, on purpose: the service may have used a one-time code although no answer came back. */
export function createSender(connection: Connection): Send {
  const { now } = connection;
  return async (path, options) => {
    const clientRequestId = crypto.randomUUID();
    let startedAt = now();
    let authorization: string;
    try {
      authorization = await readyToSend(connection, options);
    } catch (error) {
      const failure = options.signal?.aborted === true ? ({ kind: 'cancelled' } as const) : failureOf(error);
      if (failure === undefined) throw error;
      return { outcome: 'not-sent', startedAt, durationMs: now() - startedAt, clientRequestId, failure };
    }
    const body = options.body();
    startedAt = now();
    const answer = await sendOnce(connection, path, authorization, clientRequestId, body, options);
    return { ...answer, startedAt, durationMs: now() - startedAt, clientRequestId };
  };
}

/** The Authorization header, when nothing blocks sending; otherwise throws. */
async function readyToSend(
  { getToken, online, unreachable }: Connection,
  options: SendOptions,
): Promise<string> {
  const { signal, tenantId } = options;
  stopIfOver(signal);
  if (!online()) throw unreachable();
  const token: AccessToken = await getToken('write', signal === undefined ? {} : { signal });
  stopIfOver(signal);
  const authorization = bearer(token);
  if (token.tenantId.toLowerCase() !== tenantId.toLowerCase())
    throw new FailureError({ kind: 'unsafe', what: 'tenant' });
  if (!online()) throw unreachable();
  return authorization;
}

function stopIfOver(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new FailureError({ kind: 'cancelled' }, { cause: signal.reason });
}

async function sendOnce(
  { base, fetch, scopes, now, submitTimeout, onTokenRejected, unreachable }: Connection,
  path: string,
  authorization: string,
  clientRequestId: string,
  body: string,
  { method = 'POST', clean, signal: outer }: SendOptions,
): Promise<Answer> {
  const headers = {
    Authorization: authorization,
    'Content-Type': 'application/json',
    'client-request-id': clientRequestId,
  };
  try {
    return await withDeadline(submitTimeout, outer, async (signal) => {
      const response = await fetch(base + path, { ...requestInit(method, headers, signal), body });
      const { status } = response;
      const requestId = requestIdIn(response.headers, clean);
      const known = { outcome: outcomeOf(status), status, ...(requestId !== undefined && { requestId }) };
      if (known.outcome === 'applied') return known;
      if (status < 400) {
        // No code reads it, and an unread body would hold the connection.
        response.body?.cancel().catch(() => undefined);
        return { ...known, failure: { kind: 'unreadable', status, expected: '204', clientRequestId } };
      }
      const text = await textOf(response);
      const failure = failureOfRefusal({
        status,
        headers: response.headers,
        text,
        clientRequestId,
        path,
        scopes: scopes.write,
        now: now(),
        clean,
      });
      if (isTokenRejected(failure)) onTokenRejected('write');
      const inBody = 'requestId' in failure ? failure.requestId : undefined;
      return {
        ...known,
        ...(failure.kind === 'unreadable' && { outcome: 'unknown' }),
        ...(inBody !== undefined && { requestId: inBody }),
        failure,
      };
    });
  } catch (error) {
    // The error is dropped: it says nothing that the failure does not, and must not carry the body anywhere.
    const cancelled = outer?.aborted === true;
    return { outcome: 'unknown', failure: cancelled ? { kind: 'cancelled' } : unreachable(error).failure };
  }
}
