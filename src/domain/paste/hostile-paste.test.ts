import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '#src/domain/credentials/read-json.ts';
import { parsePaste, type PasteResult } from './parse-paste.ts';

type Read = (text: string) => PasteResult;
const runs = { numRuns: 20_000 };

const unit = fc.oneof(
  fc.constantFrom(...Array.from('\r\n\t =:#\'"`\\{}[]()@$;,<-/*', (char) => char.charCodeAt(0))),
  fc.integer({ min: 0x20, max: 0x7e }),
  fc.integer({ min: 0, max: 0xffff }),
);
const anyText = fc.array(unit, { maxLength: 12 }).map((units) => String.fromCharCode(...units));
const piece = fc.oneof(
  anyText,
  fc.constantFrom(
    'curl -d ',
    'credential {',
    '@{',
    'key = ',
    'value = ',
    '{"key":"A","value":"',
    '"}',
    '\n',
    'A=',
    '\t"',
    'SecretToken',
    '<<E',
    "@'",
    '"@',
    '${',
  ),
);

const accounts = (read: Read) =>
  fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
    const text = pieces.join('');
    const { entries, ignored, problem } = read(text);
    const lines = new Set(
      [...entries, ...ignored].flatMap(({ line, lastLine }) =>
        Array.from({ length: lastLine - line + 1 }, (_, at) => line + at),
      ),
    );
    const { count } = linesOf(text.startsWith('\ufeff') ? text.slice(1) : text);
    // Compared here, since 20,000 runs of four expectations each take longer than all else.
    const all = lines.size === count && Math.max(...lines) === count && Math.min(...lines) === 1;
    return all && (!problem || entries.length === 0) && Reflect.get(RegExp, 'lastMatch') === '';
  });

test('hostile text: never throws, and every line is accounted for', () => {
  fc.assert(accounts(parsePaste), runs);
});

test.each<readonly [string, Read]>([
  ['throws at a mark', (text) => (text.includes('<-') ? parsePaste(JSON.parse('x')) : parsePaste(text))],
  [
    'loses a comment',
    (text) => {
      const result = parsePaste(text);
      return { ...result, ignored: result.ignored.filter(({ reason }) => reason !== 'comment') };
    },
  ],
  [
    'leaves text in the engine',
    (text) => {
      const result = parsePaste(text);
      /A=/.test(text);
      return result;
    },
  ],
])('and a reader that %s is found out', (_, read) => {
  expect(fc.check(accounts(read), runs).failed).toBe(true);
});

const value = fc.array(unit, { maxLength: 5 }).map((units) => String.fromCharCode(...units));
/** One row in twelve runs of thirteen, since each further one costs as much again. */
const rowsOf = (...keys: readonly string[]) => {
  const row = fc.record({ key: fc.constantFrom(...keys), value });
  return fc.oneof(
    { weight: 12, arbitrary: fc.array(row, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(row, { minLength: 2, maxLength: 3 }) },
  );
};
const anyRows = rowsOf('SecretToken', 'UserName', 'Url', 'x');
/** In text that several formats may claim, the names of keys decide. */
const knownRows = rowsOf('SecretToken', 'UserName', 'Url');
const contested = new Set(['commas', 'YAML', 'lines']);
type Rows = readonly { key: string; value: string }[];
const hcl = (text: string) =>
  text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/([$%])\{/g, '$1$1{');
type Writer = (given: Rows) => string;
const mapOf: Writer = (given) =>
  `{${given.map((one) => `${JSON.stringify(one.key)}:${JSON.stringify(one.value)}`).join(',\r\n')}}`;
/** Written apart from the readers: how each format puts a value that may hold anything. */
const writers: Readonly<Record<string, readonly Writer[]>> = {
  JSON: [
    (given) => JSON.stringify(given, undefined, 1),
    (given) => JSON.stringify({ credentials: given }),
    (given) => JSON.stringify({ value: given }, undefined, '\t'),
    mapOf,
  ],
  PowerShell: [
    (given) =>
      `@(${given.map((one) => `@{ key = '${one.key}'; value = '${one.value.replaceAll("'", "''")}' }`).join('\n')})`,
  ],
  Terraform: [
    (given) =>
      given.map((one) => `credential {\n key = "${one.key}"\n value = "${hcl(one.value)}"\n}`).join('\n'),
  ],
  curl: [(given) => `curl -d '${mapOf(given).replaceAll("'", `'\\''`)}'`],
  tabs: [
    (given) => given.map((one) => `${one.key}\t"${`${one.value}\n`.replaceAll('"', '""')}"`).join('\r\n'),
  ],
  commas: [
    (given) =>
      `Key,Value\r\n${given.map((one) => `${one.key},"${one.value.replaceAll('"', '""')}"`).join('\r\n')}`,
  ],
  YAML: [
    (given) => given.map((one) => `- key: ${one.key}\n  value: ${JSON.stringify(one.value)}`).join('\n'),
  ],
  lines: [(given) => given.map((one) => `${one.key}='${unquoted(one.value)}'`).join('\n')],
};
const unquoted = (text: string) => text.replaceAll(/['"`]/g, 'x');
/** What a format cannot hold is another value before it is written. */
const held: Readonly<Record<string, (text: string) => string>> = {
  lines: unquoted,
  tabs: (text) => `${text}\n`,
};

const unchanged = (name: string, read: Read) =>
  fc.property(
    contested.has(name) ? knownRows : anyRows,
    fc.constantFrom(...(writers[name] ?? [])),
    (given, write) => {
      const { entries } = read(write(given));
      return (
        entries.length === given.length &&
        given.every(({ key, value: text }, at) => {
          const entry = entries[at];
          return entry?.key === key && entry.value === (held[name]?.(text) ?? text);
        })
      );
    },
  );

test.each(Object.keys(writers))(
  'no value is changed on its way through %s',
  (name) => {
    fc.assert(unchanged(name, parsePaste), runs);
  },
  60_000,
);

test.each(Object.keys(writers))('a reader that trims what came through %s is found out', (name) => {
  const trimming: Read = (text) => {
    const result = parsePaste(text);
    return { ...result, entries: result.entries.map((one) => ({ ...one, value: one.value.trim() })) };
  };
  expect(fc.check(unchanged(name, trimming), runs).failed).toBe(true);
});
