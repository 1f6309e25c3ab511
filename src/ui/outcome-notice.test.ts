import { expect, test } from 'vitest';
import { leftOf } from './outcome-notice.tsx';

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
