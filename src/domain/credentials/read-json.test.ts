import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, type Node, readJson } from './read-json.ts';
import {
  changeNotificationSettings,
  readNotificationSettings,
  writeNotificationSettings,
} from './notification-settings.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('{}[]",:\\/u01e-+.truefalsn \n\r\t', (char) => char.charCodeAt(0))),
      fc.integer({ min: 0, max: 0xffff }),
    ),
    { maxLength: 30 },
  )
  .map((units) => String.fromCharCode(...units));

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Name and value of each member, as the standard parser would have it; the last of repeated names wins there. */
function plain(node: Node): unknown {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'literal':
      return JSON.parse(node.text) as unknown;
    case 'null':
      return null;
    case 'broken':
    case 'code':
      throw new Error('JSON has no code');
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries(node.members.map(({ name, node: value }) => [name, plain(value)]));
  }
}

test('it takes what JSON.parse takes, to the same value, and refuses the rest with a place inside the text', () => {
  const valid = fc.json({ maxDepth: 3 });
  fc.assert(
    fc.property(fc.oneof(hostile, valid), (text) => {
      const read = readJson(text);
      if (read.ok) assert.deepStrictEqual(plain(read.node), JSON.parse(text));
      else if (read.problem === 'syntax') assert.ok(!parses(text));
      if (!read.ok) assert.ok(read.at <= text.length);
    }),
    { numRuns: 20_000 },
  );
});

test('repeated names, numbers as written and __proto__ are kept; what is too deep is refused', () => {
  const read = readJson('{"a":1e2,"a":"x","__proto__":null}');
  expect(
    read.ok && read.node.kind === 'map' && read.node.members.map(({ name, node }) => [name, node.kind]),
  ).toEqual([
    ['a', 'literal'],
    ['a', 'text'],
    ['__proto__', 'null'],
  ]);
  expect(readJson('['.repeat(100_000))).toEqual({ ok: false, problem: 'too-deep', at: 8 });
});

test('lines are counted as editors do', () => {
  const lines = linesOf('a\r\nb\rc\n\nd');
  expect(lines.count).toBe(5);
  expect([0, 3, 5, 7, 8].map(lines.lineAt)).toEqual([1, 2, 3, 4, 5]);
  expect(lines.placeAt(8)).toEqual({ line: 5, column: 1 });
});

test('notification settings go there and back, and whatever a form would lose is not read', () => {
  const settings = fc.record({
    enabled: fc.boolean(),
    recipients: hostile,
    deleteThresholdEnabled: fc.boolean(),
    deleteThresholdValue: fc.nat(),
  });
  fc.assert(
    fc.property(settings, (given) => {
      assert.deepStrictEqual(readNotificationSettings(writeNotificationSettings(given)), {
        ...given,
        others: 0,
      });
    }),
  );
  expect(readNotificationSettings('{"Enabled":true}')).toMatchObject({ enabled: true, recipients: '' });
  for (const text of [
    '',
    '[]',
    '{"enabled":true}',
    '{"X":1,"X":2}',
    '{"Enabled":1}',
    '{"DeleteThresholdValue":1.5}',
  ]) {
    expect(readNotificationSettings(text), text).toBeUndefined();
  }
});

test('a field that Microsoft adds is read past, and stays when another one changes', () => {
  const text =
    '{ "Enabled":false, "DeleteThresholdEnabled":true,"HumanResourcesLookaheadQueryEnabled" : false }';
  expect(readNotificationSettings(text)).toMatchObject({ deleteThresholdEnabled: true, others: 1 });
  expect(changeNotificationSettings(text, { enabled: true, recipients: 'a@b.example' })).toBe(
    '{ "Enabled":true, "DeleteThresholdEnabled":true,"HumanResourcesLookaheadQueryEnabled" : false,"Recipients":"a@b.example" }',
  );
  expect(changeNotificationSettings('{}', { deleteThresholdValue: 5 })).toBe('{"DeleteThresholdValue":5}');
});

test('a change of one field changes that field alone, whatever stands beside it', () => {
  const other = fc.record({ name: hostile.filter((name) => !known.test(name)), value: fc.jsonValue() });
  fc.assert(
    fc.property(fc.uniqueArray(other, { selector: ({ name }) => name }), fc.nat(), (others, count) => {
      const text = `{${others.map(({ name, value }) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
      const next = changeNotificationSettings(text, { deleteThresholdValue: count });
      if (readNotificationSettings(text) === undefined) return;
      expect(readNotificationSettings(next)).toMatchObject({
        others: others.length,
        deleteThresholdValue: count,
      });
      assert.ok(next.startsWith(text.slice(0, -1)));
    }),
    { numRuns: 2_000 },
  );
});

const known = /^(enabled|recipients|deletethresholdenabled|deletethresholdvalue)$/i;
