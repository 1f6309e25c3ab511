import type { Graph } from './graph-context.ts';
import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import { clouds } from '#src/config/clouds.ts';
import type { Config } from '#src/config/config.ts';
import { connectGraph } from './connect-graph.ts';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import { tenantId } from '#src/graph/client.fixture.ts';
import { type Attempt, type AttemptDeps, type AttemptReceipt, createAttempt, type Verb } from './attempt.ts';

type Wait<T> = { resolve: (value: T) => void; reject: (error: unknown) => void };
type TokenWait = Wait<{ token: string; tenantId: string }> & {
  claims: string | undefined;
  onWindow: () => void;
};
type RequestWait = Wait<Response> & { method: string };

export type TestArgs = { id: number };
export type TestReceipt = AttemptReceipt & { id: number };

export const key = ['changed'] as const;
export const config: Config = {
  clientId: '',
  clientIdFrom: 'file',
  tenant: tenantId,
  cloud: clouds.global,
  graphVersion: 'v1.0',
  scopes: { read: [], status: [], write: ['Synchronization.ReadWrite.All'] },
  support: {},
  submitTimeoutSeconds: 30,
  sandbox: false,
  graphOrigin: 'https://graph.example',
  authority: 'https://login.example',
};

/** What stands around an attempt: Entra, Graph, the network, other tabs. Each waits until a test lets it answer. */
export class World {
  readonly queries = new QueryClient();
  readonly tokens: TokenWait[] = [];
  readonly requests: RequestWait[] = [];
  readonly checks: Wait<void>[] = [];
  /** Every request that changes something, with the attempt that it is of and the claims that its token answers. */
  readonly sends: { id: number; claims: string | undefined; isLocked: boolean }[] = [];
  readonly left: unknown[] = [];
  isOnline = true;
  isLockedElsewhere = false;
  locks = { taken: 0, released: 0 };
  #asked: Pick<TokenWait, 'onWindow'> | undefined;
  #claimsOf = new Map<string, string | undefined>();

  /** Replaces the platform's objects; `unstubAllGlobals` restores them. */
  stand(): void {
    vi.stubGlobal('fetch', (input: unknown, init?: RequestInit) => this.request(input, init));
    const isOnline = () => this.isOnline;
    vi.stubGlobal('navigator', {
      get onLine() {
        return isOnline();
      },
    });
  }

  /** Stands in for the browser's, so `this` is not its own. */
  request = (_: unknown, init: RequestInit = {}): Promise<Response> => {
    const { method = 'GET', signal } = init;
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (method !== 'GET')
      this.sends.push({
        id: Number(init.body),
        claims: this.#claimsOf.get(new Headers(init.headers).get('Authorization') ?? ''),
        isLocked: this.locks.taken > this.locks.released,
      });
    return this.#wait(this.requests, signal, { method });
  };

  readonly lock: AttemptDeps['lock'] = {
    take: async () => {
      if (this.isLockedElsewhere || this.locks.taken > this.locks.released)
        throw new FailureError({ kind: 'busy' });
      this.locks.taken += 1;
      return () => void (this.locks.released += 1);
    },
  };

  readonly graph = (): Graph =>
    connectGraph(
      config,
      {
        silent: () => Promise.reject(new FailureError({ kind: 'signed-out' })),
        interactive: (_, { signal, claims, onWindow = () => undefined } = {}) => {
          if (signal?.aborted) return Promise.reject(signal.reason);
          this.#asked = { onWindow };
          return this.#wait(this.tokens, signal, { claims, onWindow });
        },
        reject: () => undefined,
        redirect: async (use, claims) => void this.left.push([use, claims]),
      },
      tenantId,
    );

  /** `check`: the attempt checks something again before the request leaves. */
  verb({ finds = false, checks = false, locks = false }): Verb<TestArgs, TestReceipt, unknown> {
    return {
      ...(finds && {
        find: async (client, _, signal) => {
          const answer = await client.read('/place', { signal, use: 'write' });
          return typeof answer === 'object' && answer !== null && 'none' in answer ? null : answer;
        },
      }),
      ...(checks && { beforeSend: (_, signal) => this.#wait(this.checks, signal, {}) }),
      locks: () => locks,
      changes: () => [key],
      send: async (client, { id }, _, signal) => {
        const options = { tenantId, body: () => String(id), clean: (text: string) => text, signal };
        return { ...(await client.send('/verb', options)), id };
      },
    };
  }

  attempt(verb: ReturnType<World['verb']>, graph = this.graph()): Attempt<TestArgs, TestReceipt> {
    return createAttempt({ graph, queries: this.queries, lock: this.lock, now: () => 0 }, verb);
  }

  token(): void {
    const wait = this.tokens.shift();
    if (!wait) return;
    const token = `token-${this.#claimsOf.size}`;
    this.#claimsOf.set(`Bearer ${token}`, wait.claims);
    wait.resolve({ token, tenantId });
  }

  refuseToken(failure: Failure): void {
    this.tokens.shift()?.reject(new FailureError(failure));
  }

  /** That of the last token comes late where none is waited for. */
  openWindow(): void {
    this.#asked?.onWindow();
  }

  check(failure?: Failure): void {
    const wait = this.checks.shift();
    if (failure) wait?.reject(new FailureError(failure));
    else wait?.resolve();
  }

  /** Answers the oldest request. */
  answer(response: (method: string) => Response): void {
    const wait = this.requests.shift();
    wait?.resolve(response(wait.method));
  }

  dropConnection(): void {
    if (this.requests[0]?.method !== 'GET') this.requests.shift()?.reject(new TypeError('Failed to fetch'));
  }

  /** Obeys the signal as the browser and MSAL's wrapper do. */
  #wait<T, Extra extends object>(
    queue: (Wait<T> & Extra)[],
    signal: AbortSignal | null | undefined,
    extra: Extra,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const wait = { resolve, reject, ...extra };
      queue.push(wait);
      signal?.addEventListener('abort', () => {
        const at = queue.indexOf(wait);
        if (at >= 0) queue.splice(at, 1);
        reject(signal.reason);
      });
    });
  }
}

export const blocked = { kind: 'needs-interaction', reason: 'popup-blocked', scopes: [] } as const;
export const declined: Failure = { kind: 'needs-interaction', reason: 'declined', scopes: [] };
export const changed: Failure = { kind: 'unsafe', what: 'stored-changed' };

const none = (status: number) => new Response(null, { status });
const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { code, message: '' } }, { status, headers });

let challenges = 0;
/** A challenge that no other equals. */
export function challenge(): { claims: string; response: () => Response } {
  challenges += 1;
  const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: `c${challenges}` } } });
  const header = `Bearer error="insufficient_claims", claims="${btoa(claims)}"`;
  return {
    claims,
    response: () => refusal(401, 'InvalidAuthenticationToken', { 'WWW-Authenticate': header }),
  };
}

/** Answers a read and a send, by their names. */
export const answers = {
  good: (method: string) => (method === 'GET' ? Response.json({}) : none(204)),
  none: (method: string) => (method === 'GET' ? Response.json({ none: true }) : none(202)),
  denied: () => refusal(403, 'Forbidden'),
  throttled: (method: string) =>
    method === 'GET' ? refusal(400, 'BadRequest') : refusal(429, 'TooManyRequests'),
  broken: (method: string) =>
    method === 'GET' ? refusal(404, 'NotFound') : refusal(500, 'InternalServerError'),
} as const;

/** Lets everything happen that waits for nothing but its turn. */
export const flush = () => new Promise<void>((resolve) => setImmediate(resolve));
