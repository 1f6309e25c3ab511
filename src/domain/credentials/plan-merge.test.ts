import { expect, test } from 'vitest';
import { planMerge } from './plan-merge.ts';

const plan = (rows: readonly string[], entries: readonly (readonly [string, string])[]) =>
  planMerge(
    rows.map((key) => ({ key })),
    entries.map(([key, value]) => ({ key, value })),
  ).map((step) => ({ ...step, entry: undefined }));

test('a new key is added, a present one replaced, in whatever way it is written', () => {
  expect(
    plan(
      ['', 'UserName', 'secrettoken'],
      [
        ['BaseAddress', 'x'],
        ['username', 'x'],
        ['SCIM_TOKEN', 'x'],
      ],
    ),
  ).toEqual([
    { action: 'add', key: 'BaseAddress', spelling: 'exact', generic: false, ticked: true },
    { action: 'replace', key: 'UserName', spelling: 'any-case', generic: false, ticked: true, row: 1 },
    { action: 'replace', key: 'SecretToken', spelling: 'synonym', generic: false, ticked: true, row: 2 },
  ]);
});

test('what cannot be taken says why', () => {
  expect(
    plan(
      [],
      [
        ['Nonsense', 'x'],
        ['None', 'x'],
        ['Password', ''],
        ['SecretToken', '***'],
        ['TokenKey', 'rea●●●●●●'],
        ['AppKey', 'a\r\nb'],
        ['ConnectionString', 'a\0b\r'],
        ['ClientSecret', 'a\nb'],
      ],
    ),
  ).toEqual([
    { action: 'ignore', reason: 'unknown-key' },
    { action: 'ignore', reason: 'unknown-key' },
    { action: 'ignore', reason: 'empty', key: 'Password' },
    { action: 'ignore', reason: 'masked', key: 'SecretToken' },
    { action: 'ignore', reason: 'masked', key: 'TokenKey' },
    { action: 'ignore', reason: 'carriage-return', key: 'AppKey' },
    { action: 'ignore', reason: 'nul', key: 'ConnectionString' },
    { action: 'add', key: 'ClientSecret', spelling: 'exact', generic: false, ticked: true },
  ]);
});

test('the same key twice is an error at each place, even where one is empty or spelled otherwise', () => {
  expect(
    plan(
      ['Password'],
      [
        ['Password', 'x'],
        ['UserName', 'x'],
        ['PASSWORD', ''],
        ['Nonsense', '1'],
        ['Nonsense', '2'],
      ],
    ),
  ).toEqual([
    { action: 'error', reason: 'duplicate', key: 'Password', places: [0, 2] },
    { action: 'add', key: 'UserName', spelling: 'exact', generic: false, ticked: true },
    { action: 'error', reason: 'duplicate', key: 'Password', places: [0, 2] },
    { action: 'ignore', reason: 'unknown-key' },
    { action: 'ignore', reason: 'unknown-key' },
  ]);
});

test('of two rows with one key the first is replaced', () => {
  expect(plan(['Url', 'url'], [['Url', 'x']])).toEqual([
    { action: 'replace', key: 'Url', spelling: 'exact', generic: false, ticked: true, row: 0 },
  ]);
});

test('twice the entries of one key are twice the work', () => {
  const [once, twice] = [1_000, 2_000].map((length) => {
    let reads = 0;
    const entries = Array.from({ length }, () => ({
      get key() {
        reads += 1;
        return 'Url';
      },
      get value() {
        reads += 1;
        return 'x';
      },
    }));
    const steps = planMerge([], entries);
    expect(steps.every(({ action }) => action === 'error')).toBe(true);
    // One list for all of them, not one for each.
    expect(new Set(steps.map((step) => 'places' in step && step.places)).size).toBe(1);
    return reads;
  });
  expect(twice).toBe(2 * (once ?? 0));
});

test.each([
  // Entra's own labels, without a token endpoint.
  [[], ['Tenant URL', 'Client Identifier', 'Client Secret'], 'Oauth2ClientSecret'],
  [[], ['Client Secret'], 'ClientSecret'],
  [[], ['Client Secret', 'Token Endpoint'], 'Oauth2ClientSecret'],
  [['Oauth2ClientSecret', 'ClientSecret'], ['Client Secret'], 'Oauth2ClientSecret'],
  [['ClientSecret'], ['Tenant URL', 'Client Secret', 'Token Endpoint'], 'ClientSecret'],
  [['Oauth2ClientId'], ['Client Secret'], 'Oauth2ClientSecret'],
])('with the rows %j and the names %j a client secret is %s', (rows, names, key) => {
  const steps = planMerge(
    rows.map((row) => ({ key: row })),
    names.map((name) => ({ key: name, value: 'x' })),
  );
  const step = steps.find(({ entry }) => entry.key === 'Client Secret');
  expect(step && 'key' in step && step.key).toBe(key);
});
