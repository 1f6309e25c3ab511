import { expect, type Locator, type Page } from '@playwright/test';

/** Row `number` of the form, counted from 1. */
export function credential(page: Page, number: number): Locator {
  return page.getByRole('group', { name: `Credential ${number}`, exact: true });
}

/** Fills a row that is there: the key as a person does who knows its name. */
export async function fillCredential(page: Page, number: number, key: string, value: string): Promise<void> {
  const row = credential(page, number);
  await row.getByRole('combobox', { name: 'Key' }).fill(key);
  await row.getByRole('combobox', { name: 'Key' }).press('Enter');
  await row.getByRole('textbox', { name: 'Value' }).fill(value);
}

/** Opens a target from the picker by its exact name. */
export async function openTarget(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search by name, app ID or object ID' }).fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** From a filled form to the confirmation, which is clicked. */
export async function authorize(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Authorize' }).click();
}

/** The same for a person who has to consent in Entra's window first. */
export async function authorizeWithConsent(page: Page): Promise<void> {
  const opened = page.waitForEvent('popup');
  await authorize(page);
  const popup = await opened;
  await popup.getByRole('button', { name: 'Accept' }).click();
}
