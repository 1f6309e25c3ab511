import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** The part of the Job tab that tests the stored credentials. */
export function tester(page: Page): Locator {
  return page.getByRole('region', { name: 'Test connection' });
}

export function testButton(page: Page, name: string): Locator {
  return tester(page).getByRole('button', { name, exact: true });
}

export async function testStored(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Job' }).click();
  await testButton(page, 'Test stored credentials').click();
}

/** Every test that leaves the page from now on; the list grows by itself. */
export function testsOf(page: Page): readonly Request[] {
  const tests: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/validateCredentials')) tests.push(request);
  });
  return tests;
}

/** The test has ended with the given result, and the page shows its ids. */
export async function expectTested(page: Page, ...told: readonly (string | RegExp)[]): Promise<void> {
  for (const text of told) await expect(tester(page)).toContainText(text, { timeout: 20_000 });
  await tester(page).getByText('Details', { exact: true }).click();
  await expect(tester(page)).toContainText(/client-request-id[\da-f]{8}-/);
}
