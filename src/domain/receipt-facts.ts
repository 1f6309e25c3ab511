import type { Outcome, Receipt, Verdict } from './attempt.ts';
import { type Fact, type Failure, facts, failureFacts } from './failure/failure.ts';
import { explain } from './failure/explain.ts';
import type { KeysAtFault } from './failure/graph-causes.ts';
import { classOf } from './keys/keys.ts';
import { version } from './version.ts';

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

/** Who signs in at the target: wrong together with the secret. */
const accounts: ReadonlySet<string> = new Set([
  'UserName',
  'ClientIdentifier',
  'ConsumerKey',
  'Oauth2ClientId',
]);
/** Where the target is; addresses of the class url aside. */
const places: ReadonlySet<string> = new Set(['InstanceName', 'Domain', 'Server', 'SandboxName']);

/**
 * The sent keys that a refusal is about, in the order sent; empty where it does not say. Reads the cause,
 * then the message for names of keys. The message is a third party's: it can only pick among `sent`.
 */
export function keysAtFault(failure: Failure | undefined, sent: readonly string[]): readonly string[] {
  if (failure?.kind !== 'refused' || failure.by !== 'graph') return [];
  // These are about the person who sends, not about what was sent.
  if (failure.status === 401 || failure.status === 403) return [];
  const { message } = failure;
  const keys = sent.filter((key) => key !== '');
  const unknown = keys.filter((key) => saysUnknown(message, key));
  if (unknown.length > 0) return unknown;
  const about = explain(failure, 'synchronization')?.keys ?? [];
  const byCause = keys.filter((key) => isAbout(about, key));
  return byCause.length > 0 ? byCause : keys.filter((key) => isNamed(message, key));
}

function isAbout(about: KeysAtFault, key: string): boolean {
  if (about === 'login') return classOf(key) === 'secret' || accounts.has(key);
  if (about === 'address') return classOf(key) === 'url' || places.has(key);
  return about.includes(key);
}

/** Graph's words for a key that is not in its list, which may spell it in another case. */
function saysUnknown(message: string, key: string): boolean {
  return message.toLowerCase().includes(`requested value '${key.toLowerCase()}' was not found`);
}

/** The key stands in the message as a word of its own, spelled like this: `Url` is not in `curl` nor in `BaseUrl`. */
function isNamed(message: string, key: string): boolean {
  for (let at = message.indexOf(key); at >= 0; at = message.indexOf(key, at + 1))
    if (!isWordChar(message.charAt(at - 1)) && !isWordChar(message.charAt(at + key.length))) return true;
  return false;
}

function isWordChar(char: string): boolean {
  return char === '_' || (char >= '0' && char <= '9') || char.toLowerCase() !== char.toUpperCase();
}
