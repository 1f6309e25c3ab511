import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { credentialKeys } from '#src/domain/keys/keys.ts';
import { anyNote, anyNotes } from './note.fixture.ts';
import {
  type ExpiryNote,
  maxNotes,
  longestText,
  notesText,
  readNotes,
  dayAfter,
  dayOf,
  daysBetween,
  urgencyOf,
} from './note.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';

const runs = { numRuns: 20_000 };
const note: ExpiryNote = {
  tenant: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8',
  kind: 'servicePrincipal',
  target: '8e82495e-e860-4a3f-a821-cfa8b4bc2c56',
  key: 'SecretToken',
  expires: '2027-01-31',
  noted: '2026-11-06',
};
const file = (...notes: readonly unknown[]) => JSON.stringify({ expiryNotes: 1, notes });

test('what is written is read as it was', () => {
  fc.assert(
    fc.property(anyNotes(20), (notes) => {
      expect(readNotes(notesText(notes))).toEqual({ ok: true, notes, leftOut: 0 });
    }),
    { numRuns: 400 },
  );
});

test('as many notes as there may be can be exported and imported, the longest key in each', () => {
  const longest = credentialKeys.map(({ key }) => key).toSorted((a, b) => b.length - a.length)[0];
  const notes = Array.from({ length: maxNotes }, (_, number) => ({
    ...note,
    key: longest ?? 'SecretToken',
    target: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  }));
  expect(readNotes(notesText(notes))).toEqual({ ok: true, notes, leftOut: 0 });
});

test('reading any text ends, and gives notes alone', () => {
  // Every UTF-16 unit, lone surrogates among them, which fc.string never makes.
  const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
  const nearly = fc
    .tuple(anyNotes(3).map(notesText), fc.nat(), fc.nat(), anyText)
    .map(([text, from, length, put]) => {
      const at = from % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + (length % 9));
    });
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.json(),
        fc.json().map((json) => `{"expiryNotes":1,"notes":[${json}]}`),
        nearly,
      ),
      (text) => {
        const read = readNotes(text);
        if (!read.ok) return;
        expect(readNotes(notesText(read.notes))).toEqual({ ok: true, notes: read.notes, leftOut: 0 });
      },
    ),
    runs,
  );
});

test('a note that is changed in one place is left out, and the one beside it stays', () => {
  // A name that is no member but a prototype, and depth, have the whole text refused, which has tests of its own.
  const key = fc.string().filter((name) => name !== '__proto__');
  const other = fc.anything({ withNullPrototype: false, key, maxDepth: 1 });
  fc.assert(
    fc.property(anyNote, fc.constantFrom(...Object.keys(note)), other, (good, name, put) => {
      const text = file({ ...good, [name]: put, extra: 1 }, note);
      expect(readNotes(text)).toMatchObject({ ok: true, notes: [note], leftOut: 1 });
    }),
    { numRuns: 400 },
  );
});

describe('an entry that is no note is left out', () => {
  test.each([
    ['another member', { ...note, name: 'Contoso HR' }],
    ['no key that Microsoft knows', { ...note, key: 'hunter2' }],
    ['a key in other letters', { ...note, key: 'secrettoken' }],
    ['a member of every object', { ...note, key: 'constructor' }],
    ['no day', { ...note, expires: '2027-02-29' }],
    ['a time', { ...note, expires: '2027-01-31T00:00:00Z' }],
    ['no id', { ...note, target: '../me' }],
    ['an id with more behind it', { ...note, target: `${note.target}0` }],
    ['another kind', { ...note, kind: 'user' }],
    ['a missing member', { ...note, noted: undefined }],
    ['a list', [note]],
    ['nothing', null],
  ])('%s', (_, entry) => {
    expect(readNotes(file(entry))).toEqual({ ok: true, notes: [], leftOut: 1 });
  });
});

test('ids are read in lower case', () => {
  expect(readNotes(file({ ...note, target: note.target.toUpperCase() }))).toMatchObject({ notes: [note] });
});

test('of a credential that comes twice the last is taken', () => {
  const later = { ...note, expires: '2028-01-31' };
  expect(readNotes(file(note, later))).toEqual({ ok: true, notes: [later], leftOut: 1 });
});

test('what is one too many is left out', () => {
  const many = Array.from({ length: 256 }, (_, number) => ({
    ...note,
    target: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  }));
  const read = readNotes(file(...many));
  expect(read).toMatchObject({ ok: true, leftOut: 6 });
  expect(read.ok && read.notes).toHaveLength(maxNotes);
});

describe('a text as a whole is refused', () => {
  test.each([
    ['too-long', ' '.repeat(longestText + 1)],
    ['syntax', ''],
    ['syntax', notesText([note]).slice(0, -4)],
    ['too-deep', '['.repeat(9) + ']'.repeat(9)],
    ['too-deep', `{"expiryNotes":1,"notes":[${'['.repeat(20_000)}`],
    ['repeated', `{"expiryNotes":1,"notes":[],"notes":[]}`],
    ['repeated', `{"expiryNotes":1,"notes":[],"__proto__":{"notes":[]}}`],
    ['repeated', `{"expiryNotes":1,"notes":[{"\\u005f_proto__":{}}]}`],
    ['other', '{}'],
    ['other', 'null'],
    ['other', '[]'],
    ['other', '{"expiryNotes":1,"notes":[],"constructor":{}}'],
    ['other', '{"expiryNotes":1,"notes":{"length":1}}'],
    ['version', '{"expiryNotes":2,"notes":[]}'],
    ['version', '{"expiryNotes":1e999,"notes":[]}'],
  ] as const)('%s: %.40s', (why, text) => {
    expect(readNotes(text)).toEqual({ ok: false, why });
  });
});

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
