import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRows } from './checks.ts';
import { credentialKeys } from '#src/domain/keys/keys.ts';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));
const knownKey = fc.constantFrom(...credentialKeys.map(({ key }) => key));

test('no rows at all is a problem of the form, not of a row', () => {
  expect(checkRows([])).toEqual([{ problem: 'no-rows' }]);
});

test('good rows pass in any order', () => {
  expect(
    checkRows([
      { key: 'SecretToken', value: 's' },
      { key: 'BaseAddress', value: 'https://hr.example/scim' },
    ]),
  ).toEqual([]);
});

test('a missing key, an unknown one, a misspelled one and an empty value are each named', () => {
  expect(
    checkRows([
      { key: '  ', value: 'x' },
      { key: 'Nonsense', value: 'x' },
      { key: 'baseAddress', value: '' },
      { key: 'None', value: 'x' },
    ]),
  ).toEqual([
    { row: 0, field: 'key', problem: 'key-missing' },
    { row: 1, field: 'key', problem: 'key-unknown' },
    { row: 2, field: 'key', problem: 'key-unknown', suggestion: 'BaseAddress' },
    { row: 2, field: 'value', problem: 'value-empty' },
    { row: 3, field: 'key', problem: 'key-unknown' },
  ]);
});

test('a duplicate points at the first row with that key; two missing keys are not duplicates', () => {
  expect(
    checkRows([
      { key: 'UserName', value: 'a' },
      { key: 'UserName', value: 'b' },
      { key: 'UserName', value: 'c' },
      { key: '', value: 'd' },
      { key: '', value: 'e' },
    ]),
  ).toEqual([
    { row: 1, field: 'key', problem: 'key-duplicate', otherRow: 0 },
    { row: 2, field: 'key', problem: 'key-duplicate', otherRow: 0 },
    { row: 3, field: 'key', problem: 'key-missing' },
    { row: 4, field: 'key', problem: 'key-missing' },
  ]);
});

test('a key with characters that cannot be seen is named before it is compared, and may be sent knowingly', () => {
  const rows = ['SecretToken', 'SecretToken\u200b', '\u202enekoTterceS', 'Partner\u{e0041}'].map((key) => ({
    key,
    value: 'x',
  }));
  expect(checkRows(rows)).toEqual([1, 2, 3].map((row) => ({ row, field: 'key', problem: 'key-hidden' })));
  expect(checkRows(rows.map((row) => ({ ...row, allowUnknownKey: true })))).toEqual([]);
});

test('blanks alone are a value', () => {
  expect(checkRows([{ key: 'SecretToken', value: ' \n' }])).toEqual([]);
});

test('distinct known keys with non-empty values always pass, whatever the values hold', () => {
  const rows = fc.uniqueArray(fc.record({ key: knownKey, value: anyText.filter((value) => value !== '') }), {
    selector: ({ key }) => key,
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, (good) => checkRows(good).length === 0),
    { numRuns: 2_000 },
  );
});

test('a blank row stands for nothing, and nothing but blank rows for no credential at all', () => {
  const blank = { key: ' ', value: '' };
  expect(checkRows([{ key: 'SecretToken', value: 's' }, blank])).toEqual([]);
  expect(checkRows([blank, { key: '', value: 'typed already' }, blank])).toEqual([
    { row: 1, field: 'key', problem: 'key-missing' },
  ]);
  expect(checkRows([blank, blank])).toEqual([{ problem: 'no-rows' }]);
});

test('an unknown key passes once a person has allowed it, a second one of that name does not', () => {
  const row = { key: 'Unheard', value: 'x' };
  expect(checkRows([row])).toMatchObject([{ problem: 'key-unknown' }]);
  expect(checkRows([{ ...row, allowUnknownKey: true }])).toEqual([]);
  expect(
    checkRows([
      { ...row, allowUnknownKey: true },
      { ...row, allowUnknownKey: true },
    ]),
  ).toEqual([{ row: 1, field: 'key', problem: 'key-duplicate', otherRow: 0 }]);
});

test('rows pass exactly when each key is known and single and each value is there', () => {
  const key = fc.oneof(fc.constantFrom('UserName', 'Password', 'username', '', 'None'), knownKey, anyText);
  const rows = fc.array(fc.record({ key, value: fc.oneof(fc.constant(''), anyText) }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, (any) => {
      const known = new Set<string>(credentialKeys.map((entry) => entry.key));
      const filled = any.filter((row) => row.key.trim() !== '' || row.value !== '');
      const good =
        filled.length > 0 &&
        new Set(filled.map((row) => row.key)).size === filled.length &&
        filled.every((row) => known.has(row.key) && row.value.length > 0);
      const problems = checkRows(any);
      assert.strictEqual(problems.length === 0, good);
      for (const problem of problems) {
        if (problem.problem === 'key-duplicate') {
          assert.ok(problem.otherRow !== undefined && problem.otherRow < problem.row);
          assert.strictEqual(any[problem.otherRow]?.key, any[problem.row]?.key);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});
