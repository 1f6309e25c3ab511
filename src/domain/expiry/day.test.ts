import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '#src/domain/renewal/calendar.ts';
import { dayAfter, dayOf, daysBetween, urgencyOf } from './day.ts';

test('a moment falls on the day that the clock on the wall shows', () => {
  expect(dayOf(new Date(2027, 0, 31, 0, 0, 0).getTime())).toBe('2027-01-31');
  expect(dayOf(new Date(2027, 0, 31, 23, 59, 59).getTime())).toBe('2027-01-31');
});

test('every moment is on a day of the calendar, or on none that is written with four digits', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.double()), (time) => {
      const day = dayOf(time);
      expect(day === undefined || isDay(day)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(dayOf(new Date(2027, 5, 1).getTime())).toBe('2027-06-01');
  expect(dayOf(8.64e15)).toBeUndefined();
  expect(dayOf(Number.NaN)).toBeUndefined();
});

test.each([
  ['2026-11-30', 'P6M', '2027-05-30'],
  ['2026-11-30', 'P3M', '2027-02-28'],
  ['2027-08-31', 'P6M', '2028-02-29'],
  ['2028-02-29', 'P1Y', '2029-02-28'],
  ['2026-12-31', 'P1M', '2027-01-31'],
  ['2026-11-30', 'P365D', '2027-11-30'],
  ['2027-12-31', 'P1D', '2028-01-01'],
  ['9999-12-31', 'P1D', undefined],
  ['2026-11-30', 'PT1H', undefined],
  ['2026-11-30', 'P1W', undefined],
  ['2026-11-30', '', undefined],
  ['', 'P1D', undefined],
])('from %j, the span %j ends on %s', (from, span, day) => {
  expect(dayAfter(from, span)).toBe(day);
});

test.each([
  ['2027-03-01', '2027-03-01', 0],
  ['2027-02-28', '2027-03-01', 1],
  ['2028-02-28', '2028-03-01', 2],
  // Where the clocks change between them, a day has 23 or 25 hours.
  ['2027-03-27', '2027-03-29', 2],
  ['2027-03-01', '2027-02-01', -28],
  ['2027-01-01', '2028-01-01', 365],
])('from %s to %s it is %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

describe('what the days left mean', () => {
  test.each([
    [-1, 'expired'],
    [0, 'soon'],
    [30, 'soon'],
    [31, 'later'],
  ] as const)('%i: %s', (days, urgency) => {
    expect(urgencyOf(days)).toBe(urgency);
  });
});
