import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayRepeat, pauseBefore, repeatReason } from './read-policy.ts';

test('only what Microsoft names may pass by itself', () => {
  const repeated = Array.from({ length: 400 }, (_, index) => 200 + index).filter(repeatReason);
  expect(repeated).toEqual([429, 503, 504]);
});

test('whatever a server asks for, there are at most four attempts within a minute and no pause over 20 seconds', () => {
  const reason = fc.constantFrom('throttled' as const, 'unavailable' as const, 'unreachable' as const);
  const answer = fc.record({
    reason,
    asked: fc.option(fc.nat(3_600_000), { nil: undefined }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    took: fc.nat(30_000),
  });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 8, maxLength: 8 }), (answers) => {
      let passed = 0;
      let attempt = 1;
      for (const { took, random, ...rest } of answers) {
        passed += took;
        const pause = pauseBefore({ attempt, random: () => random, ...rest });
        if (!mayRepeat(attempt, pause, passed)) break;
        if (pause > 20_000 || pause < 250 || pause < (rest.asked ?? 0) || passed + pause > 60_000)
          return false;
        passed += pause;
        attempt += 1;
      }
      return attempt <= 4;
    }),
    { numRuns: 20_000 },
  );
});
