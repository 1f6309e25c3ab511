import { expect, test } from 'vitest';
import { readJson } from '#src/domain/credentials/read-json.ts';
import { importPreview } from './import-preview.ts';
import { pasteRefusal } from './paste-refusal.ts';
import { pasteShape } from './paste-shape.ts';
import { readCommand } from './read-command.ts';
import { readEnv } from './read-env.ts';
import { readTable } from './read-table.ts';
import { readTree } from './read-tree.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Counts the characters that a reader looks at and the items of lists that it passes: the same on each run and each machine,
 * which no clock is.
 */
function workOf(read: (text: string) => unknown, text: string): number {
  let work = 0;
  const counted = new Proxy(Object(text), {
    get(_, name) {
      if (name === 'length') return text.length;
      // A digit first: an index.
      if (typeof name === 'string' && name < ':') {
        work += 1;
        return text[Number(name)];
      }
      const member: unknown = Reflect.get(String.prototype, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, text, args);
        if (typeof result === 'string') work += result.length;
        else if (name === 'startsWith' || name === 'endsWith') work += String(args[0]).length;
        // A search looks at all up to what it finds.
        else
          work += (typeof result === 'number' && result >= 0 ? result : text.length) - Number(args[1] ?? 0);
        return result;
      };
    },
  });
  const restore = countLists((steps) => {
    work += steps;
  });
  try {
    read(counted);
  } finally {
    restore();
  }
  return work;
}

type Callable = (...args: readonly unknown[]) => unknown;

/** Makes lists and sets report each item that they are asked for. Returns what ends it. */
function countLists(count: (steps: number) => void): () => void {
  const undo: (() => void)[] = [];
  const replace = (owner: object, name: PropertyKey, by: (member: Callable) => Callable) => {
    const member: Callable = Reflect.get(owner, name);
    undo.push(() => Reflect.set(owner, name, member));
    Reflect.set(owner, name, by(member));
  };
  for (const name of ['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'reduce', 'some'])
    replace(
      Array.prototype,
      name,
      (member) =>
        function visits(this: unknown, visit: unknown, ...rest) {
          const counting = (...args: readonly unknown[]): unknown => {
            count(1);
            return typeof visit === 'function' ? Reflect.apply(visit, undefined, args) : visit;
          };
          return Reflect.apply(member, this, rest.length > 0 ? [counting, rest[0]] : [counting]);
        },
    );
  for (const name of ['includes', 'indexOf', Symbol.iterator])
    replace(
      Array.prototype,
      name,
      (member) =>
        function passes(this: readonly unknown[], ...args) {
          count(this.length);
          return Reflect.apply(member, this, args);
        },
    );
  replace(
    Set.prototype,
    Symbol.iterator,
    (member) =>
      function passes(this: ReadonlySet<unknown>) {
        count(this.size);
        return Reflect.apply(member, this, []);
      },
  );
  return () => undo.forEach((one) => one());
}

type Reader = (text: string) => unknown;
const readers: Readonly<Record<string, Reader>> = {
  'a table by tabs': (text) => readTable(text, '\t'),
  'a table by commas': (text) => readTable(text, ','),
  lines: readEnv,
  YAML: readYaml,
  JSON: readJson,
  'the shape of a text': pasteShape,
  'what a text area would change': pasteRefusal,
  brackets: readTree,
  'a command': readCommand,
  'the choice between them and its preview': (text) => importPreview([], text, 0),
};
/** What each reader could be made to go over again and again. */
const pieces = [
  'a\t',
  'Url=1\nno pair\n',
  'Url=1\r\n',
  'a,',
  '"\t',
  '"a\t""b\t',
  '"""\n',
  '"',
  "'",
  '\n"',
  'A="\n',
  "A='x\n",
  'The SecretToken=\n',
  'key: a\n',
  'key: |\n',
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
  '{"a":"b"},',
  "{'key':'a','value':'$'},",
  '{\n}\n',
  'a: |\n',
  '- a\n',
  '\\',
  '\\"',
  '\r',
  ' ',
  '\n',
  '\\\n',
  '//x\n',
  '/*\n',
  '<#\n',
  '`"x\n',
  '<<E\n',
  '#',
  "$'",
  '^"',
  'a:',
  '}',
];
type Frame = readonly [before: string, after: string];
const list: Frame = ['[', '0]'];
const script: Frame = ['{a', '+b}'];
const hashTable: Frame = ['@{a=', '+b}'];
const command: Frame = ['curl -d "[', ']"'];
/** What makes another language of the same piece, for those whose reading depends on it. */
const nested: readonly (readonly [name: string, Reader, readonly Frame[]])[] = [
  ['JSON', readJson, [list]],
  ['brackets', readTree, [script, hashTable]],
  ['a command', readCommand, [command]],
  [
    'the choice between them and its preview',
    (text) => importPreview([], text, 0),
    [script, hashTable, command],
  ],
];

function expectLinear(read: Reader, [before, after]: Frame): void {
  for (const piece of pieces) {
    const [once, twice] = [100, 200].map((length) => workOf(read, before + piece.repeat(length) + after));
    expect(twice, JSON.stringify([before, piece, after])).toBeLessThanOrEqual(2.3 * (once ?? 0) + 100);
  }
}

test.each(Object.entries(readers))('twice the text is twice the work for %s', (_, read) => {
  expectLinear(read, ['', '']);
});

test.each(nested)('and so it is for %s within other text', (_, read, frames) => {
  for (const frame of frames) expectLinear(read, frame);
});
