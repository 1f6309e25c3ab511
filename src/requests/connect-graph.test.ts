import { afterEach, expect, test, vi } from 'vitest';
import { tenantId } from '#src/graph/client.fixture.ts';
import { silence } from '#src/graph/fetch.fixture.ts';
import { createRedactor } from '#src/graph/redact.ts';
import { config, World } from './attempt-world.fixture.ts';
import { connectGraph, withSingleChallenge } from './connect-graph.ts';
import type { Graph } from './graph-context.ts';
import { createClient } from '#src/graph/client.ts';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';

afterEach(() => void vi.unstubAllGlobals());

test('no value is sent or watched before the redactor is there, and all clients share one', () => {
  const graph = new World().graph();
  expect(graph.client.clean('typed-secret')).toBe('typed-secret');
  expect(() => graph.client.remember(['typed-secret'])).toThrow('The redactor comes before any value.');
  expect(() => graph.watchTyped(() => ['typed-secret'])).toThrow('The redactor comes before any value.');

  graph.redactBy(createRedactor);
  graph.submitClient({ onWindow: () => undefined }).remember(['sent-secret']);
  const end = graph.watchTyped(() => ['typed-secret']);
  // The next target's page brings it again, and what was sent stays known.
  graph.redactBy(createRedactor);
  expect(graph.client.clean('sent-secret, typed-secret')).toBe('•••, •••');
  end();
  expect(graph.client.clean('sent-secret, typed-secret')).toBe('•••, typed-secret');
});

test('the reads of an attempt take the permission to change, so that one window at most opens', async () => {
  const { graph, asked } = graphOf();
  const client = graph.submitClient({ onWindow: () => undefined });
  await client.read('/jobs', { use: 'status' }).catch(() => undefined);
  await client.read('/me').catch(() => undefined);
  expect(asked).toEqual(['interactive write', 'interactive read']);
});

test('the permission to look is tried in silence, and asked for in a window at a click alone', async () => {
  const { graph, asked } = graphOf();
  const { signal } = new AbortController();
  expect(await graph.permit({ signal }), 'no token leaves').toBeUndefined();
  await graph.permit({ signal, onWindow: () => undefined });
  await graph.client.read('/jobs', { use: 'status' }).catch(() => undefined);
  expect(asked).toEqual(['silent status', 'interactive status', 'silent status']);
});

test(
  'a request waits for its answer as long as the configuration says, and no longer',
  { timeout: 20_000 },
  async () => {
    const { graph } = graphOf({ ...config, submitTimeoutSeconds: 2 }, (input, init) =>
      silence(new Request(input), init?.signal),
    );
    vi.stubGlobal('navigator', { onLine: true });
    vi.useFakeTimers();
    const options = { tenantId, body: () => '', clean: (text: string) => text, signal: undefined };
    const pending = graph.submitClient({ onWindow: () => undefined }).send('/verb', options);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect(await pending).toMatchObject({
      outcome: 'unknown',
      durationMs: 2_000,
      failure: { timedOut: true },
    });
    expect(graph.submitTimeoutSeconds, 'what the page says of it').toBe(2);
  },
);

/** A session whose every request for a token is written down, and given. */
function graphOf(
  own = config,
  fetch: typeof globalThis.fetch = async () => Response.json({}),
): { graph: Graph; asked: readonly string[] } {
  vi.stubGlobal('fetch', fetch);
  const asked: string[] = [];
  const give = (how: string) => async (use: string) => {
    asked.push(`${how} ${use}`);
    return { token: 'token', tenantId };
  };
  const tokens = {
    silent: give('silent'),
    interactive: give('interactive'),
    reject: () => undefined,
    redirect: async () => undefined,
  };
  return { graph: connectGraph(own, tokens, tenantId), asked };
}

const challenge: Failure = {
  kind: 'needs-interaction',
  reason: 'claims',
  scopes: ['Synchronization.ReadWrite.All'],
  claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}',
};
const again: Failure = {
  kind: 'needs-interaction',
  reason: 'claims-again',
  scopes: ['Synchronization.ReadWrite.All'],
};

function clientThatFails(failure: Failure) {
  return withSingleChallenge({
    ...createClient({
      origin: 'https://graph.example',
      version: 'v1.0',
      redactor: createRedactor(),
      getToken: () => Promise.reject(new FailureError(failure)),
      fetch: () => Promise.reject(new Error('never asked')),
    }),
  });
}

test('a second challenge ends the asking, for a read and for a submit, and asks for nothing more', async () => {
  const client = clientThatFails(challenge);
  await expect(client.read('/servicePrincipals')).rejects.toMatchObject({ failure: again });
  const options = { tenantId: 't', body: () => '', clean: (text: string) => text };
  expect((await client.send('/servicePrincipals', options)).failure).toEqual(again);
});

test('every other failure stays what it is', async () => {
  const client = clientThatFails({ kind: 'signed-out' });
  await expect(client.read('/servicePrincipals')).rejects.toMatchObject({ failure: { kind: 'signed-out' } });
  const options = { tenantId: 't', body: () => '', clean: (text: string) => text };
  expect((await client.send('/servicePrincipals', options)).failure).toEqual({ kind: 'signed-out' });
});
