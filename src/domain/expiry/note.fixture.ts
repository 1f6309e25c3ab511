import { credentialKeys } from '#src/domain/keys/keys.ts';
import fc from 'fast-check';
import { type ExpiryNote, maxNotes, sameCredential } from './note.ts';

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** For property tests: any note there can be. */
export const anyNote: fc.Arbitrary<ExpiryNote> = fc.record({
  tenant: fc.uuid(),
  kind: fc.constantFrom('servicePrincipal', 'application'),
  target: fc.uuid(),
  key: fc.constantFrom(...credentialKeys.map(({ key }) => key)),
  expires: day,
  noted: day,
});

/** A few notes of few targets, so that they meet; each of another credential. */
export function anyNotes(maxLength = maxNotes): fc.Arbitrary<ExpiryNote[]> {
  const few = fc.constantFrom('0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921', '2c9b7d50-4f1e-4a86-87d3-0e5b6c19f248');
  const meeting = fc.tuple(anyNote, few, few).map(([note, tenant, target]) => ({ ...note, tenant, target }));
  return fc
    .array(fc.oneof(anyNote, meeting), { maxLength })
    .map((notes) =>
      notes.filter((note, place) => !notes.slice(0, place).some((other) => sameCredential(note, other))),
    );
}
