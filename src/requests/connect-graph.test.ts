import { expect, test } from 'vitest';
import { createRedactor } from '#src/graph/redact.ts';
import { World } from '#src/requests/attempt-world.fixture.ts';

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
