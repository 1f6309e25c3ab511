import type { Page } from '@playwright/test';

/** What the page has put on the clipboard. The page itself cannot read it, but another page of the same browser can. */
export async function clipboardOf(page: Page): Promise<string> {
  const other = await openElsewhere(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const text = await other.evaluate(() => navigator.clipboard.readText());
  await other.close();
  return text;
}

/** Another page of the same browser, of another origin. A picture has a clipboard too, and no script to start. */
export async function openElsewhere(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(`${new URL(page.url()).origin.replace('localhost', '127.0.0.1')}/favicon.svg`);
  return other;
}
