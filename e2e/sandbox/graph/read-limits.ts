import { setTimeout as wait } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { renewalNumber, renewalRules } from '../directory/renewals.ts';
import type { Sessions } from '../entra/sessions.ts';
import { resetConnection } from './connection.ts';
import type { GraphEnvironment } from './environment.ts';
import { GraphProblem } from './problem.ts';
import { quotaIn } from './read-switches.ts';
import type { Quota, ReadSwitch } from './read-switches.ts';
import { ConnectionRefused } from './vendor/connection.ts';

/** `dropped`: left out of the answer of a batch. `unanswered`: the connection ended first. */
type Answered = number | 'dropped' | 'unanswered';

/** What a session has read, so that a test can show that nothing was lost and nothing asked twice. */
export type Reads = {
  /** The status of each batch. */
  readonly batches: readonly number[];
  /** By object id: how each read of its jobs was answered. */
  readonly jobs: Readonly<Record<string, readonly Answered[]>>;
  /** The same of all that changed or tested something, such as `PUT secrets 204`. */
  readonly writes: Readonly<Record<string, readonly string[]>>;
};

/** How synchronization reads are limited, counted and broken, apart for each browser session. */
export type ReadLimits = {
  readonly synchronization: MiddlewareHandler<GraphEnvironment>;
  readonly audits: MiddlewareHandler<GraphEnvironment>;
  readonly batches: MiddlewareHandler<GraphEnvironment>;
  /** Whether the session's lists hold the applications to renew. */
  listsRenewals(sid: string): boolean;
  of(sid: string): Reads;
  forget(sid: string): void;
};

type Session = {
  readonly jobs: Map<string, Answered[]>;
  readonly writes: Map<string, string[]>;
  readonly batches: number[];
  readonly audits: number[];
  bucket: { readonly quota: Quota; readonly tokens: number; readonly at: number } | undefined;
};

const slowness = 1_500;
const noVendor =
  'We received this unexpected response from your application: Message: An error occurred while sending the request. Web Response:';
const jobsPath = /\/synchronization\/jobs\/?$/;

