import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRemovals, type Removal } from './removals.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const removal = (row: string): Removal => ({
  index: 0,
  values: { row, key: 'SecretToken', required: false, allowed: [] },
});

function watched() {
  const forgotten: string[] = [];
  return { forgotten, removals: createRemovals(({ values }) => forgotten.push(values.row)) };
}

test('a removal waits while a person is at its way back, and goes on with the time that is left', () => {
  const { removals, forgotten } = watched();
  removals.push(removal('a'));
  vi.advanceTimersByTime(7_000);
  removals.hold('focus');
  removals.hold('pointer');
  vi.advanceTimersByTime(60_000);
  removals.push(removal('b'));
  removals.release('focus');
  vi.advanceTimersByTime(60_000);
  expect(forgotten).toEqual([]);
  removals.release('pointer');
  vi.advanceTimersByTime(2_999);
  expect(forgotten).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(forgotten).toEqual(['a']);
  vi.advanceTimersByTime(7_000);
  expect(forgotten).toEqual(['a', 'b']);
});

test('a way back that goes with the last removal holds none that comes later', () => {
  const { removals, forgotten } = watched();
  removals.push(removal('a'));
  removals.hold('focus');
  expect(removals.pop()?.values.row).toBe('a');
  removals.push(removal('b'));
  vi.advanceTimersByTime(10_000);
  expect(forgotten).toEqual(['b']);
  expect(removals.list()).toEqual([]);
});

test('the latest removal comes back first, and each within its own ten seconds', () => {
  const { removals, forgotten } = watched();
  removals.push(removal('first'));
  vi.advanceTimersByTime(7_000);
  removals.push(removal('second'));
  removals.push(removal('third'));
  vi.advanceTimersByTime(2_999);
  expect(removals.list()).toHaveLength(3);
  vi.advanceTimersByTime(501);
  expect(forgotten, 'the first has had its ten seconds, the others have not').toEqual(['first']);
  expect(removals.pop()?.values.row).toBe('third');
  expect(removals.list().map(({ values }) => values.row)).toEqual(['second']);
  expect(removals.pop()?.values.row).toBe('second');
  expect(removals.pop()).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(forgotten, 'what came back is not forgotten later').toEqual(['first']);
});
