import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import type { SavePlan } from '#src/domain/save-plan/plan-save.ts';
import { SavePlanView } from './review-dialogs.tsx';

const keys = (count: number) => Array.from({ length: count }, (_, at) => `Key${at}`);
const shown = (steps: SavePlan['steps']) =>
  renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: 'en', onError: () => undefined },
      createElement(SavePlanView, {
        plan: { steps },
        masked: [],
        agreed: false,
        onAgree: () => undefined,
        disabled: false,
        onGo: () => undefined,
      }),
    ),
  );

test('of 5,000 keys that a save keeps or drops a hundred are drawn, and it is said', () => {
  const kept = shown(keys(5_000).map((key) => ({ key, action: 'keep', text: `text of ${key}` })));
  expect(kept.match(/text of /g)).toHaveLength(100);
  expect(kept).toContain('Showing 100 of 5,000.');
  const dropped = shown(keys(5_000).map((key) => ({ key, action: 'clear' })));
  expect(dropped.match(/Key\d+/g)).toHaveLength(100);
  expect(dropped).toContain('all 5,000 keys above');
});

test('a hundred are drawn whole, and the checkbox names them', () => {
  const dropped = shown(keys(100).map((key) => ({ key, action: 'clear' })));
  expect(dropped.match(/Key\d+/g)).toHaveLength(200);
  expect(dropped).not.toContain('Showing');
});
