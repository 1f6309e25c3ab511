import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { retryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

test.each([
  [null, undefined],
  ['', undefined],
  ['10', 10_000],
  [' 7 ', 7_000],
  ['0', 0],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e9', undefined],
  ['1000000000', 3_600_000],
  ['9'.repeat(400), 3_600_000],
  ['soon', undefined],
  ['2026', 2_026_000],
  ['Fri, 02 Jan 2026 03:04:35 GMT', 30_000],
  ['Fri, 02 Jan 2026 03:04:00 GMT', 0],
  ['Fri, 02 Jan 2099 03:04:00 GMT', 3_600_000],
  ['2026-01-02T03:04:35Z', undefined],
  ['Fri, 99 Jan 2026 03:04:35 GMT', undefined],
])('%j', (header, milliseconds) => {
  expect(retryAfter(header, now)).toBe(milliseconds);
});

test('whatever it is, it is a time between now and in an hour, or none', () => {
  const digits = fc.bigInt({ min: 0n }).map(String);
  const dates = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
    .map((date) => date.toUTCString());
  fc.assert(
    fc.property(fc.oneof(digits, dates, anyText()), fc.nat(), (header, at) => {
      const wait = retryAfter(header, at);
      return wait === undefined
        ? !/^\d+$/.test(header) && !header.endsWith(' GMT')
        : wait >= 0 && wait <= 3_600_000;
    }),
    { numRuns: 20_000 },
  );
});
