import { expect, type Locator, type Page } from '@playwright/test';
import { objectId } from '../sandbox/directory/object-id.ts';
import { authorize, typeCredential } from './steps.ts';

/** Where the target of this name is opened. */
export function pathOf(name: string): string {
  return `/service-principals/${objectId('servicePrincipals', name)}`;
}

/** Types a secret, confirms the review, and waits until the request has left. */
export async function sendSecret(page: Page, value: string): Promise<void> {
  await typeCredential(page, 1, 'SecretToken', value);
  const left = page.waitForRequest((request) => request.url().endsWith('/acquireAccessToken'));
  await authorize(page);
  await left;
}

/** How the last attempt ended, in words. */
export function told(page: Page): Locator {
  return page.getByRole('alert');
}

/** What support asks for, which is folded. */
export async function unfoldDetails(outcome: Locator): Promise<void> {
  await outcome.getByText('Details', { exact: true }).click();
}

/** The part that looks into an attempt with an unknown end. */
export function resolver(page: Page): Locator {
  return page.getByRole('region', { name: 'Check what happened' });
}

/** A button anywhere on the page, dialogs aside when one is open. */
export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

/** A live region excludes text that changes every second: a listener could not follow it. */
export async function expectUnannounced(text: Locator): Promise<void> {
  await expect(text).toBeVisible();
  const live = await text.evaluate(
    (element) =>
      element.closest('[role="alert"], [role="status"], [aria-live]:not([aria-live="off"])') !== null,
  );
  expect(live, 'is announced again with every change').toBe(false);
}

/**
 * Waits for what the page fetches once a person types, which is the review. A style sheet that a lost network cuts off is not
 * part of the test. Axe would read it again in a way that the policy forbids.
 */
export async function fetchedAhead(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.styleSheets].some(({ href }) => href?.includes('review-dialogs')),
  );
}

export async function goOffline(page: Page): Promise<void> {
  await fetchedAhead(page);
  await page.context().setOffline(true);
}
