import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf } from './attempt.ts';

test('204 and nothing else means applied, 4xx and nothing else rejected', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer()), (status) => {
      const outcome = outcomeOf(status);
      const isRejected = String(status).length === 3 && String(status).startsWith('4');
      return (outcome === 'applied') === (status === 204) && (outcome === 'rejected') === isRejected;
    }),
    { numRuns: 20_000 },
  );
  for (const status of [0, 100, 200, 201, 202, 205, 206, 302, 307, 399, 500, 503, 504, 599]) {
    expect(outcomeOf(status), String(status)).toBe('unknown');
  }
});
