import type { Page } from '@playwright/test';

/** What the page has put on the clipboard. The page itself may not read it; another one of the same browser may. */
export async function clipboardOf(page: Page): Promise<string> {
  const context = page.context();
  const other = await context.newPage();
  await other.goto(new URL(page.url()).origin.replace('localhost', '127.0.0.1'));
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const text = await other.evaluate(() => navigator.clipboard.readText());
  await other.close();
  return text;
}