/** `quota` is for sessions without a switch. */
export function createReadLimits(
  sessions: Pick<Sessions, 'readSwitches'>,
  quota: Quota | undefined,
): ReadLimits {
  const bySession = new Map<string, Session>();
  const sessionOf = (sid: string): Session => {
    const session = bySession.get(sid) ?? {
      jobs: new Map(),
      writes: new Map(),
      batches: [],
      audits: [],
      bucket: undefined,
    };
    bySession.set(sid, session);
    return session;
  };

  const reads: MiddlewareHandler<GraphEnvironment> = async (c, next) => {
    const { sid } = c.var.caller;
    const session = sessionOf(sid);
    const id = idOf(c);
    const answers = jobsPath.test(c.req.path) ? listIn(session.jobs, id) : [];
    const switches = sessions.readSwitches(sid);
    const seconds = secondsToWait(session, quotaOf(switches) ?? quota, Date.now());
    if (seconds > 0) {
      answers.push(429);
      throw tooMany(seconds);
    }
    const first = !answers.some((answered) => answered !== 429);
    const place = Number.parseInt(id.slice(0, 8), 16);
    if (c.env?.caller && switches.includes('dropped-items') && first && place % 7 === 0) {
      answers.push('dropped');
      return resetConnection(c);
    }
    if (switches.includes('broken-items') && first && place % 9 === 1) {
      const status = ([500, 502, 503, 504] as const)[place % 4] ?? 500;
      answers.push(status);
      throw new GraphProblem(status, 'UnknownError', '');
    }
    await next();
    answers.push(answeredIn(c.res));
    return undefined;
  };
  const writes: MiddlewareHandler<GraphEnvironment> = async (c, next) => {
    const { sid } = c.var.caller;
    const id = idOf(c);
    const answers = listIn(sessionOf(sid).writes, id);
    const action = c.req.path.split('/').at(-1) ?? '';
    const submits = action === 'acquireAccessToken' || action === 'secrets';
    const write = `${c.req.method} ${action}`;
    const number = renewalNumber(id);
    if (number !== undefined && submits && answers.length === 0 && renewalRules.throttlesOnce(number)) {
      answers.push(`${write} 429`);
      // The page then waits for the two seconds, and not for half a minute of its own.
      c.set('exposed', [...c.var.exposed, 'Retry-After']);
      throw tooMany(2);
    }
    // A save asks no vendor.
    const asks = action === 'acquireAccessToken' || action === 'validateCredentials';
    if (number !== undefined && asks && sessions.readSwitches(sid).includes('vendor-down')) {
      answers.push(`${write} 400`);
      throw new ConnectionRefused('CredentialValidationUnavailable', noVendor);
    }
    await next();
    answers.push(`${write} ${answeredIn(c.res)}`);
  };

  return {
    async synchronization(c, next) {
      return await (c.req.method === 'GET' ? reads : writes)(c, next);
    },
    async audits(c, next) {
      const { sid } = c.var.caller;
      const { audits } = sessionOf(sid);
      const now = Date.now();
      // https://learn.microsoft.com/graph/throttling-limits#identity-and-access-reports-service-limits
      const [oldest] = audits.slice(-5);
      if (sessions.readSwitches(sid).includes('audit-quota') && audits.length >= 5 && oldest !== undefined) {
        const left = oldest + 10_000 - now;
        if (left > 0) throw tooMany(Math.ceil(left / 1000));
      }
      audits.push(now);
      await next();
    },
    listsRenewals: (sid) => sessions.readSwitches(sid).includes('renewals'),
    async batches(c, next) {
      const { sid } = c.var.caller;
      const { batches } = sessionOf(sid);
      const switches = sessions.readSwitches(sid);
      if (switches.includes('slow-batches')) await wait(slowness);
      if (switches.includes('broken-batches') && batches.length % 5 === 4) {
        batches.push(503);
        throw new GraphProblem(503, 'ServiceUnavailable', 'The service is temporarily unavailable.');
      }
      const place = batches.push(0) - 1;
      await next();
      batches[place] = c.res.status;
    },
    of(sid) {
      const { batches, jobs, writes: written } = sessionOf(sid);
      return { batches, jobs: Object.fromEntries(jobs), writes: Object.fromEntries(written) };
    },
    forget: (sid) => void bySession.delete(sid),
  };
}

function idOf(c: Context<GraphEnvironment>): string {
  return (c.req.param('id') ?? '').toLowerCase();
}

function listIn<T>(lists: Map<string, T[]>, id: string): T[] {
  const list = lists.get(id) ?? [];
  lists.set(id, list);
  return list;
}

function answeredIn({ status, headers }: Response): number | 'unanswered' {
  return headers.has('x-hono-already-sent') ? 'unanswered' : status;
}

function tooMany(seconds: number): GraphProblem {
  return new GraphProblem(429, 'TooManyRequests', 'Too many requests.', {
    headers: { 'Retry-After': String(seconds) },
  });
}

function quotaOf(switches: readonly ReadSwitch[]): Quota | undefined {
  return switches.map(quotaIn).find((quota) => quota !== undefined);
}

/** Takes a token from the session's bucket; the whole seconds until there is one, where there is none. */
function secondsToWait(session: Session, quota: Quota | undefined, now: number): number {
  if (quota === undefined) return 0;
  const { bucket } = session;
  const isSame = bucket?.quota.burst === quota.burst && bucket.quota.rate === quota.rate;
  const tokens = isSame
    ? Math.min(quota.burst, bucket.tokens + ((now - bucket.at) / 1000) * quota.rate)
    : quota.burst;
  const taken = tokens >= 1;
  session.bucket = { quota, tokens: taken ? tokens - 1 : tokens, at: now };
  return taken ? 0 : Math.max(1, Math.ceil((1 - tokens) / quota.rate));
}
