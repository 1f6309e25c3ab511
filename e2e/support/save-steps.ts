import type { Locator, Page, Request } from '@playwright/test';
import { verbOf } from './submit-watch.ts';

/** Every save that leaves the page from now on; the list grows by itself. */
export function savesOf(page: Page): readonly Request[] {
  const saves: Request[] = [];
  page.on('request', (request) => {
    if (verbOf(request) === 'Save') saves.push(request);
  });
  return saves;
}

/** The review of a save. */
export function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: /^Save to .+\?$/ });
}

/** The button that saves. */
export function saveOf(page: Page): Locator {
  return dialogOf(page).getByRole('button', { name: 'Save', exact: true });
}
