import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMask } from './mask.ts';

test.each(['*', '**', '**********', ' * ', '• • •', '●●', '·', '⚫\ufe0f⚫\ufe0f'])(
  'nothing but a mask: %j',
  (text) => {
    expect(isMask(text)).toBe(true);
  },
);

test.each([
  'rea******',
  '***ret',
  'sk_live_••••1234',
  'abc●●●',
  'a···b',
  'a∙∙∙',
  'a＊＊＊',
  'a*•●',
  'xoxb-*\u200b*\u200b*',
  'first\nsecond***\n',
  'https://***@example.com',
])('a part of a value, and a mask for the rest: %j', (text) => {
  expect(isMask(text)).toBe(true);
});

test.each([
  '',
  ' ',
  '\u200b',
  'a',
  '**a',
  'a*b*c*d',
  'a* * *',
  'a · b · c',
  '...',
  'xxx',
  '####',
  '2**31',
  '\ud83d',
])('a value: %j', (text) => {
  expect(isMask(text)).toBe(false);
});

test('whatever stands around it, three in a row are a mask, and text without a single one is none', () => {
  const units = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((codes) => String.fromCharCode(...codes));
  const run = fc.constantFrom('***', '•••', '*●·', '＊*∙');
  fc.assert(
    fc.property(units, units, run, (before, after, three) => {
      assert.ok(isMask(`${before}${three}${after}`));
    }),
    { numRuns: 20_000 },
  );
  fc.assert(
    fc.property(fc.base64String(), (text) => {
      assert.ok(!isMask(text));
    }),
    { numRuns: 20_000 },
  );
});
