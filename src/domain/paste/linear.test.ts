import { expect, test } from 'vitest';
import { readCommand } from './read-command.ts';
import { readEnv } from './read-env.ts';
import { readTable } from './read-table.ts';
import { readTree } from './read-tree.ts';
import { readYaml } from './read-yaml.ts';

/** Counts the characters that a reader looks at: the same on each run and each machine, which no clock is. */
function readsOf(read: (text: string) => unknown, text: string): number {
  let reads = 0;
  const counted = new Proxy(Object(text), {
    get(_, name) {
      if (name === 'length') return text.length;
      if (typeof name === 'string' && /^\d+$/.test(name)) {
        reads += 1;
        return text[Number(name)];
      }
      const member: unknown = Reflect.get(String.prototype, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, text, args);
        if (typeof result === 'string') reads += result.length;
        else if (name === 'startsWith' || name === 'endsWith') reads += String(args[0]).length;
        // A search looks at all up to what it finds.
        else
          reads += (typeof result === 'number' && result >= 0 ? result : text.length) - Number(args[1] ?? 0);
        return result;
      };
    },
  });
  read(counted);
  return reads;
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a table by tabs': (text) => readTable(text, '\t'),
  'a table by commas': (text) => readTable(text, ','),
  lines: readEnv,
  brackets: readTree,
  YAML: readYaml,
  'a command': readCommand,
};

/** What each reader could be made to go over again and again. */
const pieces = [
  'a\t',
  'a,',
  '"\t',
  '"a\t""b\t',
  '"""\n',
  '"',
  "'",
  '\n"',
  'A="\n',
  "A='x\n",
  '{',
  '[',
  '(',
  '@{',
  "@'\n",
  '"@\n',
  '{/*\n',
  '@{<#\n',
  '{a:`',
  "@{a='x\n",
  '{"a":',
  'a: |\n',
  '- a\n',
  '\\',
  '\r',
  ' ',
  '\n',
  '<<E\n',
  '#',
  "$'",
  '^"',
];

test.each(Object.entries(readers))('twice the text is twice the work for %s', (_, read) => {
  for (const piece of pieces) {
    const [once, twice] = [200, 400].map((length) => readsOf(read, piece.repeat(length)));
    expect(twice, JSON.stringify(piece)).toBeLessThanOrEqual(2.1 * (once ?? 0) + 100);
  }
});
