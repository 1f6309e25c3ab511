import type { Outcome, Receipt } from '#src/graph/acquire-access-token.ts';
import type { Verdict } from '#src/graph/validate-credentials.ts';
import { type Fact, facts, failureFacts } from '#src/failure/facts.ts';
import { version } from '#src/version.ts';

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

/** Of a submit, which has an outcome, or of a test, which has a verdict. */
type AnyReceipt = Omit<Receipt, 'outcome'> & { outcome?: Outcome; verdict?: Verdict };

/** Everything known about a submit or a test that may be shown and copied; a receipt holds no value. */
export function receiptFacts(receipt: AnyReceipt, tenantId: string, localTime: string): readonly Fact[] {
  const { failure } = receipt;
  const own = facts(
    ['outcome', receipt.outcome ?? receipt.verdict],
    ['status', receipt.status === undefined ? undefined : statusLine(receipt.status)],
  );
  const rest = facts(
    ['local-time', localTime],
    ['utc-time', new Date(receipt.startedAt).toISOString()],
    ['duration', `${Math.round(receipt.durationMs)} ms`],
    ['client-request-id', receipt.clientRequestId],
    ['request-id', receipt.requestId],
    ['endpoint', `${receipt.method ?? 'POST'} ${receipt.endpoint}`],
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
