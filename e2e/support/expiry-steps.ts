// oxlint-disable no-restricted-globals -- what the page keeps there is what the tests are about
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { contosoHr } from './steps.ts';
import { contoso } from '../sandbox/tenant.ts';

const place = 'provisioning-keys.expiry';

/** The day this many days from now where the browser of the tests is. */
export function dayIn(days: number): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(Date.now());
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

/** As the page writes it. */
export function note(days: number, rest: Readonly<Record<string, string>> = {}) {
  return {
    tenant: contoso.id as string,
    kind: 'servicePrincipal',
    target: contosoHr.servicePrincipal as string,
    key: 'SecretToken',
    expires: dayIn(days),
    noted: dayIn(0),
    ...rest,
  };
}

export function exported(...notes: readonly object[]): string {
  return JSON.stringify({ expiryNotes: 1, notes });
}

/** Everything in the storage that outlives the tab, but for the IDs of the applications opened last. */
export function keptOf(page: Page): Promise<readonly (readonly [string, string])[]> {
  return page.evaluate(() =>
    Object.entries<string>(localStorage).filter(([name]) => name !== 'provisioning-keys.applications'),
  );
}

/** Puts a text where the page keeps the notes, and reloads the page. */
export async function keep(page: Page, text: string): Promise<void> {
  await page.evaluate(([name, content]) => localStorage.setItem(name, content), [place, text] as const);
  await page.reload();
}

/** Takes the storage away, or only the room in it: in each page that loads until what it returns is disposed of. */
export function withoutStorage(page: Page, what: 'all' | 'room'): ReturnType<Page['addInitScript']> {
  return page.addInitScript((missing) => {
    const refuse = () => {
      throw new DOMException('not allowed', missing === 'all' ? 'SecurityError' : 'QuotaExceededError');
    };
    if (missing === 'all') Object.defineProperty(globalThis, 'localStorage', { get: refuse });
    else Object.defineProperty(localStorage, 'setItem', { value: refuse });
  }, what);
}

/** The section on a target's page. */
export function panel(page: Page): Locator {
  return page.getByRole('region', { name: 'Expiry' });
}

/** The list on the first page. */
export function expiring(page: Page): Locator {
  return page.getByRole('region', { name: /^Expiring credentials/ });
}

export function notesDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Import expiry dates' });
}

export function notesArea(page: Page): Locator {
  return notesDialog(page).getByRole('textbox', { name: 'Exported dates' });
}

export async function noteInPanel(page: Page, key: string, day: string): Promise<void> {
  const form = panel(page).getByRole('combobox', { name: 'Credential' });
  const open = panel(page).getByRole('button', { name: 'Set expiry…' });
  // Without any date the form comes by a click.
  await expect(form.or(open)).toBeVisible();
  if (await open.isVisible()) {
    await open.click();
    await expect(form).toBeFocused();
  }
  await form.selectOption(key);
  await panel(page).getByLabel('Expires on').fill(day);
  await panel(page).getByRole('button', { name: 'Set expiry', exact: true }).click();
}

/** What a button hands to the downloads. */
export async function savedBy(button: Locator): Promise<{ name: string; text: string }> {
  const download = button.page().waitForEvent('download');
  await button.click();
  const saved = await download;
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
}
