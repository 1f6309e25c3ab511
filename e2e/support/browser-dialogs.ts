import type { Page } from '@playwright/test';

/** What the browser itself asks from now on; the answer is always to stay. */
export function dialogsOf(page: Page): readonly string[] {
  const types: string[] = [];
  page.on('dialog', (dialog) => {
    types.push(dialog.type());
    void dialog.dismiss();
  });
  return types;
}
