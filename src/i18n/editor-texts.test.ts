import { createIntl, type MessageDescriptor } from 'react-intl';
import { expect, test } from 'vitest';
import { credentialKeys } from '#src/domain/keys/keys.ts';
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
