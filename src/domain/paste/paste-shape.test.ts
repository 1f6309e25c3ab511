import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePaste } from './parse-paste.ts';
import { isBareWord } from '#src/domain/keys/keys.ts';
import { pasteShape } from './paste-shape.ts';

test.each([
  ['SecretToken', 'key'],
  [' Tenant URL\n', 'key'],
  ['', 'key'],
  ['https://hr.example/scim', 'key'],
  ['dGhlIHNlY3JldA==', 'key'],
  ['SecretToken=abc', 'pair'],
  ['\ufeffSecretToken = abc \r\n', 'pair'],
  ['export SECRET_TOKEN="a b"', 'pair'],
  ['export\tUrl=https://a.example/?x=1', 'pair'],
  ['BaseAddress: https://hr.example/scim', 'pair'],
  ['"SecretToken": "ab#c"', 'pair'],
  ['CLIENT_SECRET=abc', 'several'],
  ['SecretToken=$3', 'several'],
  ['SecretToken=password-value', 'several'],
  ['SecretToken=ab#c', 'pair'],
  ['SecretToken=', 'pair'],
  ['SecretToken==', 'pair'],
  ['SecretToken=abc # why', 'several'],
  ["SecretToken='abc'# why", 'several'],
  ['#SecretToken=abc', 'several'],
  ['=abc', 'several'],
  ['A=1\nB=2', 'several'],
  ['SecretToken\tabc', 'several'],
  ['SecretToken\ta=b', 'several'],
  ['{"SecretToken":"abc"}', 'several'],
  ['[{"key":"a","value":"b"}]', 'several'],
  ["@{ SecretToken = 'abc' }", 'several'],
  ["$c = @{ SecretToken = 'abc' }", 'several'],
  ["curl -d '{}' https://a.example", 'several'],
  ['credential { key = "a" value = "b" }', 'several'],
  ['SecretToken=a\0b', 'several'],
])('%j is %s', (text, shape) => {
  expect(pasteShape(text)).toBe(shape);
});

const marks = [
  'export ',
  'export\t',
  'SecretToken',
  'url',
  ': ',
  '=',
  ' #',
  '#',
  '"',
  "'",
  '`',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '{',
  '@{',
  '}',
  'curl ',
  'credential',
  '$',
  '\ufeff',
  '\u00a0',
  '\\',
  'x',
  '/*',
  '*/',
  ';',
];
const piece = fc.oneof(fc.constantFrom(...marks), fc.string({ maxLength: 3 }));
const anyText = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));

const keepsValues = (shapeOf: typeof pasteShape) =>
  fc.property(anyText, (text) => {
    const shape = shapeOf(text);
    const { entries, ignored } = parsePaste(text);
    if (shape === 'pair') return entries.length === 1 && ignored.every(({ reason }) => reason === 'blank');
    return shape === 'several' || entries.every(({ value }) => /^=*$/.test(value.trim()));
  });

test('a pair is one entry and nothing besides, and what is taken for a key holds no value', () => {
  fc.assert(keepsValues(pasteShape), { numRuns: 20_000 });
});

test.each<readonly [string, typeof pasteShape]>([
  ['a note for a part of the pair', (text) => (text.includes(' #') ? 'pair' : pasteShape(text))],
  ['a row of a table for a key', (text) => (text.includes('\t') ? 'key' : pasteShape(text))],
])('what takes %s is found out', (_, shapeOf) => {
  expect(fc.check(keepsValues(shapeOf), { numRuns: 20_000 }).failed).toBe(true);
});

test('whatever letters and digits a word has, it is a key, and a text with anything else is no bare word', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const word = fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 1, maxLength: 90 });
  fc.assert(fc.property(word, (text) => isBareWord(text) && pasteShape(text) === 'key'));
  fc.assert(
    fc.property(
      anyText,
      (text) => isBareWord(text) === (text !== '' && text.split('').every((char) => letters.includes(char))),
    ),
  );
});

test('leaves no text behind in the engine', () => {
  /SecretToken/.test('SecretToken=abc');
  pasteShape('export SecretToken="abc"');
  expect(Reflect.get(RegExp, 'lastMatch')).toBe('');
});
