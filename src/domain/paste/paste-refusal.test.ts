import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePaste } from './parse-paste.ts';
import { maxTextLength, pasteRefusal } from './paste-refusal.ts';

test('Windows line ends between entries mean nothing, in whatever format', () => {
  for (const text of [
    '\ufeff# note\r\nA=1\r\n\r\nB="x y"\r\n',
    'A=1\rB=2',
    '{\r\n "A": "x\\r\\ny"\r\n}',
    'Key\tValue\r\nA\t1\r\n',
    "@{\r\n  A = 'x'\r\n}\r\n",
    'credential {\r\n key = "A"\r\n value = "x\\r\\n"\r\n}\r\n',
    'curl x \\\r\n  -d \'{"A":\r\n"x"}\'',
    'no pair\r\n',
  ])
    expect(pasteRefusal(text), JSON.stringify(text)).toBeUndefined();
});

test('within a value they are named by line, and nothing else of the text is', () => {
  const lines = (text: string) => {
    const refusal = pasteRefusal(text);
    return refusal?.why === 'carriage-return'
      ? refusal.lines.map(({ line, lastLine }) => [line, lastLine])
      : refusal;
  };
  expect(lines('A=1\r\nB="x\r\ny"\r\nC=\'z\'\r\nD="\r\n\r\n"')).toEqual([
    [2, 3],
    [5, 7],
  ]);
  expect(lines('A\t"x\r\ny"\r\nB\tz')).toEqual([[1, 2]]);
  expect(lines("@{\r\nA = @'\r\nx\r\ny\r\n'@\r\nB = 'z'\r\n}")).toEqual([[2, 5]]);
  expect(lines("@{ A = 'x\ry' }")).toEqual([[1, 2]]);
});

test('binary and endless texts are refused as a whole', () => {
  expect(pasteRefusal('A=1\0')).toEqual({ why: 'nul' });
  expect(pasteRefusal('x'.repeat(maxTextLength))).toBeUndefined();
  expect(pasteRefusal('x'.repeat(maxTextLength + 1))).toEqual({ why: 'too-large' });
});

const pieces = [
  'A=',
  'SecretToken=',
  '"',
  "'",
  '\r',
  '\n',
  '\r\n',
  '\t',
  'x',
  "@'",
  "'@",
  '@{',
  '}',
  'A = ',
  '\\',
  '{"A":',
  '"',
  ',',
  'credential {',
  'key = "A"',
  'value = "x"',
  '#',
  ' ',
];

const keepsMeaning = (refusalOf: typeof pasteRefusal) =>
  fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (chosen) => {
    const text = chosen.join('');
    if (refusalOf(text)) return text.includes('\r');
    const pairs = (whole: string) =>
      JSON.stringify(parsePaste(whole).entries.map(({ key, value }) => [key, value]));
    return pairs(text.replace(/\r\n?/g, '\n')) === pairs(text);
  });

test('what is taken means in the text area what it meant before', () => {
  fc.assert(keepsMeaning(pasteRefusal), { numRuns: 20_000 });
});

test('and what takes a carriage return within quotes is found out', () => {
  const lenient: typeof pasteRefusal = (text) => (text.includes('"') ? undefined : pasteRefusal(text));
  expect(fc.check(keepsMeaning(lenient), { numRuns: 20_000 }).failed).toBe(true);
});
