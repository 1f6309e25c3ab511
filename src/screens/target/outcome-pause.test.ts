import { expect, test } from 'vitest';
import { leftOf, pauseAfter } from './outcome-pause.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const throttled = (until?: number) => ({ kind: 'throttled', ...(until !== undefined && { until }) }) as const;

test('the pause that Graph asks for is kept, neither in the past nor for more than a day', () => {
  expect(pauseAfter(throttled(now + 20_000), 1, now)).toEqual({ until: now + 20_000, by: 'graph' });
  expect(pauseAfter(throttled(now - 1), 3, now)).toEqual({ until: now, by: 'graph' });
  expect(pauseAfter(throttled(now + 1e12), 1, now)).toEqual({ until: now + 86_400_000, by: 'graph' });
});

test('where Graph’s figure is hidden the pause doubles with each refusal in a row, up to a quarter of an hour', () => {
  const waits = [1, 2, 3, 5, 6, 7, 2000].map(
    (refusals) => ((pauseAfter(throttled(), refusals, now)?.until ?? 0) - now) / 1000,
  );
  expect(waits).toEqual([30, 60, 120, 480, 900, 900, 900]);
});

test('no other failure asks for a pause', () => {
  expect(pauseAfter({ kind: 'cancelled' }, 1, now)).toBeUndefined();
  expect(pauseAfter(undefined, 1, now)).toBeUndefined();
});

test.each([
  [0, 'over'],
  [1, { minutes: 0, seconds: 1 }],
  [60, { minutes: 1, seconds: 0 }],
  [754, { minutes: 12, seconds: 34 }],
  [3599, { minutes: 59, seconds: 59 }],
  [3600, 'clock'],
])('%i seconds are said as %o', (seconds, said) => {
  expect(leftOf(seconds)).toEqual(said);
});
