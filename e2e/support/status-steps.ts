import type { Locator, Page } from '@playwright/test';

/** The strip above the tabs of an application's page. */
export function statusOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Status', exact: true });
}

/** The strip holds what Graph has answered. */
export async function statusRead(page: Page): Promise<void> {
  await statusOf(page).getByText('updated', { exact: false }).waitFor();
}
