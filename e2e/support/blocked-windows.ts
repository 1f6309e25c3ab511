import type { Page } from '@playwright/test';

/**
 * What a browser does to a window that no click asked for, or one too long ago: seen in Chromium without Playwright's
 * `--disable-popup-blocking` under the switch `slow`. Here by hand, since Playwright's own looks at a page count as clicks.
 */
export async function blockWindows(page: Page): Promise<void> {
  await page.evaluate(() => {
    const open = window.open.bind(window);
    window.open = () => null;
    addEventListener('windows-allowed', () => (window.open = open), { once: true });
  });
}

export async function allowWindows(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('windows-allowed')));
}
