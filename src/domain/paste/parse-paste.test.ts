import { expect, test } from 'vitest';
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
    'table',
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
    'command',
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

test('text of which nothing can be read is refused with a place', () => {
  expect(parsePaste('{\n ,]')).toEqual({
    format: 'pairs',
    entries: [],
    ignored: [{ reason: 'unreadable', line: 1, lastLine: 2 }],
    problem: { code: 'syntax', line: 2, column: 2 },
  });
  expect(pairsOf('{\n "A": "x",\n B }')).toEqual([['A', 'x']]);
  expect(reasons('{\n "A": "x",\n B }')).toEqual(['1 structure', '3 not-a-pair']);
  expect(parsePaste('['.repeat(50_000)).problem?.code).toBe('too-deep');
  expect(parsePaste(`@{a=${'@{a='.repeat(50_000)}`).entries).toEqual([]);
});
