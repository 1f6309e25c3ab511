import type { Locator, Page, Request } from '@playwright/test';

/** The row of a stored key. */
export function storedRow(page: Page, key: string): Locator {
  return page.getByRole('group', { name: `Stored ${key}`, exact: true });
}

/** All of them that no new value replaces. */
export function storedRows(page: Page): Locator {
  return page.getByRole('group', { name: /^Stored / });
}

/** What a person does with a stored key. */
export function storedButton(page: Page, act: 'Replace' | 'Clear' | 'Keep', key: string): Locator {
  return page.getByRole('button', { name: `${act} ${key}`, exact: true });
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
