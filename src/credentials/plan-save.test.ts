import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canClear, isConfirmable, keysTo, type KnownKey, planSave, savedPairs } from './plan-save.ts';

const none: ReadonlySet<string> = new Set();
const hidden = (key: string): KnownKey => ({ key, value: { kind: 'hidden' } });
const plain = (key: string, text: string): KnownKey => ({ key, value: { kind: 'plain', text } });
const settings = '{"Enabled":true}';
const stored = [
  plain('BaseAddress', 'https://stored.example/scim'),
  hidden('SecretToken'),
  plain('SyncNotificationSettings', settings),
  hidden('PartnerRegion'),
];

test('what Graph has told is kept, what it hides has to be decided, what is new is added', () => {
  const plan = planSave(stored, ['UserName'], none);
  expect(plan.steps).toEqual([
    { action: 'keep', key: 'BaseAddress', text: 'https://stored.example/scim' },
    { action: 're-enter', key: 'SecretToken', because: 'hidden' },
    { action: 'keep', key: 'SyncNotificationSettings', text: settings },
    { action: 're-enter', key: 'PartnerRegion', because: 'hidden' },
    { action: 'add', key: 'UserName' },
  ]);
  expect(isConfirmable(plan)).toBe(false);
  expect(() => savedPairs(plan, [{ key: 'UserName', value: 'x' }])).toThrow('not decided');
});

test('a row wins over an earlier choice to clear, and the rest is sent as it was told', () => {
  const plan = planSave(stored, ['SecretToken'], new Set(['SecretToken', 'PartnerRegion']));
  expect(keysTo(plan, 'clear')).toEqual(['PartnerRegion']);
  expect(savedPairs(plan, [{ key: 'SecretToken', value: 'new' }])).toEqual([
    { key: 'BaseAddress', value: 'https://stored.example/scim' },
    { key: 'SecretToken', value: 'new' },
    { key: 'SyncNotificationSettings', value: settings },
  ]);
});

test('the notification settings are never cleared, whatever was chosen', () => {
  const cleared = new Set(['SyncNotificationSettings']);
  expect(keysTo(planSave(stored, [], cleared), 'clear')).toEqual([]);
  expect(planSave([hidden('SyncNotificationSettings')], [], cleared).steps).toMatchObject([
    { action: 're-enter' },
  ]);
});

test.each<[string, readonly KnownKey[], string]>([
  ['an empty value', [plain('Url', '')], 'empty'],
  ['a mask that passed for a value', [plain('Url', '***')], 'hidden'],
  ['two values of one key', [plain('Url', 'a'), plain('Url', 'a')], 'twice'],
])('%s cannot be kept as it is', (_, keys, because) => {
  expect(planSave(keys, [], none).steps).toEqual([{ action: 're-enter', key: 'Url', because }]);
});

test('a save of which nothing would be left is none', () => {
  expect(isConfirmable(planSave([hidden('SecretToken')], [], new Set(['SecretToken'])))).toBe(false);
  expect(isConfirmable(planSave([], [], none))).toBe(false);
});

const keys: fc.Arbitrary<string> = fc.constantFrom(
  'BaseAddress',
  'SecretToken',
  'SyncNotificationSettings',
  'PartnerRegion',
  'Url',
  'toString',
);
/** Any UTF-16 text, ill-formed ones too, and what must never be sent. */
const value = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', '*', '**********', '* ', 'a value'),
);
const known: fc.Arbitrary<KnownKey> = fc.oneof(
  keys.map(hidden),
  fc.tuple(keys, value).map(([key, text]) => plain(key, text)),
);

function isRefused(make: () => unknown): boolean {
  try {
    make();
    return false;
  } catch {
    return true;
  }
}

test('a save that can be confirmed lacks no stored key that was not cleared, and holds no mask', () => {
  let confirmed = 0;
  fc.assert(
    fc.property(
      fc.array(known, { maxLength: 6 }),
      fc.uniqueArray(fc.record({ key: keys, value }), { maxLength: 5, selector: ({ key }) => key }),
      fc.array(keys, { maxLength: 4 }),
      (all, typed, choices) => {
        const cleared = new Set(choices);
        const rows = new Map(typed.map((row) => [row.key, row.value]));
        const plan = planSave(all, [...rows.keys()], cleared);
        const isUseless = (text: string) => text === '*'.repeat(text.length);
        if (!isConfirmable(plan) || typed.some((row) => isUseless(row.value))) {
          if (isRefused(() => savedPairs(plan, typed))) return;
          throw new Error('what must not be sent was made into a body');
        }
        confirmed += 1;
        const sent = savedPairs(plan, typed);
        const body = new Map(sent.map((pair) => [pair.key, pair.value]));
        // Booleans, since twenty thousand runs with an expectation for each of them take a quarter of a minute.
        const faults = [
          body.size !== sent.length && 'a key is sent twice',
          sent.some((pair) => isUseless(pair.value)) && 'a mask or an empty value is sent',
          [...rows].some(([key, text]) => body.get(key) !== text) && 'a typed value is not sent as typed',
          // Nothing comes along that was neither stored nor typed.
          [...body.keys()].some((key) => !rows.has(key) && all.every((one) => one.key !== key)) &&
            'a key is made up',
          ...all.map(({ key, value: told }) => {
            if (rows.has(key)) return false;
            if (body.has(key))
              return (
                (told.kind === 'hidden' || told.text !== body.get(key)) && `${key} is not sent as it was told`
              );
            const chosen = cleared.has(key) && canClear(key) && keysTo(plan, 'clear').includes(key);
            return !chosen && `${key} is dropped in silence`;
          }),
        ].filter(Boolean);
        if (faults.length > 0) throw new Error(faults.join(', '));
      },
    ),
    { numRuns: 20_000 },
  );
  expect(confirmed).toBeGreaterThan(1_000);
});
