import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import { NameWarning } from './name-warning.tsx';

function wordsOf(name: string, short: boolean): string {
  const warning = createElement(NameWarning, { name, short });
  return renderToStaticMarkup(createElement(IntlProvider, { locale: 'en' }, warning)).replaceAll(
    /<[^>]*>/g,
    '',
  );
}

test.each([
  ['Mirror Ledger \u202Excod.exe', 'characters that change the text direction', ' (U+202E)'],
  ['Veiled\u200B Ledger', 'hidden characters', ' (U+200B)'],
  ['Wide\u00A0Ledger', 'unusual spaces', ' (U+00A0)'],
  ['Tw\u0456n Ledger', 'look-alike letters', ''],
  ['Tw\u0456n\u200B Ledger', 'hidden characters and look-alike letters', ' (U+200B)'],
])('%j is warned of in words, with the numbers of what hides', (name, why, numbers) => {
  expect(wordsOf(name, true)).toBe(`Look-alike name: ${why}`);
  expect(wordsOf(name, false)).toBe(`This name can look like another: ${why}${numbers}. Check the IDs.`);
});

test('a plain name has no warning', () => {
  expect(wordsOf('Contoso HR', false)).toBe('');
});
