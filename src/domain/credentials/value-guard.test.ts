import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pasteRisk } from './value-guard.ts';

test('the gravest risk is named', () => {
  expect(pasteRisk('a\nb')).toBe('line-breaks');
  expect(pasteRisk('a\r\nb')).toBe('carriage-return');
  expect(pasteRisk('a\rb')).toBe('carriage-return');
  expect(pasteRisk('a\r\n\0b')).toBe('nul');
});

test('what an input keeps as it is carries no risk: tabs, blanks, Unicode line separators, lone surrogates', () => {
  for (const text of ['', ' a ', 'a\tb', 'a\u2028b\u2029', '\ud800', '\u202e', '\u0085', '\v\f']) {
    expect(pasteRisk(text), JSON.stringify(text)).toBe('none');
  }
});

test('no risk means that the sanitizing of both kinds of field changes nothing', () => {
  const units = fc.oneof(fc.constantFrom(0, 10, 13, 9, 32, 0x2028), fc.integer({ min: 0, max: 0xffff }));
  fc.assert(
    fc.property(fc.array(units, { maxLength: 20 }), (codes) => {
      const text = String.fromCharCode(...codes);
      const input = text.replace(/[\r\n]/g, '').replace(/\0/g, '');
      const area = text.replace(/\r\n?/g, '\n').replace(/\0/g, '');
      assert.strictEqual(pasteRisk(text) === 'none', text === input);
      assert.strictEqual(pasteRisk(text) === 'none' || pasteRisk(text) === 'line-breaks', text === area);
    }),
    { numRuns: 3_000 },
  );
});
