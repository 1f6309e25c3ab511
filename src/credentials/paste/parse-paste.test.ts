import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '#src/credentials/lines.ts';
import { parsePaste, type PasteFormat } from './parse-paste.ts';

const pairsOf = (text: string) => parsePaste(text).entries.map(({ key, value }) => [key, value]);
const reasons = (text: string) => parsePaste(text).ignored.map(({ reason, line }) => `${line} ${reason}`);
const two = [
  ['BaseAddress', 'https://a.example/scim?x=1'],
  ['SecretToken', 'ab#c=\'d" $e'],
];

const samples: readonly (readonly [PasteFormat, string, readonly (readonly [string, number, number])[]])[] = [
  [
    'env',
    `\ufeff# note\r\nexport BaseAddress=${two[0]?.[1]}\r\n\r\nSecretToken=ab#c='d" $e  # why\r\n`,
    [
      ['BaseAddress', 2, 2],
      ['SecretToken', 4, 4],
    ],
  ],
  [
    'env',
    `BaseAddress: ${two[0]?.[1]}\nSecretToken=\`ab#c='d" $e\``,
    [
      ['BaseAddress', 1, 1],
      ['SecretToken', 2, 2],
    ],
  ],
  [
    'json-map',
    JSON.stringify(Object.fromEntries(two), undefined, 2),
    [
      ['BaseAddress', 2, 2],
      ['SecretToken', 3, 3],
    ],
  ],
  [
    'json-list',
    JSON.stringify(
      two.map(([key, value]) => ({ key, value })),
      undefined,
      1,
    ),
    [
      ['BaseAddress', 2, 5],
      ['SecretToken', 6, 9],
    ],
  ],
  [
    'json-credentials',
    JSON.stringify({
      templateId: 'x',
      credentials: two.map(([key, value]) => ({ '@odata.type': '#x', key, value })),
    }),
    [
      ['BaseAddress', 1, 1],
      ['SecretToken', 1, 1],
    ],
  ],
  [
    'json-value',
    JSON.stringify({ value: two.map(([key, value]) => ({ key, value })) }),
    [
      ['BaseAddress', 1, 1],
      ['SecretToken', 1, 1],
    ],
  ],
  [
    'tsv',
    `Key\tValue\r\nBaseAddress\t${two[0]?.[1]}\r\nSecretToken\t"ab#c='d"" $e"\r\n`,
    [
      ['BaseAddress', 2, 2],
      ['SecretToken', 3, 3],
    ],
  ],
  [
    'powershell',
    `$params = @{\n  credentials = @( # list\n    @{ key = "BaseAddress"; value = '${two[0]?.[1]}' }\n    @{\n      key = 'SecretToken'\n      value = 'ab#c=''d" $e'\n    }\n  )\n}\nInvoke-MgGraphRequest -Body $params\n`,
    [
      ['BaseAddress', 3, 3],
      ['SecretToken', 4, 7],
    ],
  ],
  [
    'powershell',
    `@{ BaseAddress = "${two[0]?.[1]}"\nSecretToken = "ab#c='d\`" \`$e" }`,
    [
      ['BaseAddress', 1, 1],
      ['SecretToken', 2, 2],
    ],
  ],
  [
    'terraform',
    `resource "x" "y" {\n  id = "a"\n  credential {\n    key   = "BaseAddress"\n    value = "${two[0]?.[1]}" // why\n  }\n  credential {\n    key = "SecretToken"\n    value = "ab#c='d\\" $e"\n  }\n}\n`,
    [
      ['BaseAddress', 3, 6],
      ['SecretToken', 7, 10],
    ],
  ],
  [
    'curl',
    `curl -X POST 'https://graph.example/x' \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -d '{"credentials":[\n{"key":"BaseAddress","value":"${two[0]?.[1]}"},\n{"key":"SecretToken","value":"ab#c='\\''d\\" $e"}]}'`,
    [
      ['BaseAddress', 4, 4],
      ['SecretToken', 5, 5],
    ],
  ],
];

