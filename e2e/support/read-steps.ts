import { expect, type Locator, type Page } from '@playwright/test';
import { searchBox } from './steps.ts';

/** Longer than all pauses between the attempts of one read. */
export const patience = { timeout: 35_000 };

/** The rows of the list. */
export function rows(page: Page): Locator {
  return page.getByRole('main').getByRole('listitem');
}

export function more(page: Page): Locator {
  return page.getByRole('button', { name: /^(Show|Loading) more/ });
}

export function notice(page: Page | Locator, title: string): Locator {
  return page.getByRole('group', { name: title, exact: true });
}

/** Searches after the previous list has loaded. */
export async function searchFor(page: Page, text: string): Promise<void> {
  await expect(rows(page).first()).toBeVisible();
  await searchBox(page).fill(text);
  // From then on the list is that of the search.
  await expect(page).toHaveURL(/[?&]q=/);
}

/** A read takes its time: why is said, and it can be stopped. Returns the button for that. */
export async function expectWait(page: Page | Locator, title: string): Promise<Locator> {
  const cancel = notice(page, title).getByRole('button', { name: 'Cancel' });
  // Playwright's own pace would look once a second, and the notice may be gone again after two.
  const looking = { ...patience, intervals: [100] };
  await expect.poll(() => cancel.isVisible(), { ...looking, message: title }).toBe(true);
  return cancel;
}

/** Lets the page's own clock run ahead until this is shown, since the pauses between the attempts of a read are long. */
export async function runUntil(page: Page, shown: Locator): Promise<void> {
  const looking = { ...patience, intervals: [50] };
  await expect
    .poll(async () => {
      await page.clock.runFor(500);
      return await shown.isVisible();
    }, looking)
    .toBe(true);
}
