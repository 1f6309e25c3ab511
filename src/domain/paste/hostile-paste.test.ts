import fc from 'fast-check';
import { test } from 'vitest';
import { linesOf } from '#src/domain/credentials/read-json.ts';
import { parsePaste } from './parse-paste.ts';

const pairsOf = (text: string) => parsePaste(text).entries.map(({ key, value }) => [key, value]);

const unit = fc.oneof(
  fc.constantFrom(...Array.from('\r\n\t =:#\'"`\\{}[]()@$;,<-/*', (char) => char.charCodeAt(0))),
  fc.integer({ min: 0x20, max: 0x7e }),
  fc.integer({ min: 0, max: 0xffff }),
);
const anyText = fc.array(unit, { maxLength: 24 }).map((units) => String.fromCharCode(...units));
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
  ),
);

test('hostile text: never throws, and every line is accounted for', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      const { entries, ignored, problem } = parsePaste(text);
      const lines = new Set(
        [...entries, ...ignored].flatMap(({ line, lastLine }) =>
          Array.from({ length: lastLine - line + 1 }, (_, at) => line + at),
        ),
      );
      const { count } = linesOf(text.startsWith('\ufeff') ? text.slice(1) : text);
      // Compared here, since 20,000 runs of four expectations each take longer than all else.
      const all = lines.size === count && Math.max(...lines) === count;
      return all && (!problem || entries.length === 0) && Reflect.get(RegExp, 'lastMatch') === '';
    }),
    { numRuns: 20_000 },
  );
});

const rows = fc.array(
  fc.record({ key: fc.constantFrom('SecretToken', 'UserName', 'Url', 'x'), value: anyText }),
  { minLength: 1, maxLength: 4 },
);
type Rows = readonly { key: string; value: string }[];
const hcl = (text: string) =>
  text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/([$%])\{/g, '$1$1{');
/** Written apart from the readers: how each format puts a value that may hold anything. */
const writers: Record<string, (given: Rows) => string> = {
  list: (given) => JSON.stringify(given, undefined, 1),
  credentials: (given) => JSON.stringify({ credentials: given }),
  value: (given) => JSON.stringify({ value: given }, undefined, '\t'),
  map: (given) =>
    `{${given.map(({ key, value }) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\r\n')}}`,
  powershell: (given) =>
    `@(${given.map(({ key, value }) => `@{ key = '${key}'; value = '${value.replaceAll("'", "''")}' }`).join('\n')})`,
  terraform: (given) =>
    given.map(({ key, value }) => `credential {\n key = "${key}"\n value = "${hcl(value)}"\n}`).join('\n'),
  curl: (given) => `curl x -d '${JSON.stringify({ credentials: given }).replaceAll("'", `'\\''`)}'`,
  tsv: (given) =>
    given.map(({ key, value }) => `${key}\t"${`${value}\n`.replaceAll('"', '""')}"`).join('\r\n'),
};

test.each(Object.entries(writers))(
  'no value is changed on its way through %s',
  (name, write) => {
    fc.assert(
      fc.property(rows, (given) => {
        const wanted = given.map(({ key, value }) => ({ key, value: name === 'tsv' ? `${value}\n` : value }));
        const { entries } = parsePaste(write(given));
        return (
          entries.length === wanted.length &&
          wanted.every(({ key, value }, at) => entries[at]?.key === key && entries[at].value === value)
        );
      }),
      { numRuns: 3_000 },
    );
  },
  60_000,
);

test('no value is changed on its way through .env, where the format can hold it', () => {
  const quotable = anyText.filter((text) => !/['"`]/.test(text));
  fc.assert(
    fc.property(fc.array(quotable, { minLength: 1, maxLength: 4 }), (values) => {
      const text = values.map((value) => `SecretToken='${value}'`).join('\n');
      const found = pairsOf(text);
      return found.length === values.length && values.every((value, at) => found[at]?.[1] === value);
    }),
    { numRuns: 3_000 },
  );
});
