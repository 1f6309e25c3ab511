import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMask } from '#src/domain/mask.ts';
import {
  canClear,
  isConfirmable,
  keysTo,
  type KnownKey,
  planSave,
  savedPairs,
  tellSame,
  noRecentKeys,
  recentAfter,
  type RecentKeys,
  compareStored,
} from './plan-save.ts';

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

test('what Graph has returned is kept, what it hides has to be decided, what is new is added', () => {
  const plan = planSave(stored, ['UserName'], none, noRecentKeys);
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

test('a row wins over an earlier choice to clear, and the rest is sent as it was returned', () => {
  const plan = planSave(stored, ['SecretToken'], new Set(['SecretToken', 'PartnerRegion']), noRecentKeys);
  expect(keysTo(plan, 'clear')).toEqual(['PartnerRegion']);
  expect(savedPairs(plan, [{ key: 'SecretToken', value: 'new' }])).toEqual([
    { key: 'BaseAddress', value: 'https://stored.example/scim' },
    { key: 'SecretToken', value: 'new' },
    { key: 'SyncNotificationSettings', value: settings },
  ]);
});

test('the notification settings are never cleared, whatever was chosen', () => {
  const cleared = new Set(['SyncNotificationSettings']);
  expect(keysTo(planSave(stored, [], cleared, noRecentKeys), 'clear')).toEqual([]);
  expect(planSave([hidden('SyncNotificationSettings')], [], cleared, noRecentKeys).steps).toMatchObject([
    { action: 're-enter' },
  ]);
});

test.each<[string, readonly KnownKey[], string]>([
  ['an empty value', [plain('Url', '')], 'empty'],
  ['a mask that passed for a value', [plain('Url', '***')], 'hidden'],
  ['a mask with a part of the value', [plain('Url', 'https://hr•••')], 'hidden'],
  ['two values of one key', [plain('Url', 'a'), plain('Url', 'a')], 'twice'],
])('%s cannot be kept as it is', (_, keys, because) => {
  expect(planSave(keys, [], none, noRecentKeys).steps).toEqual([{ action: 're-enter', key: 'Url', because }]);
});

test('a save of which nothing would be left is none', () => {
  expect(isConfirmable(planSave([hidden('SecretToken')], [], new Set(['SecretToken']), noRecentKeys))).toBe(
    false,
  );
  expect(isConfirmable(planSave([], [], none, noRecentKeys))).toBe(false);
});

test('what this page has stored and Graph does not return yet has to be decided, as something hidden', () => {
  const recent: RecentKeys = { stored: ['BaseAddress', 'UserName'], changed: [] };
  const plan = planSave(stored, ['SecretToken'], new Set(['PartnerRegion']), recent);
  expect(plan.steps.slice(-1)).toEqual([{ action: 're-enter', key: 'UserName', because: 'hidden' }]);
  expect(keysTo(plan, 'keep')).toContain('BaseAddress');
  expect(isConfirmable(plan)).toBe(false);
  const decided = planSave(stored, ['SecretToken'], new Set(['PartnerRegion', 'UserName']), recent);
  expect(keysTo(decided, 'clear')).toEqual(['PartnerRegion', 'UserName']);
  expect(isConfirmable(decided)).toBe(true);
});

test('what this page has changed is not kept as Graph still returns it', () => {
  const { steps } = planSave(stored, [], none, { stored: [], changed: ['BaseAddress', 'gone'] });
  expect(steps[0]).toEqual({ action: 're-enter', key: 'BaseAddress', because: 'recent' });
  expect(steps).toHaveLength(stored.length);
});

test('a save that took effect says what is stored, everything else only adds to what may be', () => {
  const plan = planSave(
    stored,
    ['SecretToken', 'UserName'],
    new Set(['PartnerRegion', 'SyncNotificationSettings']),
    noRecentKeys,
  );
  const keys = ['BaseAddress', 'SecretToken', 'UserName'];
  const before = { stored: ['Url', 'PartnerRegion'], changed: ['Url'] };
  const changed = ['Url', 'SecretToken', 'PartnerRegion', 'UserName'];
  expect(recentAfter(before, { keys, outcome: 'applied', plan })).toEqual({ stored: keys, changed });
  expect(recentAfter(before, { keys, outcome: 'unknown', plan })).toEqual({
    stored: [...before.stored, ...keys],
    changed,
  });
  expect(recentAfter(before, { keys: ['Url', 'A'], outcome: 'applied', plan: undefined })).toEqual({
    stored: ['Url', 'PartnerRegion', 'A'],
    changed: ['Url', 'A'],
  });
});

test('two answers say the same whatever their order, and not where a key, a text or a secret is another', () => {
  expect(tellSame(stored, stored.toReversed())).toBe(true);
  expect(tellSame(stored, [...stored, hidden('PartnerRegion')])).toBe(false);
  expect(tellSame([plain('Url', 'a')], [plain('Url', 'b')])).toBe(false);
  expect(tellSame([plain('Url', 'null')], [hidden('Url')])).toBe(false);
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
  fc.constantFrom('', '*', '**********', '* ', 'rea******', 'a value', 'another', 'one*two', '●'),
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
      fc.record({ stored: fc.array(keys, { maxLength: 2 }), changed: fc.array(keys, { maxLength: 2 }) }),
      (all, typed, choices, recent) => {
        const cleared = new Set(choices);
        const rows = new Map(typed.map((row) => [row.key, row.value]));
        const plan = planSave(all, [...rows.keys()], cleared, recent);
        const isUseless = (text: string) => text === '' || isMask(text);
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
          // The save adds nothing that was neither stored nor typed.
          [...body.keys()].some((key) => !rows.has(key) && all.every((one) => one.key !== key)) &&
            'a key is made up',
          recent.changed.some((key) => body.has(key) && !rows.has(key)) &&
            'what may be from before a change of this page is written back',
          recent.stored.some(
            (key) => !body.has(key) && !(canClear(key) && keysTo(plan, 'clear').includes(key)),
          ) && 'what this page has stored is dropped in silence',
          ...all.map(({ key, value: told }) => {
            if (rows.has(key)) return false;
            if (body.has(key))
              return (
                (told.kind === 'hidden' || told.text !== body.get(key)) &&
                `${key} is not sent as it was returned`
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

test('each key that was sent is looked for among what is stored now and what was stored before', () => {
  expect(compareStored(['UserName', 'SecretToken', 'Url'], ['SecretToken', 'Other', 'Url'], ['Url'])).toEqual(
    [
      { key: 'UserName', now: 'absent', before: 'absent' },
      { key: 'SecretToken', now: 'stored', before: 'absent' },
      { key: 'Url', now: 'stored', before: 'stored' },
    ],
  );
});

test('without an earlier look nothing is said of before, and a key is named once', () => {
  expect(compareStored(['Url', 'Url'], [], undefined)).toEqual([
    { key: 'Url', now: 'absent', before: 'unread' },
  ]);
});
