import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importChanges, importPreview } from './import-preview.ts';
import { parsePaste } from './parse-paste.ts';

const now = Date.UTC(2026, 0, 1);
const rows = [{ key: '' }, { key: 'UserName' }];

test('each line says what becomes of it, and nothing is left out', () => {
  const text = [
    '# note',
    'username=someone',
    'SCIM_TOKEN=" abc"',
    '',
    'LOG_LEVEL=debug',
    'OTHER=1',
    'no pair',
    'Password=***',
    "ClientSecret='a",
    "b'",
  ].join('\n');
  const unknown = { action: 'ignore', reason: 'unknown-key', choices: ['UserName'], named: false };
  expect(importPreview(rows, text, now)).toEqual({
    format: 'env',
    rows: [
      {
        line: 2,
        lastLine: 2,
        action: 'replace',
        key: 'UserName',
        spelling: 'any-case',
        generic: false,
        place: 0,
        choices: ['UserName'],
        named: true,
        ticked: true,
        row: 1,
        size: { lines: 1, bytes: 7 },
        problems: [],
      },
      {
        line: 3,
        lastLine: 3,
        action: 'add',
        key: 'SecretToken',
        spelling: 'synonym',
        generic: false,
        place: 1,
        choices: ['SecretToken', 'UserName'],
        named: true,
        ticked: true,
        size: { lines: 1, bytes: 4 },
        problems: [{ code: 'space-around', severity: 'warning' }],
      },
      { line: 5, lastLine: 5, ...unknown, place: 2 },
      { line: 6, lastLine: 6, ...unknown, place: 3 },
      { line: 7, lastLine: 7, action: 'ignore', reason: 'not-a-pair' },
      { line: 8, lastLine: 8, action: 'ignore', reason: 'masked', key: 'Password' },
      {
        line: 9,
        lastLine: 10,
        action: 'add',
        key: 'ClientSecret',
        spelling: 'exact',
        generic: false,
        place: 5,
        choices: ['ClientSecret', 'Oauth2ClientSecret', 'UserName'],
        named: true,
        ticked: true,
        size: { lines: 2, bytes: 3 },
        problems: [],
      },
    ],
    unlisted: 0,
    adds: 2,
    replaces: 1,
    unticked: 0,
    ignored: 4,
    duplicates: 0,
    blanks: 1,
    comments: 1,
    structure: 0,
  });
  expect(importChanges(rows, text)).toEqual([
    { row: 1, key: 'UserName', value: 'someone' },
    { row: undefined, key: 'SecretToken', value: ' abc', called: 'scim token' },
    { row: undefined, key: 'ClientSecret', value: 'a\nb' },
  ]);
});

test('the same key twice names the other lines and imports nothing', () => {
  const text = 'Url=1\nDomain=x\nURL=2';
  const error = { action: 'error', reason: 'duplicate', key: 'Url', more: 0 };
  expect(importPreview([], text, now)?.rows).toMatchObject([
    { ...error, line: 1, also: [3] },
    { action: 'add', line: 2 },
    { ...error, line: 3, also: [1] },
  ]);
  expect(importChanges([], text)).toEqual([]);
});

test('a text that cannot be read says where, and one of blanks says nothing', () => {
  expect(importPreview([], '{\n "Url": x }', now)).toMatchObject({
    rows: [{ action: 'ignore', reason: 'not-literal', line: 2 }],
    adds: 0,
  });
  expect(importPreview([], '{\n ,]', now)).toMatchObject({
    problem: { code: 'syntax', line: 2, column: 2 },
    rows: [],
    adds: 0,
  });
  expect(importPreview([], ' \n\t', now)).toBeUndefined();
});

test('of eight thousand lines a hundred are listed, and what is imported always is', () => {
  const text = `${'Url=1\nno pair\n'.repeat(4_000)}Domain=x`;
  const preview = importPreview([], text, now);
  expect(preview?.rows).toHaveLength(101);
  expect(preview?.rows.at(-1)).toMatchObject({ action: 'add', key: 'Domain' });
  expect(preview?.rows[0]).toMatchObject({ also: [3, 5, 7, 9, 11], more: 3_994 });
  expect(preview).toMatchObject({ unlisted: 7_900, duplicates: 4_000, ignored: 4_000 });
});

const secret = 'c4n4ry';
const token = (claims: object) =>
  `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
const pieces = [
  ...Array.from('=\n"\'{}[],:\t'),
  secret,
  'SecretToken',
  'url',
  ': ',
  '@{ ',
  ' = ',
  ' #',
  'SyncNotificationSettings',
  '\\"',
  `{"${secret}":1}`,
  token({ iss: secret, aud: secret, exp: 1 }),
];
const texts = fc
  .array(fc.constantFrom(...pieces, `SyncNotificationSettings='{"${secret}":1}'\n`), { maxLength: 7 })
  .map((chosen) => chosen.join(''));

type Preview = (text: string) => ReturnType<typeof importPreview>;
const previewOf: Preview = (text) => importPreview(rows, text, now);
const previews = (read: Preview) =>
  fc.property(texts, (text) => {
    const preview = read(text);
    const { adds = 0, replaces = 0, duplicates = 0 } = preview ?? {};
    return (
      !JSON.stringify(preview ?? '').includes(secret) &&
      importChanges(rows, text).length === (duplicates > 0 ? 0 : adds + replaces)
    );
  });

test('the preview holds no piece of the text, and as many are imported as it says', () => {
  fc.assert(previews(previewOf), { numRuns: 20_000 });
});

test.each<readonly [string, Preview]>([
  [
    'shows a name that Graph does not know',
    (text) => {
      const preview = previewOf(text);
      const [unknown] = parsePaste(text).entries.filter(({ key }) => key.includes(secret));
      return preview && { ...preview, ...unknown };
    },
  ],
  [
    'counts what it skips',
    (text) => {
      const preview = previewOf(text);
      return preview && { ...preview, adds: preview.adds + preview.ignored };
    },
  ],
])('a preview that %s is found out', (_, read) => {
  expect(fc.check(previews(read), { numRuns: 20_000 }).failed).toBe(true);
});
