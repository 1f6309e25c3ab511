import { expect, test, vi } from 'vitest';
import { DeadlineError, withDeadline } from './deadline.ts';

/** As a body that breaks off in an engine that keeps the reason to itself. */
const breaksOff = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });

test('what the deadline breaks off differs from what the person breaks off', async () => {
  vi.useFakeTimers();
  const late = expect(withDeadline(1_000, undefined, breaksOff)).rejects.toBeInstanceOf(DeadlineError);
  await vi.advanceTimersByTimeAsync(1_000);
  await late;
  const person = new AbortController();
  const stopped = expect(withDeadline(1_000, person.signal, breaksOff)).rejects.toBeInstanceOf(DOMException);
  person.abort();
  await stopped;
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
