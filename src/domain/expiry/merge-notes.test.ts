import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyNotes } from './note.fixture.ts';
import { mergeNotes } from './merge-notes.ts';
import { type ExpiryNote, maxNotes, sameCredential, soonestFirst, withNote, withoutNote } from './note.ts';

const note: ExpiryNote = {
  tenant: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8',
  kind: 'servicePrincipal',
  target: '8e82495e-e860-4a3f-a821-cfa8b4bc2c56',
  key: 'SecretToken',
  expires: '2027-01-31',
  noted: '2026-11-06',
};
const many = Array.from({ length: maxNotes }, (_, number) => ({
  ...note,
  target: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
}));

test.each([
  ['add', []],
  ['add', [{ ...note, key: 'Password' }]],
  ['add', [{ ...note, kind: 'application' }]],
  ['same', [{ ...note, noted: '2026-12-01' }]],
  ['replace', [{ ...note, expires: '2026-12-01' }]],
  ['replace', [{ ...note, expires: '2026-12-01', noted: '2026-11-05' }]],
  ['older', [{ ...note, expires: '2028-01-01', noted: '2026-11-07' }]],
  ['full', many],
] satisfies readonly [string, readonly ExpiryNote[]][])('%s', (does, here) => {
  const { notes, changes } = mergeNotes(here, [note]);
  expect(changes).toMatchObject([{ note, does }]);
  const changed = does === 'add' || does === 'replace';
  expect(notes.some((other) => other === note)).toBe(changed);
  expect(notes).toHaveLength(here.length + (does === 'add' ? 1 : 0));
});

test('a merge loses nothing, has each credential once, and a second one changes nothing', () => {
  fc.assert(
    fc.property(anyNotes(12), anyNotes(12), (here, coming) => {
      const { notes, changes } = mergeNotes(here, coming);
      assert.deepStrictEqual(
        changes.map((change) => change.note),
        coming,
      );
      for (const one of [...here, ...coming])
        assert.strictEqual(notes.filter((other) => sameCredential(one, other)).length, 1);
      const again = mergeNotes(notes, coming);
      assert.deepStrictEqual(again.notes, notes);
      assert.ok(again.changes.every(({ does }) => does === 'same' || does === 'older'));
    }),
    { numRuns: 3000 },
  );
});

test('what is noted anew takes the place of what was noted before, also where there is no room for more', () => {
  expect(withNote([note], { ...note, expires: '2028-01-31' })).toEqual([{ ...note, expires: '2028-01-31' }]);
  expect(withNote(many, note)).toBeUndefined();
  const [first] = many;
  expect(first && withNote(many, { ...first, expires: '2028-01-31' })).toHaveLength(maxNotes);
});

test('what is removed is one credential of one target', () => {
  const others: readonly ExpiryNote[] = [
    { ...note, key: 'Password' },
    { ...note, kind: 'application' },
    { ...note, target: note.tenant },
    { ...note, tenant: note.target },
  ];
  expect(withoutNote([note, ...others], { ...note, expires: '2030-01-01' })).toEqual(others);
});

test('the soonest is first, in whatever order they were noted', () => {
  const days = ['2027-01-31', '2026-12-31', '2026-02-01', '2027-01-30'];
  const notes = days.map((expires) => ({ ...note, expires }));
  expect(soonestFirst(notes).map(({ expires }) => expires)).toEqual([
    '2026-02-01',
    '2026-12-31',
    '2027-01-30',
    '2027-01-31',
  ]);
});
