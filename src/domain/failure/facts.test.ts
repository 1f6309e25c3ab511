import { expect, test } from 'vitest';
import { factLines, failureFacts } from './facts.ts';

test('a refusal gives support everything that Graph said, and leaves out what it did not say', () => {
  const facts = failureFacts({
    kind: 'refused',
    by: 'graph',
    status: 401,
    code: 'UnknownError',
    message: '',
    requestId: 'r-1',
    clientRequestId: 'c-1',
  });
  expect(factLines(facts)).toBe('status: 401\ncode: UnknownError\nrequest-id: r-1\nclient-request-id: c-1');
});

test('a failure that knows nothing has no facts', () => {
  expect(failureFacts({ kind: 'cancelled' })).toEqual([]);
});
