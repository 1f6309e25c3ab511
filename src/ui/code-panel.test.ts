import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import { CodePanel } from './code-panel.tsx';

const panel = (severalLines: readonly string[]) =>
  renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: 'en', onError: () => undefined },
      createElement(CodePanel, {
        request: {
          endpoint: 'https://graph.example/v1.0/x',
          kind: 'servicePrincipal',
          id: 'x',
          keys: ['SecretToken', 'AppKey'],
        },
        severalLines,
      }),
    ),
  );

test('the code that reads one line names the row that has several, and no other', () => {
  expect(panel([])).not.toContain('several lines');
  const shown = panel(['AppKey']);
  expect(shown.match(/has several lines/g)).toHaveLength(1);
  expect(shown).toMatch(/AppKey<[^]{0,20} has several lines/);
});
