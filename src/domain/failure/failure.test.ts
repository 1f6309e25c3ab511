import { expect, test } from 'vitest';
import { FailureError, failureOf, factLines, failureFacts } from './failure.ts';

test('a FailureError gives back its failure and keeps its cause', () => {
  const cause = new TypeError('Failed to fetch');
  const error = new FailureError(
    { kind: 'unreachable', origin: 'https://graph.example', offline: false },
    { cause },
  );
  expect(failureOf(error)).toEqual({ kind: 'unreachable', origin: 'https://graph.example', offline: false });
  expect(error.cause).toBe(cause);
});

test('the error message carries no text of a server', () => {
  const error = new FailureError({ kind: 'refused', by: 'graph', status: 400, code: 'Bad', message: 'echo' });
  expect(String(error)).toBe('FailureError: refused');
});

test('an abort is a cancellation, also as the platform makes it', () => {
  const controller = new AbortController();
  controller.abort();
  expect(failureOf(controller.signal.reason)).toEqual({ kind: 'cancelled' });
  expect(failureOf(new DOMException('', 'AbortError'))).toEqual({ kind: 'cancelled' });
});

test('a bug is no failure', () => {
  expect(failureOf(new TypeError('x is not a function'))).toBeUndefined();
  expect(failureOf('text')).toBeUndefined();
  expect(failureOf(undefined)).toBeUndefined();
  expect(failureOf({ failure: { kind: 'cancelled' } })).toBeUndefined();
});

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
