import fc from 'fast-check';

/** Strings of any UTF-16 units, ill-formed ones included, for property tests. */
export function anyText(maxLength = 24): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
    .map((units) => String.fromCharCode(...units));
}
