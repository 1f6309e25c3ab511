import { createRedactor } from './redact.ts';
import { FailureError, type Failure } from '#src/domain/failure/failure.ts';
import { createClient, type GraphClient } from './client.ts';
import type { ClientDeps, GetToken } from './request.ts';
import type { ScriptedFetch } from './fetch.fixture.ts';

export const now = Date.UTC(2026, 0, 2, 3, 4, 5);
export const tenantId = '11111111-2222-4333-8444-555555555555';
type SetUp = { client: GraphClient; waits: readonly number[]; asked: readonly unknown[] };

/** A client whose clock stands still; `waits` are its pauses, `asked` the tokens that it asked for. */
export function setUp(scripted: ScriptedFetch, deps: Partial<ClientDeps> = {}): SetUp {
  const waits: number[] = [];
  const asked: unknown[] = [];
  const getToken: GetToken = async (use, { claims }) => {
    asked.push([use, claims]);
    return { token: `token-${asked.length}`, tenantId };
  };
  const client = createClient({
    origin: 'https://graph.example',
    version: 'v1.0',
    redactor: createRedactor(),
    getToken,
    fetch: scripted.fetch,
    scopes: {
      read: ['Application.Read.All'],
      status: ['Synchronization.Read.All'],
      write: ['Synchronization.ReadWrite.All'],
    },
    sleep: async (ms) => void waits.push(ms),
    now: () => now,
    random: () => 1,
    ...deps,
  });
  return { client, waits, asked };
}

/** The failure that this ends with. */
export async function failure(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof FailureError) return error.failure;
  throw new Error('no failure', { cause: error });
}
