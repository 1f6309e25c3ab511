import { expect, type Locator, type Page } from '@playwright/test';
import { credential, keyOf, valueOf } from './steps.ts';

/** Every row of the form, the blank one at the end among them. */
export function credentials(page: Page): Locator {
  return page.getByRole('group', { name: /^Credential \d+$/ });
}

/** The form has these rows in this order, and one blank row behind them. */
export async function expectRows(page: Page, ...rows: readonly (readonly [string, string])[]): Promise<void> {
  for (const [index, [key, value]] of [...rows, ['', ''] as const].entries()) {
    await expect(keyOf(page, index + 1)).toHaveValue(key);
    await expect(valueOf(page, index + 1)).toHaveValue(value);
  }
  await expect(credentials(page)).toHaveCount(rows.length + 1);
}

/** Types a key and leaves the field, choosing nothing from the list. */
export async function leaveKey(page: Page, number: number, text: string): Promise<void> {
  await keyOf(page, number).fill(text);
  await keyOf(page, number).press('Tab');
}

export function revealOf(page: Page, number: number): Locator {
  return credential(page, number).getByRole('button', { name: /^(Show|Hide) value of / });
}

/** The menu of a row that can be moved. */
export function moreOf(page: Page, number: number): Locator {
  return credential(page, number).getByRole('button', { name: /^More for / });
}

/** Moves a row by its menu; the focus goes back to the menu's button. */
export async function moveRow(page: Page, number: number, way: 'up' | 'down'): Promise<void> {
  await moreOf(page, number).click();
  await page.getByRole('menuitem', { name: `Move ${way}` }).click();
}

/** Lets the ten seconds pass in which a removal can be undone. */
export async function expireRemovals(page: Page): Promise<void> {
  // The sentence can stand where the removed row was clicked, and waits below a pointer.
  await page.mouse.move(0, 0);
  await page.clock.fastForward(10_500);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
}
