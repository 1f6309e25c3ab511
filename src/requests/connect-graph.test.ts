import { afterEach, expect, test, vi } from 'vitest';
import { tenantId } from '#src/graph/client.fixture.ts';
import { createRedactor } from '#src/graph/redact.ts';
import { config, World } from './attempt-world.fixture.ts';
import { connectGraph } from './connect-graph.ts';
import type { Graph } from './graph-context.ts';

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

/** A session whose every request for a token is written down, and given. */
function graphOf(): { graph: Graph; asked: readonly string[] } {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({})));
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
  return { graph: connectGraph(config, tokens, tenantId), asked };
}
