import { expect, type Locator, type Page } from '@playwright/test';
import { importArea } from './places.ts';

export function importDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Import credentials' });
}

export function areaOf(page: Page): Locator {
  return importDialog(page).getByRole('textbox', { name: importArea });
}

/** The lines of the preview, as read. */
export function previewOf(page: Page): Locator {
  return importDialog(page).getByRole('listitem');
}

export function importButton(page: Page): Locator {
  return importDialog(page).getByRole('button', { name: /^Import/ });
}

export async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(importDialog(page)).toBeVisible();
}

export async function cancelImport(page: Page): Promise<void> {
  await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(importDialog(page)).toHaveCount(0);
  await expect(page.locator('body'), 'the focus is back').not.toBeFocused();
}

/** The form has this value beside this key, or no such row; also while a dialog hides the form from assistive technology. */
export async function expectBeside(page: Page, key: string, value: string | undefined): Promise<void> {
  const beside = async () => {
    const rows = page.getByRole('group', { name: /^Credential \d+$/, includeHidden: true });
    for (const row of await rows.all()) {
      const box = row.getByRole('combobox', { name: 'Key', includeHidden: true });
      if ((await box.inputValue()) === key)
        return await row.getByRole('textbox', { name: 'Value', includeHidden: true }).inputValue();
    }
    return undefined;
  };
  await expect.poll(beside, key).toBe(value);
}

/** Drops things onto an element as a person does who drags them in from outside. */
export async function drop(onto: Locator, what: { files?: readonly string[]; text?: string }): Promise<void> {
  await onto.evaluate((element, { files = [], text }) => {
    const dataTransfer = new DataTransfer();
    for (const content of files) dataTransfer.items.add(new File([content], 'a name without a meaning.env'));
    if (text !== undefined) dataTransfer.setData('text/plain', text);
    for (const type of ['dragover', 'drop'])
      element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }, what);
}