test.each(samples)('%s is read: keys, values, lines', (format, text, places) => {
  const result = parsePaste(text);
  expect(result.problem).toBeUndefined();
  expect(result.format).toBe(format);
  expect(result.entries.map(({ key, value }) => [key, value])).toEqual(two);
  expect(result.entries.map(({ key, line, lastLine }) => [key, line, lastLine])).toEqual(places);
});

test('what is not a pair is named with its line', () => {
  expect(reasons('# a\n\nnonsense\nA=1 # c')).toEqual(['1 comment', '2 blank', '3 not-a-pair', '4 comment']);
  expect(reasons('{"a":null,\n"b":{},\n"__proto__":"x",\n"c":"1"}')).toEqual([
    '1 null',
    '2 nested',
    '3 forbidden-key',
  ]);
  expect(reasons('{"credentials":[],\n"templateId":"x"}')).toEqual(['1 structure', '2 other-field']);
  expect(reasons('a\tb\tc\nkey\tvalue\n\td')).toEqual(['1 too-many-columns', '2 heading', '3 not-a-pair']);
  expect(reasons('@{ A = $env:A\nB = "x$y"\nC = Get-It "a"\nD = \'$z\' }')).toEqual([
    '1 not-literal',
    '2 not-literal',
    '3 not-literal',
  ]);
  expect(reasons('credential {\n key = "A"\n value = var.a\n}')).toEqual(['1 not-literal']);
  expect(reasons('curl https://a.example -d @file')).toEqual(['1 not-literal']);
});

test('the same key twice is there twice, and a boolean or a number stays as written', () => {
  expect(pairsOf('{"SyncAll":true,"SyncAll":1e2}')).toEqual([
    ['SyncAll', 'true'],
    ['SyncAll', '1e2'],
  ]);
  expect(pairsOf('A=1\nA=2')).toHaveLength(2);
});

test('quotes of .env: several lines, escapes within double ones, and quotes that are a part of the value', () => {
  expect(pairsOf('A="x\r\ny"\nB="a\\nb"\nC=\'a\\nb\'\nD="x" y\nE="open\nF= \n')).toEqual([
    ['A', 'x\r\ny'],
    ['B', 'a\nb'],
    ['C', 'a\\nb'],
    ['D', '"x" y'],
    ['E', '"open'],
    ['F', ''],
  ]);
});

test('text that only begins like a format is refused with a place, and never half read', () => {
  expect(parsePaste('{\n "A": "x",\n B }')).toEqual({
    format: 'json-map',
    entries: [],
    ignored: [{ reason: 'unreadable', line: 1, lastLine: 3 }],
    problem: { code: 'syntax', line: 3, column: 2 },
  });
  expect(parsePaste('['.repeat(50_000)).problem?.code).toBe('too-deep');
  expect(parsePaste(`@{a=${'@{a='.repeat(50_000)}`).problem?.code).toBe('too-deep');
});

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
      expect(lines.size).toBe(count);
      expect(Math.max(...lines)).toBe(count);
      if (problem) expect(entries).toEqual([]);
      expect(Reflect.get(RegExp, 'lastMatch')).toBe('');
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

test.each(Object.entries(writers))('no value is changed on its way through %s', (name, write) => {
  fc.assert(
    fc.property(rows, (given) => {
      const wanted = given.map(({ key, value }) => ({ key, value: name === 'tsv' ? `${value}\n` : value }));
      expect(parsePaste(write(given)).entries.map(({ key, value }) => ({ key, value }))).toEqual(wanted);
    }),
    { numRuns: 3_000 },
  );
});

test('no value is changed on its way through .env, where the format can hold it', () => {
  const quotable = anyText.filter((text) => !/['"`]/.test(text));
  fc.assert(
    fc.property(fc.array(quotable, { minLength: 1, maxLength: 4 }), (values) => {
      const text = values.map((value) => `SecretToken='${value}'`).join('\n');
      expect(pairsOf(text).map(([, value]) => value)).toEqual(values);
    }),
    { numRuns: 3_000 },
  );
});
