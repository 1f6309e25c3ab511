import { expect, test, vi } from 'vitest';
import { valueChecks } from '#src/ui/value-notes.ts';
import { credentialResolver } from './credential-resolver.ts';

await valueChecks.load();

const options = { fields: {}, shouldUseNativeValidation: false };
const check = (rows: readonly { key: string; value: string }[]) => {
  const values = new Map(rows.map(({ value }, index) => [String(index), value]));
  const credentials = rows.map(({ key }, index) => ({
    row: String(index),
    key,
    allowed: [],
    required: false,
  }));
  return credentialResolver((row) => values.get(row) ?? '')({ credentials }, undefined, options);
};

test('nothing passes unchecked: without the checks each value is a problem, and each empty one still is', async () => {
  const rows = [
    { key: 'SecretToken', value: 'x' },
    { key: 'BaseAddress', value: '' },
  ];
  vi.spyOn(valueChecks, 'now').mockReturnValueOnce(undefined);
  expect(await check(rows)).toEqual({
    values: {},
    errors: { credentials: [{ value: { type: 'value-unchecked' } }, { value: { type: 'value-empty' } }] },
  });
});

test('rows without a problem pass, and no value is among what the form gets back', async () => {
  const result = await check([{ key: 'SecretToken', value: 'the value itself' }]);
  expect(result).toEqual({
    values: { credentials: [{ row: '0', key: 'SecretToken', allowed: [], required: false }] },
    errors: {},
  });
  expect(JSON.stringify(result)).not.toContain('the value itself');
});

test('each problem stands at its row and its field', async () => {
  const { errors } = await check([
    { key: 'SecretToken', value: '' },
    { key: '', value: 'x' },
    { key: 'SecretToken', value: 'y' },
    { key: 'baseaddress', value: 'z' },
  ]);
  expect(errors).toEqual({
    credentials: [
      { value: { type: 'value-empty' } },
      { key: { type: 'key-missing' } },
      { key: { type: 'key-duplicate', message: '1' } },
      { key: { type: 'key-unknown', message: 'BaseAddress' } },
    ],
  });
});

test('an empty list is a problem of the list', async () => {
  expect(await check([])).toEqual({ values: {}, errors: { credentials: { root: { type: 'no-rows' } } } });
});
