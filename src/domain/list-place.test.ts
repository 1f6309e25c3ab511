import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickerParams, pickerPlace } from './list-place.ts';

/** Every string there is, ill-formed ones included: fast-check's own strings are always well-formed. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

test('whatever an address holds, the place is one of two kinds and a short text', () => {
  fc.assert(
    fc.property(anyText, (search) => {
      const place = pickerPlace(new URLSearchParams(search));
      expect(['servicePrincipal', 'application']).toContain(place.kind);
      expect(place.text.length).toBeLessThanOrEqual(256);
      expect(place.kind === 'application' && place.all).toBe(false);
    }),
    { numRuns: 20_000 },
  );
});

test('a place comes back from its own address', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('servicePrincipal' as const, 'application' as const),
      anyText,
      fc.boolean(),
      (kind, any, every) => {
        const all = every && kind === 'servicePrincipal';
        // An address holds well-formed text only; the rest is cut as in a link that is too long.
        const text = any.toWellFormed().slice(0, 256).toWellFormed();
        const address = pickerParams({ kind, text, all }).toString();
        expect(pickerPlace(new URLSearchParams(address))).toEqual({ kind, text, all });
      },
    ),
    { numRuns: 20_000 },
  );
});

test('the plain list is the bare address', () => {
  expect(pickerParams({ kind: 'servicePrincipal', text: '', all: false }).toString()).toBe('');
});
