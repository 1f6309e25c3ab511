import type { Locator, Page, Request } from '@playwright/test';

/** The section that lists the stored credentials. */
export function stored(page: Page): Locator {
  return page.getByRole('region', { name: 'Stored now' });
}

export function button(page: Page, name: string): Locator {
  return stored(page).getByRole('button', { name, exact: true });
}

export async function show(page: Page): Promise<void> {
  await button(page, 'Show what is stored').click();
}

export async function acceptInWindow(page: Page): Promise<void> {
  const opened = page.waitForEvent('popup');
  await button(page, 'Grant permission').click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
}

/** Answers Entra's window from the review, which reads before it can send. */
export async function acceptInReview(page: Page): Promise<void> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('dialog').getByRole('button', { name: 'Grant permission' }).click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
}

/** Every read of the stored credentials from now on; the list grows by itself. */
export function readsOf(page: Page): readonly Request[] {
  const reads: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.url().endsWith('/synchronization/secrets')) reads.push(request);
  });
  return reads;
}
