import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  opened,
  pinned,
  readShortcuts,
  type Reference,
  type Shortcuts,
  without,
  writeShortcuts,
} from './shortcuts.ts';

const idOf = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`;
const owner = { tenantId: idOf(900), accountId: idOf(901) };
const other = { tenantId: idOf(900), accountId: idOf(902) };
const none: Shortcuts = { recent: [], pinned: [] };

const reference: fc.Arbitrary<Reference> = fc.record({
  kind: fc.constantFrom('servicePrincipal' as const, 'application' as const),
  id: fc.integer({ min: 0, max: 40 }).map(idOf),
});

test('what a person opens and pins, in any order, is read again, newest first, each once, and no more than there is room for', () => {
  const step = fc.record({ does: fc.constantFrom('open', 'pin', 'release', 'gone'), reference });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let text: string | null = writeShortcuts(
        null,
        other,
        opened(none, { kind: 'application', id: idOf(1) }),
      );
      for (const { does, reference: which } of steps) {
        const before = readShortcuts(text, owner);
        const after =
          does === 'open'
            ? opened(before, which)
            : does === 'gone'
              ? without(before, [which])
              : pinned(before, which, does === 'pin');
        text = writeShortcuts(text, owner, after);
        const read = readShortcuts(text, owner);
        expect(read).toEqual(after);
        if (does === 'open') expect(read.recent[0]).toEqual(which);
        if (does === 'gone') expect([...read.recent, ...read.pinned]).not.toContainEqual(which);
        expect(read.recent.length).toBeLessThanOrEqual(8);
        expect(read.pinned.length).toBeLessThanOrEqual(24);
        for (const all of [read.recent, read.pinned])
          expect(new Set(all.map(({ kind, id }) => kind + id)).size).toBe(all.length);
      }
      expect(readShortcuts(text, other).recent, 'of another account').toHaveLength(1);
      expect(text).toMatch(/^[\w"'{}[\]:,/-]*$/);
    }),
    { numRuns: 500 },
  );
});

test('whatever stands in the storage, a shortcut is a kind and a GUID', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), fc.json(), (text, entry) => {
      const texts = [text, `{"${owner.tenantId}/${owner.accountId}":${entry}}`];
      for (const stored of texts) {
        const { recent, pinned: pins } = readShortcuts(stored, owner);
        for (const { id } of [...recent, ...pins]) expect(id).toMatch(/^[0-9a-f-]{36}$/);
        expect(writeShortcuts(stored, owner, none) ?? '').not.toContain('undefined');
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['["servicePrincipal/../me"]'],
  ['["servicePrincipals/11111111-2222-4333-8444-000000000001"]'],
  ['"servicePrincipal/11111111-2222-4333-8444-000000000001"'],
  ['[null, 7, {}]'],
])('what is no reference is left out: %s', (recent) => {
  const text = `{"${owner.tenantId}/${owner.accountId}":{"recent":${recent},"pinned":null}}`;
  expect(readShortcuts(text, owner)).toEqual(none);
});

test('of nothing, nothing is kept, and the oldest of too many accounts goes', () => {
  const one = opened(none, { kind: 'servicePrincipal', id: idOf(1) });
  let text = writeShortcuts(null, owner, one);
  expect(writeShortcuts(text, owner, none)).toBeNull();
  for (let number = 0; number < 20; number += 1)
    text = writeShortcuts(text, { tenantId: idOf(900), accountId: idOf(100 + number) }, one);
  expect(readShortcuts(text, owner)).toEqual(none);
  expect(readShortcuts(text, { tenantId: idOf(900), accountId: idOf(119) })).toEqual(one);
});
