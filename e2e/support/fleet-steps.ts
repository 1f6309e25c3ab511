import { expect, type Locator, type Page } from '@playwright/test';
import { renewalRules, renewals } from '../sandbox/directory/renewals.ts';
import { objectId } from '../sandbox/directory/object-id.ts';
import { searchBox } from './steps.ts';

/** The applications that can be renewed in one run, by their number. */
export const renewalApps = renewals.map(({ name }, index) => ({
  name,
  number: index + 1,
  id: objectId('servicePrincipals', name),
  key: renewalRules.hasClient(index + 1) ? 'Oauth2ClientSecret' : 'SecretToken',
}));

/** Sets what the sandbox's Graph does to the reads and the submits of this browser from now on. */
export async function switchReads(page: Page, names: string): Promise<void> {
  const { origin } = new URL(page.url());
  const address = `${origin.replace('localhost', '127.0.0.1')}/sandbox/reads/${names}`;
  expect((await page.context().request.get(address, { maxRedirects: 0 })).status(), names).toBe(302);
}

/** What each application was asked to do, and what was answered, such as `PUT secrets 204`; by object id. */
export async function writesOf(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  const { origin } = new URL(page.url());
  const answer = await page
    .context()
    .request.get(`${origin.replace('localhost', '127.0.0.1')}/sandbox/reads`);
  const { writes }: { writes: Record<string, readonly string[]> } = await answer.json();
  return writes;
}

/** Scans the tenant to the end. */
export async function scanFleet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Scan', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /Scanned [\d,]+ of [\d,]+$/ })).toBeVisible({
    timeout: 30_000,
  });
}

/** Scans the tenant, and selects the applications whose names begin so. */
export async function selectInFleet(page: Page, name: string): Promise<void> {
  await scanFleet(page);
  await searchBox(page).fill(name);
  await expect(page).toHaveURL(/[?&]q=/);
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
}

/** The line of a run that says how far it is. */
export function runStatus(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /\d+ of \d+ done\./ });
}

/** The row of an application in the table of a run. */
export function runRow(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
}
