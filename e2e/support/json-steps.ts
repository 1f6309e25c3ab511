import { expect, type Locator, type Page } from '@playwright/test';
import { keyOf, valueOf } from './steps.ts';

/** What stands for the hidden value of a row, counted from 1. */
export function mask(number: number): string {
  return `${'•'.repeat(8)} ${number}`;
}

export async function openJson(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit as JSON' }).click();
  await expect(jsonOf(page)).not.toHaveValue('');
}

export function jsonOf(page: Page): Locator {
  return page.getByRole('textbox', { name: 'JSON' });
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('dialog').getByRole('button', { name });
}

/** Key and value of each credential in the text. */
export async function pairsIn(page: Page): Promise<readonly (readonly [string, string])[]> {
  const body: { credentials: { key: string; value: string }[] } = JSON.parse(await jsonOf(page).inputValue());
  return body.credentials.map(({ key, value }) => [key, value]);
}

export async function writePairs(page: Page, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const credentials = pairs.map(([key, value]) => ({ key, value }));
  await jsonOf(page).fill(JSON.stringify({ credentials }, undefined, 4));
}

/** The form holds these credentials to begin with; a blank row may follow. */
export async function expectRows(page: Page, rows: readonly (readonly [string, string])[]): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const [index, [key, value]] of rows.entries()) {
    await expect(keyOf(page, index + 1)).toHaveValue(key);
    await expect(valueOf(page, index + 1)).toHaveValue(value);
  }
  const after = keyOf(page, rows.length + 1);
  if ((await after.count()) > 0) await expect(after).toHaveValue('');
}

/** The message is announced, belongs to the text, and the focus is where it leads. */
export async function expectRefused(page: Page, words: string | RegExp): Promise<void> {
  const message = page.getByRole('dialog').getByRole('alert');
  await expect(message).toHaveText(words);
  await expect(jsonOf(page)).toBeFocused();
  await expect(jsonOf(page)).toHaveAttribute('aria-invalid', 'true');
  const id = await message.getAttribute('id');
  await expect(jsonOf(page)).toHaveAttribute('aria-describedby', new RegExp(`(^| )${id}( |$)`));
}

export function selected(page: Page): Promise<string> {
  return jsonOf(page).evaluate((area) =>
    area instanceof HTMLTextAreaElement
      ? area.value.slice(area.selectionStart, area.selectionEnd)
      : 'no area',
  );
}
