import type { Outcome } from '#src/domain/attempt.ts';
import type { Receipt, Verdict } from '#src/domain/receipt.ts';
import { type Fact, facts, failureFacts } from '#src/domain/failure/failure.ts';
import { version } from '#src/domain/version.ts';

/** Reason phrases of the statuses that say something by their name: https://www.rfc-editor.org/rfc/rfc9110#section-15 */
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** How it ended. A test of typed values that never left ends like any other unsent attempt. */
export function endOf(receipt: Receipt): Outcome | Verdict {
  if (!('verdict' in receipt)) return receipt.outcome;
  const isUnsent = receipt.verb === 'test-typed' && receipt.outcome === 'not-sent';
  return isUnsent ? 'not-sent' : receipt.verdict;
}

/** Everything known about an attempt that may be shown and copied; a receipt holds no value. */
export function receiptFacts(receipt: Receipt, tenantId: string, localTime: string): readonly Fact[] {
  const { failure } = receipt;
  const own = facts(
    ['outcome', endOf(receipt)],
    ['status', receipt.status === undefined ? undefined : statusLine(receipt.status)],
  );
  const rest = facts(
    ['local-time', localTime],
    ['utc-time', new Date(receipt.startedAt).toISOString()],
    ['duration', `${Math.round(receipt.durationMs)} ms`],
    ['client-request-id', receipt.clientRequestId],
    ['request-id', receipt.requestId],
    ['endpoint', `${receipt.verb === 'save' ? 'PUT' : 'POST'} ${receipt.endpoint}`],
    ['target', receipt.target.displayName],
    ['object-id', receipt.target.id],
    ['tenant', tenantId],
    ['keys', receipt.keys.join(', ')],
    ['version', version],
  );
  const taken = new Set([...own, ...rest].map(({ name }) => name));
  const extra = failure ? failureFacts(failure).filter(({ name }) => !taken.has(name)) : [];
  return [...own, ...extra, ...rest];
}

function statusLine(status: number): string {
  const reason = reasons[status];
  return reason ? `${status} ${reason}` : String(status);
}
