import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestSpeech, spokenText } from './announce.ts';

const guid = '8e82495e-e860-4a3f-a821-cfa8b4bc2c56';

test('a title and a short body are said as they are, with one space between them', () => {
  expect(spokenText('It is so.', ' Do\nthis.  Then that. ')).toBe('It is so. Do this. Then that.');
});

test('a headline without a full stop is a sentence of its own', () => {
  expect(spokenText('Authorized · 204 No Content', 'Entra accepted it.')).toBe(
    'Authorized · 204 No Content. Entra accepted it.',
  );
  expect(spokenText('Authorized', `Ask for ${guid}.`)).toBe('Authorized.');
});

test('what is too long ends after a sentence', () => {
  const sentence = `${'One more word '.repeat(12)}here.`;
  expect(spokenText('It is so.', `${sentence} And this is more than there is room for.`)).toBe(
    `It is so. ${sentence}`,
  );
  expect(spokenText('It is so.', `${'One more word '.repeat(20)}here. And this.`)).toBe('It is so.');
});

test('a sentence with an id is left out, and what follows it is said', () => {
  expect(spokenText('It is so.', `Support asks for ${guid}. Try again.`)).toBe('It is so. Try again.');
});

test('whatever a message holds, what is said of it is short, without ids, and begins as it does', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('. ', ' ', 'A sentence.', '…', '!', guid, guid.toUpperCase(), '\n'),
  );
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  let cutShort = 0;
  fc.assert(
    fc.property(text, text, (title, body) => {
      const said = spokenText(title, body);
      assert.ok(said.length <= longestSpeech);
      assert.doesNotMatch(said, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu);
      if (said.length < `${title} ${body}`.trim().length) cutShort += 1;
    }),
    { numRuns: 20_000 },
  );
  expect(cutShort).toBeGreaterThan(1000);
  expect(spokenText('word '.repeat(60), 'body')).toMatch(/^(?:word ){30,39}word…$/);
});
