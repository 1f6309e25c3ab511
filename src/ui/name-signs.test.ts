import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenCharacters, nameSigns, plainName } from './name-signs.ts';

test.each([
  'Contoso HR',
  'Salesforce (Sandbox) – Köln №2™',
  'مركز الموارد البشرية',
  '🚀 Rocket 👩‍🚀 Payroll 🇺🇳',
  'Family 👨‍👩‍👧‍👦 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'می‌خواهم',
  'क्‍ष',
  'Москва',
  'РОСА',
  'Почта Office 365',
  'Ωmega Project'.replace('Ω', 'O'),
  'Αθήνα',
  '株式会社コントソ Contoso',
  '콘토소 HR',
  `O'Brien "Quotes" \\ Backslash`,
  '<img src=x onerror=alert(1)>',
  '',
])('%s is what it looks like', (name) => {
  expect(nameSigns(name)).toEqual([]);
  expect(plainName(name)).toBe(name);
});

test.each([
  ['a zero-width space', 'Contoso\u200B HR', ['hidden'], 'Contoso HR'],
  ['a joiner between Latin letters', 'Con\u200Dtoso', ['hidden'], 'Contoso'],
  ['a joiner at the end of an emoji', '🚀\u200D', ['hidden'], '🚀'],
  ['a soft hyphen', 'Con\u00ADtoso', ['hidden'], 'Contoso'],
  ['a word joiner', 'Con\u2060toso', ['hidden'], 'Contoso'],
  ['a mark of byte order', '\uFEFFContoso', ['hidden'], 'Contoso'],
  ['tags', 'Contoso\u{E0041}\u{E0042}', ['hidden'], 'Contoso'],
  ['a variation selector on a letter', 'Conto\uFE0Fso', ['hidden'], 'Contoso'],
  ['a selector of the supplement', 'Contoso\u{E0100}', ['hidden'], 'Contoso'],
  ['a filler of Hangul', 'Contoso\u3164', ['hidden'], 'Contoso'],
  ['a blank of Braille', 'Contoso\u2800', ['hidden'], 'Contoso'],
  ['a grapheme joiner', 'Con\u034Ftoso', ['hidden'], 'Contoso'],
  ['a control character', 'Contoso\u0007', ['hidden'], 'Contoso'],
  ['a line separator', 'Contoso\u2028HR', ['hidden'], 'ContosoHR'],
  ['half a character', 'Contoso\uD83D', ['hidden'], 'Contoso'],
  ['a private character', 'Contoso\uE000', ['hidden'], 'Contoso'],
  ['an override', 'Payroll \u202Etxt.exe', ['direction'], 'Payroll txt.exe'],
  ['an isolate', 'Pay\u2067roll\u2069', ['direction'], 'Payroll'],
  ['an Arabic letter mark', 'Pay\u061Croll', ['direction'], 'Payroll'],
  ['a mark and a zero-width space', 'Pay\u200Eroll\u200B', ['direction', 'hidden'], 'Payroll'],
  ['two spaces', 'Contoso  HR', ['space'], 'Contoso HR'],
  ['a space at the end', 'Contoso HR ', ['space'], 'Contoso HR'],
  ['a no-break space', 'Contoso\u00A0HR', ['space'], 'Contoso HR'],
  ['a wide space', 'Contoso\u3000HR', ['space'], 'Contoso HR'],
  ['a Cyrillic letter in a Latin word', 'C\u043Entoso HR', ['alphabets'], 'C\u043Entoso HR'],
  ['a Greek letter in a Latin word', 'C\u03BFntoso', ['alphabets'], 'C\u03BFntoso'],
  [
    'a word of Cyrillic twins beside a Latin one',
    '\u0420\u0430\u0443 Contoso',
    ['alphabets'],
    '\u0420\u0430\u0443 Contoso',
  ],
  ['letters of mathematics', '\u{1D402}ontoso', ['alphabets'], '\u{1D402}ontoso'],
  ['a wide letter', '\uFF23ontoso', ['alphabets'], '\uFF23ontoso'],
] as const)('%s is named, and taken out where it hides', (_, name, signs, plain) => {
  expect(nameSigns(name)).toEqual(signs);
  expect(plainName(name)).toBe(plain);
});

test.each([
  ['a filler after it', '\u{1EE51}\u200D\u3164', '\u{1EE51}'],
  ['a mark of direction before it', '\u061C\u200D\u0628', '\u0628'],
  ['a selector of a variant before it', '\u180B\u200D\u182D', '\u182D'],
])('a joiner shapes nothing where what stands beside it has no picture: %s', (_, name, plain) => {
  expect(nameSigns(name)).toContain('hidden');
  expect(plainName(name)).toBe(plain);
});

test('what hides is named by its number, each once', () => {
  expect(hiddenCharacters('a\u200Bb\u200Bc\u{E0041}\u202E\u00A0')).toEqual([
    'U+200B',
    'U+E0041',
    'U+202E',
    'U+00A0',
  ]);
  expect(hiddenCharacters('Contoso HR')).toEqual([]);
  expect(hiddenCharacters('\u200B\u200C\u200D\u200E\u200F\u2060')).toHaveLength(5);
});

/** Every string there is, ill-formed ones too, with what hides in about every second place. */
const anyName = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }),
      fc.constantFrom(
        0x200b,
        0x200d,
        0x202e,
        0x2066,
        0xad,
        0xfe0f,
        0xe0041,
        0x3164,
        0x20,
        0xa0,
        0x43e,
        0x1f680,
        0,
      ),
      fc.integer({ min: 0x61, max: 0x7a }),
    ),
    { maxLength: 40 },
  )
  .map((points) => String.fromCodePoint(...points));

// Written independently, by number: a title never holds these characters.
const never = /[\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF]/u;

test('whatever a name holds, nothing in a title hides or turns the text around', () => {
  let changed = 0;
  fc.assert(
    fc.property(anyName, (name) => {
      const plain = plainName(name);
      assert.ok(!never.test(plain), JSON.stringify(plain));
      assert.ok(!Array.from(plain).some((one) => one < ' '));
      assert.deepStrictEqual(
        nameSigns(plain).filter((sign) => sign !== 'alphabets'),
        [],
      );
      assert.strictEqual(plainName(plain), plain);
      if (plain !== name) {
        changed += 1;
        assert.notDeepStrictEqual(nameSigns(name), []);
      }
    }),
    { numRuns: 20_000 },
  );
  expect(changed).toBeGreaterThan(1000);
});
