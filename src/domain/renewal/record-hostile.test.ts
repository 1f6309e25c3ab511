import assert from 'node:assert/strict';
import { someRenewal, anyName, anyRenewal } from './renewal.fixture.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainTexts } from './record-words.fixture.ts';
import { recordOf, recordMarkdown } from './record-text.ts';

/** What a reader of Markdown sees in a line that holds nothing but our words and one code span at its end. */
function spanOf(line: string): string {
  const [, fence = ''] = /^[^`]*?(`+)/.exec(line) ?? [];
  const start = line.indexOf(fence) + fence.length;
  // The first run of as many backticks, no more and no less, closes the span.
  const close = [...line.slice(start).matchAll(/`+/g)].find(([run]) => run.length === fence.length);
  expect(close, 'the span is closed').toBeDefined();
  const inner = line.slice(start, start + (close?.index ?? 0));
  expect(line.slice(start + inner.length + fence.length), 'nothing stands behind it').toBe('');
  const spaced = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
  return spaced ? inner.slice(1, -1) : inner;
}

describe('whatever the target is called', () => {
  const linesOf = (name: string) =>
    recordMarkdown(
      recordOf({ ...someRenewal, target: { ...someRenewal.target, name } }, 'x'),
      plainTexts,
    ).split('\n');
  const plain = linesOf('Contoso HR');

  test.each([
    ['`', '`'],
    ['``', '``'],
    [' a ', ' a '],
    ['`a', '`a'],
    ['a``b`c', 'a``b`c'],
    ['a\nb', 'a\ufffdb'],
    ['a\u202eb', 'a\ufffdb'],
    ['   ', '\ufffd'],
    ['', '\ufffd'],
    ['<b>&amp;</b>', '<b>&amp;</b>'],
  ])('%j is read as %j', (name, read) => expect(spanOf(linesOf(name)[2] ?? '')).toBe(read));

  test('it is one code span at its place and changes no other line', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const lines = linesOf(name);
        assert.deepStrictEqual(lines.toSpliced(2, 1), plain.toSpliced(2, 1));
        assert.match(lines[2] ?? '', /^- Application: `/);
        const clean = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
        assert.strictEqual(spanOf(lines[2] ?? ''), clean.trim() === '' ? '\ufffd' : clean);
      }),
      { numRuns: 5_000 },
    );
  });

  test('so are ids, keys and details that are none: no line but ours begins anything', () => {
    const ours =
      /^(?:|# Renewal|No value\.|## \d\. .*|## Besides|- [A-Z][\w -]*: .*|- \d{4,6}-.* UTC.*: .*| {2}- [\w -]+: .*)$/;
    fc.assert(
      fc.property(anyRenewal, (any) => {
        const lines = recordMarkdown(recordOf(any, 'x'), plainTexts).split('\n');
        assert.deepStrictEqual(
          lines.filter((line) => !ours.test(line) || /\p{C}/u.test(line)),
          [],
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
