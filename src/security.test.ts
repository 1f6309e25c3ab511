import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The titles that the threat table names: what stands in quotes in its last column. */
function namedTitles(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && line.split('|').length === 7)
    .flatMap((line) => [...(line.split('|')[5] ?? '').matchAll(/"([^"]+)"/g)].map(([, title = '']) => title));
}

/** The literals after `test(`, and after the table of a `test.each`. */
const literal =
  /(?:\b(?:test|faultTest)\(|\btest\.each\(\w+\)\(|\](?: as const)?\)\(|\)\)\)\()\s*(?:'((?:[^'\\]|\\.)+)'|"((?:[^"\\]|\\.)+)"|`([^`]+)`)/g;

/** What a test may be called: a title with what it fills in left open. */
function titlesOf(source: string): readonly RegExp[] {
  return [...source.matchAll(literal)].flatMap(([, single, double, template]) => {
    const text = (single ?? double ?? template ?? '').replace(/\\(.)/g, '$1');
    const parts = text.split(/\$\{[^}]*\}|%[sj]/);
    // What is filled in throughout says nothing, and would fit any title.
    if (parts.join('').length < 12) return [];
    const escaped = parts.map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`));
    return [new RegExp(`^${escaped.join('.+')}$`)];
  });
}

function everyTitle(): readonly RegExp[] {
  return ['src', 'e2e/specs', 'e2e/contract', 'e2e/observatory'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:test|spec)\.ts$/.test(name))
      .flatMap((name) => titlesOf(readFileSync(join(root, folder, name), 'utf8'))),
  );
}

const titles = everyTitle();
const exists = (title: string) => titles.some((pattern) => pattern.test(title));
const document = readFileSync(join(root, '.github/SECURITY.md'), 'utf8');
const rows = document.split('\n').filter((line) => /^\| (?:values|tokens|choice) /.test(line));

test('every threat of the security document names a test, and names what a table row needs', () => {
  expect(rows.length).toBeGreaterThanOrEqual(15);
  for (const row of rows) {
    expect(namedTitles(row), row).not.toEqual([]);
    expect(
      row
        .split('|')
        .map((cell) => cell.trim())
        .filter(Boolean),
      row,
    ).toHaveLength(5);
  }
});

test.each(namedTitles(document))('the security document names a test that exists: %s', (title) => {
  expect(exists(title)).toBe(true);
});

test('a test that does not exist would be found, one with a value in its title is', () => {
  expect(exists('the page stands in a frame of ours')).toBe(false);
  expect(exists('what an injected script would try is blocked')).toBe(false);
  expect(titlesOf('test(`a long link holds ${what}.`, f)')[0]?.test('a long link holds much.')).toBe(true);
  expect(titlesOf('test("what it\'s good for")')[0]?.test("what it's good for")).toBe(true);
});
