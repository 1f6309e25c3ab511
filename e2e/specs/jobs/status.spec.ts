import type { Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { allowWindows, blockWindows } from '../../support/blocked-windows.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { contosoHr, fillCredential, valueOf } from '../../support/steps.ts';
import { statusOf, statusRead } from '../../support/status-steps.ts';

test('without consent one line asks for all, and after one click the page fills by itself', async ({
  page,
  signInAs,
}) => {
  await signInAs('Greta Grants', pathOf('Quarantined'));
  const status = statusOf(page);
  const grant = page.getByRole('button', { name: 'Grant access' });
  await expect(grant).toHaveCount(1);
  await expect(status).toContainText(
    'Permission needed: Synchronization.Read.All to view, Synchronization.ReadWrite.All to change.',
  );
  await expect(status.getByRole('button', { name: 'Copy admin consent link' })).toBeVisible();
  await expectDetail(page, 'Application Administrator');
  await expectAccessible(page, 'without consent, with the details of access');
  await page.keyboard.press('Escape');
  await fillCredential(page, 1, 'SecretToken', 'typed meanwhile');

  await test.step('declines, and may change their mind', async () => {
    const opened = page.waitForEvent('popup');
    await grant.click();
    await (await opened).getByRole('button', { name: 'Cancel' }).click();
    await expect(status).toContainText('You canceled in the Microsoft window.');
  });
  await test.step('reads of a blocked window, and of the way without one', async () => {
    await blockWindows(page);
    await grant.click();
    await expect(status).toContainText('The browser blocked the Microsoft window.');
    await expect(status.getByRole('button', { name: /^Leave this page/ })).toBeVisible();
    await allowWindows(page);
  });
  const opened = page.waitForEvent('popup');
  await grant.click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await statusRead(page);
  await expect(status).toContainText('day 9 of 28');
  await expect(grant).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue('typed meanwhile');
});

// access-details.test holds the words for every person; here, one of whom Graph alone knows what they may do.
test('a person with a custom role reads that it may be enough', async ({ page, signInAs }) => {
  await signInAs('Cora Custom', `/service-principals/${contosoHr.servicePrincipal}`);
  await expect(statusOf(page)).toContainText('Running');
  await expectDetail(page, 'A custom role may allow changes too');
});

async function expectDetail(page: Page, text: string): Promise<void> {
  await statusOf(page).getByRole('button', { name: 'Details', exact: true }).click();
  await expect(statusOf(page).getByRole('definition').filter({ hasText: text })).toBeVisible();
}
