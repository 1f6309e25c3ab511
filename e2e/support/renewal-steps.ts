import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** A renewal under way, beside the tabs. */
export function renewal(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Renew credentials' });
}

export function renewalButton(page: Page, name: string): Locator {
  return renewal(page).getByRole('button', { name, exact: true });
}

/** The four steps, or the one of an app registration. */
export function steps(page: Page): Locator {
  return renewal(page).getByRole('listitem');
}

/** From the History tab, where a renewal can begin at any time. */
export async function startRenewal(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: 'Renew credentials' }).click();
  await expect(steps(page).first()).toContainText('To do');
}

/** Goes on without so many steps, one after the other. */
export async function skipSteps(page: Page, count: number): Promise<void> {
  const skipped = steps(page).filter({ hasText: 'Skipped' });
  const before = await skipped.count();
  for (let done = 1; done <= count; done += 1) {
    await renewalButton(page, 'Skip this step').click();
    await expect(skipped).toHaveCount(before + done);
  }
}

/** What a button saves: the name of the file, and its text. */
export async function savedBy(page: Page, name: string): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await renewalButton(page, name).click();
  const saved = await download;
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
}
