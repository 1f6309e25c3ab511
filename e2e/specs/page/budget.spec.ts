import { expect, test } from '../../support/fixtures.ts';
import { recordTransfers, type Transfer } from '../../support/transfer.ts';

const kB = 1000;

test('a signed-out person downloads at most 150 kB of scripts to see where to sign in', async ({ page }) => {
  const transfers = await recordTransfers(page);
  // The budget includes everything that a page preloads, with all its dependencies.
  const ahead = page.waitForResponse(/sign-in-notice-[\w-]+\.js$/);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await ahead;
  // What was idle once stays so for Playwright; what has been asked for since has to be answered as well.
  await expect.poll(() => transfers.filter(({ encoding, script }) => script && encoding === '')).toEqual([]);
  const paints = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
  expect(paints).toBe(1);
  expect(hosts(transfers)).toEqual([new URL(page.url()).host]);
  expect(scriptBytes(transfers)).toBeLessThanOrEqual(150 * kB);
});

test('a signed-in person downloads at most 200 kB of scripts to see the list, and asks Graph once', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const transfers = await recordTransfers(page);
  await page.reload();
  await expect(page.getByRole('list').getByRole('link').first()).toBeVisible();
  const { host: own, port } = new URL(page.url());
  expect(hosts(transfers)).toEqual([`127.0.0.1:${port}`, own]);
  // With a valid token nothing goes to Entra; the preflight is the second request.
  const elsewhere = transfers.filter(({ url }) => url.host !== own);
  expect(elsewhere.map(({ method, url }) => `${method} ${url.pathname}`).toSorted()).toEqual([
    'GET /graph/v1.0/servicePrincipals',
    'OPTIONS /graph/v1.0/servicePrincipals',
  ]);
  expect(scriptBytes(transfers)).toBeLessThanOrEqual(200 * kB);
});

function hosts(transfers: readonly Transfer[]): readonly string[] {
  return [...new Set(transfers.map(({ url }) => url.host))].toSorted();
}

/** Scripts in bytes as sent; each has to come compressed, or the number would mean nothing. */
function scriptBytes(transfers: readonly Transfer[]): number {
  const scripts = transfers.filter(({ script }) => script);
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.map(({ encoding }) => encoding)).toEqual(scripts.map(() => 'br'));
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0);
}
