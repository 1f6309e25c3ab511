import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CredentialKey, credentialKeys } from '#src/domain/keys/keys.ts';
import { parsePaste } from '#src/domain/paste/parse-paste.ts';
import { templateText, type TemplateTexts } from './template.ts';

const all: readonly CredentialKey[] = credentialKeys.map(({ key }) => key);
const textsOf = (text: string): TemplateTexts => ({
  head: [text, text],
  classes: { secret: text, identifier: text, url: text, setting: text, time: text },
  keys: (key) => `${key} ${text}`,
  formats: { url: text, 'boolean-any': text },
  leftOut: (count) => `${text} ${count}`,
});

test('keys stand by class, each once, with a comment and a blank', () => {
  const texts: TemplateTexts = {
    ...textsOf(''),
    head: ['Fill in'],
    classes: { secret: 'Secrets', identifier: 'Ids', url: 'Addresses', setting: 'Settings', time: 'Times' },
    keys: (key) => `What ${key} is.`,
    formats: { url: 'An address.' },
    leftOut: (count) => `Left out: ${count}`,
  };
  expect(templateText(['SecretToken', 'tenant url', '', 'what is this', 'BaseAddress'], texts)).toBe(
    [
      '# Fill in',
      '# Left out: 1',
      '',
      '# Addresses',
      '',
      '# What BaseAddress is. An address.',
      'BaseAddress=',
      '',
      '# Secrets',
      '',
      '# What SecretToken is.',
      'SecretToken=',
      '',
    ].join('\n'),
  );
});

test('read again it gives each known key with nothing in it, and nothing else, whatever its words are', () => {
  const words = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('\r\n\t\0#=:"\'{[@$\u2028'), 'A=b'),
      fc.string({ maxLength: 1 }),
    ),
  });
  const keys = fc.array(fc.oneof(fc.constantFrom(...all), words), { maxLength: 60 });
  fc.assert(
    fc.property(keys, words, (given, text) => {
      const { format, entries, ignored } = parsePaste(templateText(given, textsOf(text)));
      assert.ok(entries.every(({ value }) => value === ''));
      const known = entries.map(({ key }) => key);
      for (const key of all) if (given.includes(key)) assert.ok(known.includes(key));
      assert.strictEqual(new Set(known).size, known.length);
      for (const key of known) assert.ok(all.some((one) => one === key));
      assert.strictEqual(format, 'env');
      assert.ok(ignored.every(({ reason }) => reason === 'blank' || reason === 'comment'));
    }),
    { numRuns: 3_000 },
  );
});

test('holds all keys when all are asked for, and no key that is none', () => {
  const entries = parsePaste(templateText(all, textsOf('x'))).entries.map(({ key }) => key);
  expect(entries.toSorted()).toEqual([...all].toSorted());
  expect(templateText(['s3cret typed into the wrong box'], textsOf('x'))).not.toContain('s3cret');
});
