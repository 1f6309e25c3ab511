import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import type { Sessions } from '../entra/sessions.ts';
import { resetConnection } from './connection.ts';
import type { GraphEnvironment } from './environment.ts';
import { GraphProblem } from './problem.ts';
import { quotaIn } from './read-switches.ts';
import type { Quota, ReadSwitch } from './read-switches.ts';

/** `dropped`: left out of the answer of a batch. */
type Answered = number | 'dropped';

/** What a session has read, so that a test can show that nothing was lost and nothing asked twice. */
export type Reads = {
  /** The status of each batch. */
  readonly batches: readonly number[];
  /** By object id: how each read of its jobs was answered. */
  readonly jobs: Readonly<Record<string, readonly Answered[]>>;
};

/** How synchronization reads are limited, counted and broken, apart for each browser session. */
export type ReadLimits = {
  readonly reads: MiddlewareHandler<GraphEnvironment>;
  readonly batches: MiddlewareHandler<GraphEnvironment>;
  of(sid: string): Reads;
  forget(sid: string): void;
};

type Session = {
  readonly jobs: Map<string, Answered[]>;
  readonly batches: number[];
  bucket: { readonly quota: Quota; readonly tokens: number; readonly at: number } | undefined;
};

const slowness = 1_500;
const jobsPath = /\/synchronization\/jobs\/?$/;

/** `quota` is for sessions without a switch. */
export function createReadLimits(
  sessions: Pick<Sessions, 'readSwitches'>,
  quota: Quota | undefined,
): ReadLimits {
  const bySession = new Map<string, Session>();
  const sessionOf = (sid: string): Session => {
    const session = bySession.get(sid) ?? { jobs: new Map(), batches: [], bucket: undefined };
    bySession.set(sid, session);
    return session;
  };

  return {
    async reads(c, next) {
      if (c.req.method !== 'GET') return await next();
      const { sid } = c.var.caller;
      const session = sessionOf(sid);
      const id = (c.req.param('id') ?? '').toLowerCase();
      const answers = jobsPath.test(c.req.path) ? (session.jobs.get(id) ?? []) : [];
      if (jobsPath.test(c.req.path)) session.jobs.set(id, answers);
      const switches = sessions.readSwitches(sid);
      const seconds = secondsToWait(session, quotaOf(switches) ?? quota, Date.now());
      if (seconds > 0) {
        answers.push(429);
        throw new GraphProblem(429, 'TooManyRequests', 'Too many requests.', {
          headers: { 'Retry-After': String(seconds) },
        });
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
      answers.push(c.res.status);
      return undefined;
    },
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
      const { batches, jobs } = sessionOf(sid);
      return { batches, jobs: Object.fromEntries(jobs) };
    },
    forget: (sid) => void bySession.delete(sid),
  };
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
