import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRenewal, someRenewal } from './renewal.fixture.ts';
import { withActivity, withSkip } from './renewal.ts';
import { parseRenewal, serialiseRenewal } from './stored-renewal.ts';

const kept = withSkip(
  withActivity(someRenewal, {
    kind: 'authorize',
    result: 'good',
    startedAt: 1_000,
    durationMs: 5,
    status: 204,
    clientRequestId: 'ours',
    keys: ['SecretToken'],
  }),
  'test-stored',
  2_000,
);
const textOf = (renewal: object) => JSON.stringify({ version: 1, ...renewal });

test('what is kept comes back as it was, whatever it is called', () => {
  fc.assert(
    fc.property(anyRenewal, (renewal) => {
      const text = serialiseRenewal(renewal);
      expect(parseRenewal(text ?? '', renewal)).toEqual(renewal);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['another target', { target: { ...kept.target, id: '4b22e483-bc81-4102-8593-01e1db206a39' } }],
  ['the same id of another kind', { target: { ...kept.target, kind: 'application' as const } }],
  ['another tenant', { tenantId: '4b22e483-bc81-4102-8593-01e1db206a39' }],
  ['another person', { account: 'ray@contoso.example' }],
])('the renewal of %s is none of theirs', (_, other) => {
  expect(parseRenewal(textOf(kept), kept)).toEqual(kept);
  expect(parseRenewal(textOf(kept), { ...kept, ...other })).toBeUndefined();
});

test('the name may have changed since; the target is the same', () => {
  const renamed = { ...kept, target: { ...kept.target, name: 'Contoso People' } };
  expect(parseRenewal(textOf(kept), renamed)?.target.name).toBe('Contoso HR');
});

test('too long a text is neither written nor read', () => {
  const long = { ...kept, entries: Array.from({ length: 1_500 }, () => kept.entries).flat() };
  expect(serialiseRenewal(long)).toBeUndefined();
  expect(parseRenewal(textOf(long), kept)).toBeUndefined();
  expect(parseRenewal(' '.repeat(190_000) + textOf(kept), kept)).toEqual(kept);
  expect(parseRenewal(' '.repeat(200_000) + textOf(kept), kept)).toBeUndefined();
});

const entry = { kind: 'authorize', result: 'good', startedAt: 1, durationMs: 1 };
test.each([
  ['no JSON', 'hello'],
  ['another version', JSON.stringify({ ...kept, version: 2 })],
  ['no version', JSON.stringify(kept)],
  ['an id that is none', textOf({ ...kept, target: { ...kept.target, id: '../me' } })],
  ['a time no date can hold', textOf({ ...kept, startedAt: 9e15 })],
  ['a time before all', textOf({ ...kept, startedAt: -1 })],
  ['a name without end', textOf({ ...kept, account: 'x'.repeat(2_001) })],
  ['an unknown activity', textOf({ ...kept, entries: [{ ...entry, kind: 'toString' }] })],
  ['an unknown result', textOf({ ...kept, entries: [{ ...entry, result: 'fine' }] })],
  ['a key that is a thing', textOf({ ...kept, entries: [{ ...entry, keys: [{}] }] })],
  ['a long detail', textOf({ ...kept, entries: [{ ...entry, detail: 'x'.repeat(401) }] })],
  ['a step that is none', textOf({ ...kept, entries: [{ kind: 'skip', step: '__proto__', at: 1 }] })],
  ['entries that are no list', textOf({ ...kept, entries: { length: 1 } })],
])('ignores what this page never writes: %s', (_, text) => {
  expect(parseRenewal(text, kept)).toBeUndefined();
});

test('what else stands in it is left aside', () => {
  const more = textOf({ ...kept, value: 'hunter2', entries: [{ ...entry, value: 'hunter2' }] });
  expect(parseRenewal(more, kept)?.entries).toEqual([entry]);
  expect(JSON.stringify(parseRenewal(more, kept))).not.toContain('hunter2');
});

test('no text makes it throw', () => {
  const near = anyRenewal.chain((renewal) => {
    const text = textOf(renewal);
    return fc.nat(text.length).map((cut) => text.slice(0, cut) + text.slice(cut + 1));
  });
  fc.assert(
    fc.property(fc.oneof(near, fc.json(), fc.string()), (text) => {
      expect(() => parseRenewal(text, kept)).not.toThrow();
    }),
    { numRuns: 3_000 },
  );
});
