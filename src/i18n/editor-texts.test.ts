import { createIntl, type MessageDescriptor } from 'react-intl';
import { expect, test } from 'vitest';
import { readEdited } from '#src/domain/credentials/json-edit.ts';
import { credentialKeys } from '#src/domain/keys/keys.ts';
import { parsePaste } from '#src/domain/paste/parse-paste.ts';
import { snippetFormats } from '#src/domain/snippets/snippet.ts';
import { keyHelp, markLabels } from './key-help.ts';
import { ignoredTexts, jsonProblemTexts, pasteFormatNames, spellingTexts } from './paste-texts.ts';
import { snippetNames, snippetNotes } from './snippet-texts.ts';
import { valueProblemFix, valueProblemWhat, valueProblemWhy } from './value-problem-texts.ts';

const intl = createIntl({ locale: 'en', defaultLocale: 'en', onError: () => undefined });
const values = { date: '1 May 2026', line: 3, column: 7, field: 'Enabled' };
const textOf = (message: MessageDescriptor) => intl.formatMessage(message, values);
const tables = {
  keyHelp,
  markLabels,
  pasteFormatNames,
  ignoredTexts,
  jsonProblemTexts,
  spellingTexts,
  snippetNames,
  snippetNotes,
  valueProblemWhat,
  valueProblemWhy,
};

test.each(Object.entries(tables))(
  '%s: no two texts are the same, and each placeholder is filled',
  (_, table) => {
    const texts = Object.values<MessageDescriptor>(table).map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/^[^{}]{4,}$/);
  },
);

test('each key has its line of help, and each format its name', () => {
  const keys: readonly string[] = credentialKeys.map(({ key }) => key);
  expect(Object.keys(keyHelp).toSorted()).toEqual(keys.toSorted());
  expect(Object.keys(snippetNames).toSorted()).toEqual(snippetFormats('servicePrincipal').toSorted());
});

test('a problem says what and why in full sentences, and its fix is a short order', () => {
  for (const table of [valueProblemWhat, valueProblemWhy]) {
    for (const message of Object.values(table)) expect(textOf(message)).toMatch(/\.$/);
  }
  expect(textOf(valueProblemWhat['json-invalid'])).toBe('Invalid JSON at line 3, column 7.');
  for (const message of Object.values(valueProblemFix)) expect(textOf(message)).not.toMatch(/\.$/);
});

const inJson = '{"BaseAddress":"https://hr.example/scim","SecretToken":"s3cret"}';
const listed =
  '[{"key":"BaseAddress","value":"https://hr.example/scim"},{"key":"SecretToken","value":"s3cret"}]';

test.each([
  ['.env lines', '# note\nexport BaseAddress="https://hr.example/scim"\nSecretToken=s3cret'],
  ['JSON: values by key', inJson],
  ['JSON: list of keys and values', listed],
  ['JSON: body with credentials', `{"credentials":${listed}}`],
  ['JSON: body with value', `{"value":${listed}}`],
  ['table columns', 'Key\tValue\nBaseAddress\thttps://hr.example/scim\nSecretToken\ts3cret'],
  ['PowerShell', "@{ BaseAddress = 'https://hr.example/scim'; SecretToken = 's3cret' }"],
  [
    'Terraform',
    'credential {\n key = "BaseAddress"\n value = "https://hr.example/scim"\n}\ncredential {\n key = "SecretToken"\n value = "s3cret"\n}',
  ],
  ['command data', `curl x -d '${inJson}'`],
])('a text to import is read as %s', (name, text) => {
  const { format, entries } = parsePaste(text);
  expect(format === 'unknown' ? format : textOf(pasteFormatNames[format])).toBe(name);
  expect(entries.map(({ key, value }) => [key, value])).toEqual([
    ['BaseAddress', 'https://hr.example/scim'],
    ['SecretToken', 's3cret'],
  ]);
});

const row = (value: string) => `[\n  {"key": "SecretToken", "value": ${value}}\n]`;

test.each([
  ['[\n  {"key": "SecretToken" "value": "x"}\n]', /^Invalid at line 2, column 25\.$/, '"'],
  [row('"•••••••• 7"'), /^The dots at line 2, column 35 match no hidden value\./, '"'],
  [row('"•••••••• 1"'), /^The dots at line 2, column 35 match no hidden value\./, '"'],
  [row('"one\\r\\ntwo"'), /^The value at line 2, column 35 has a carriage return/, '"'],
  [row('"one\\u0000two"'), /^The text at line 2, column 35 has a NUL character/, '"'],
  ['[{"key": "Secret\\nToken", "value": "x"}]', /^The key at line 1, column 10 has a line break/, '"'],
  [row('null'), /^Expected text in quotes at line 2, column 35\.$/, 'n'],
  ['', /^Invalid at line 1, column 1\.$/, undefined],
])('edited JSON that cannot be taken says why and where: %j', (text, words, at) => {
  const result = readEdited('masked', text, [
    { key: 'UserName', value: 'someone' },
    { key: 'SecretToken', value: 'a secret' },
  ]);
  const { problem } = result.ok ? { problem: undefined } : result;
  expect(problem && intl.formatMessage(jsonProblemTexts[problem.code], problem)).toMatch(words);
  expect(text[problem?.at ?? 0]).toBe(at);
});
