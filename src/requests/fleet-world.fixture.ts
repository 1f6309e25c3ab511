import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import type { TokenSource } from '#src/auth/token.ts';
import { FailureError } from '#src/domain/failure/failure.ts';
import { createRun, isOver, type RunState } from '#src/domain/fleet/run.ts';
import { noRecentKeys, planSave } from '#src/domain/save-plan/plan-save.ts';
import type { Target } from '#src/domain/target.ts';
import { tenantId } from '#src/graph/client.fixture.ts';
import { createRedactor } from '#src/graph/redact.ts';
import type { AttemptDeps } from './attempt.ts';
import { config } from './attempt-world.fixture.ts';
import { connectGraph } from './connect-graph.ts';
import type { FleetRun, RunDeps } from './fleet-run.ts';
import { createRenewRun, type RenewWork } from './fleet-work.ts';
import type { Graph } from './graph-context.ts';
import type { Awake } from './screen-awake.ts';
import type { StoredCredential } from './stored-credentials.ts';

type Answer = 'good' | 'refused' | 'broken' | 'dropped' | 'offline' | 'throttled' | 'challenged';

export const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const targetOf = (number: number): Target => ({
  kind: 'servicePrincipal',
  id: guid(number),
  appId: guid(number),
  displayName: `Renewal ${number}`,
});
export const valueOf = (id: string) => `new value of ${id}`;
const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { code, message: `no, ${code}` } }, { status, headers });

/** Graph, Entra, the lock of the browser and its screen. */
export class FleetWorld {
  readonly queries = new QueryClient();
  /** What a change is answered, the next time first; good where nothing is said. */
  readonly answers = new Map<string, Answer[]>();
  readonly tests = new Map<string, Answer[]>();
  /** Every request that changes or tests something, by verb and id, in order. */
  readonly sent: string[] = [];
  readonly bodies: string[] = [];
  readonly edited = new Set<string>();
  readonly screen: string[] = [];
  readonly windows: number[] = [];
  locks = { taken: 0, released: 0, busy: false };
  /** Of tests, by host: how many at once there have been at most. */
  under = { now: 0, most: 0 };
  needsWindow = false;
  /** How long the person takes in it, in milliseconds. */
  windowTakes = 0;
  isOnline = true;
  /** How long an answer takes, in milliseconds. */
  delay = 10;

  readonly lock: AttemptDeps['lock'] = {
    take: async () => {
      if (this.locks.busy) throw new FailureError({ kind: 'busy' });
      this.locks.taken += 1;
      return () => void (this.locks.released += 1);
    },
  };
  readonly awake: Awake = {
    hold: () => {
      if (this.screen.at(-1) !== 'on') this.screen.push('on');
    },
    release: () => {
      if (this.screen.at(-1) === 'on') this.screen.push('off');
    },
  };
  readonly graph: Graph;
  readonly deps: RunDeps;

  constructor() {
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => this.request(url, init));
    const isOnline = () => this.isOnline;
    vi.stubGlobal('navigator', {
      get onLine() {
        return isOnline();
      },
    });
    // Takes the browser's fetch as it is now.
    this.graph = connectGraph(config, this.#tokens, tenantId);
    this.graph.redactBy(createRedactor);
    this.deps = { graph: this.graph, queries: this.queries, lock: this.lock, awake: this.awake };
  }

  readonly #tokens: TokenSource = {
    silent: async () => ({ token: 'silent', tenantId }),
    interactive: async (_, { onWindow, claims } = {}) => {
      if (this.needsWindow || claims !== undefined) {
        onWindow?.();
        this.windows.push(Date.now());
        await new Promise((resolve) => setTimeout(resolve, this.windowTakes));
        this.needsWindow = false;
      }
      return { token: 'token', tenantId };
    },
    reject: () => undefined,
    redirect: async () => undefined,
  };

  stored(id: string): readonly { key: string; value: string }[] {
    const token = this.edited.has(id) ? 'AnotherKey' : 'SecretToken';
    return [
      { key: 'BaseAddress', value: 'https://vendor.example/scim' },
      { key: token, value: '******' },
    ];
  }

  async request(url: string, { method = 'GET', body, signal }: RequestInit): Promise<Response> {
    const [, id = '', rest = ''] = /servicePrincipals\/([^/]+)\/synchronization\/(.*)$/.exec(url) ?? [];
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, this.delay);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
      if (method === 'GET') return;
      const verb = rest.split('/').at(-1) ?? '';
      this.sent.push(`${verb} ${id}`);
      if (typeof body === 'string' && verb !== 'validateCredentials') this.bodies.push(body);
    });
    if (method === 'GET') return Response.json({ value: rest === 'jobs' ? [job(id)] : this.stored(id) });
    if (!rest.endsWith('validateCredentials')) return this.#answer(this.answers.get(id)?.shift());
    return this.#answer(this.tests.get(id)?.shift());
  }

  #answer(answer: Answer = 'good'): Response {
    switch (answer) {
      case 'good':
        return new Response(null, { status: 204 });
      case 'refused':
        return refusal(400, 'BadRequest');
      case 'broken':
        return refusal(500, 'InternalServerError');
      case 'offline':
        this.isOnline = false;
        throw new TypeError('Failed to fetch');
      case 'dropped':
        throw new TypeError('Failed to fetch');
      case 'throttled':
        return refusal(429, 'TooManyRequests', { 'Retry-After': '60' });
      case 'challenged':
        return refusal(401, 'InvalidAuthenticationToken', {
          'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`,
        });
    }
  }

  timesSent(verb: string, id: string): number {
    return this.sent.filter((one) => one === `${verb} ${id}`).length;
  }
}

function job(id: string): object {
  return {
    id: `scim.${id}`,
    status: { code: 'Quarantine', quarantine: { reason: 'EncounteredQuarantineException' } },
  };
}

const told: readonly StoredCredential[] = [
  { key: 'BaseAddress', value: { kind: 'plain', text: 'https://vendor.example/scim' } },
  { key: 'SecretToken', value: { kind: 'hidden' } },
];

function workOf(target: Target, verb: 'save' | 'authorize' = 'save'): RenewWork {
  const common = { target, told, keys: ['SecretToken'] };
  if (verb === 'authorize') return { ...common, verb };
  return { ...common, verb, plan: planSave(told, ['SecretToken'], new Set(), noRecentKeys) };
}

type Plan = { count: number; stopAfter?: number; test?: boolean; restart?: boolean; verb?: 'authorize' };

type Renewals = {
  run: FleetRun;
  stateOf: (number: number) => RunState | undefined;
};

export function renewIn(world: FleetWorld, plan: Plan): Renewals {
  const { count, stopAfter, test = false, restart = false, verb } = plan;
  const targets = Array.from({ length: count }, (_, at) => targetOf(at));
  const run = createRenewRun(
    world.deps,
    createRun(
      targets.map(({ id }) => id),
      { stopAfter },
    ),
    targets.map((target) => workOf(target, verb)),
    { test, restart, read: valueOf },
  );
  return { run, stateOf: (number: number) => run.state.get().states.get(guid(number)) };
}

/** Lets the run come to its end, and no longer than this many seconds. */
export async function finish(run: FleetRun, seconds = 4_000): Promise<void> {
  for (let passed = 0; passed < seconds && !isOver(run.state.get()); passed += 1)
    // One second after the other: the run decides meanwhile.
    await vi.advanceTimersByTimeAsync(1_000);
}
