import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';

test.use({ colorScheme: 'dark', viewport: { width: 320, height: 720 } });

test('a person finds a connector by the label of a field, and reads what is known of it', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const search = page.getByRole('searchbox', { name: 'Search connectors' });

  await test.step('the account menu leads to the list', async () => {
    await page.getByRole('button', { name: 'Adele Admin' }).click();
    await page.getByRole('link', { name: 'Connectors' }).click();
    await expect(title('Connectors')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden();
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(73);
    await expectAccessible(page, 'list of connectors');
  });

  await test.step('a search finds labels and keys, keeps the text, and offers a way back', async () => {
    await search.fill('no such app');
    await expect(page.getByRole('status')).toHaveText('No matches for “no such app”.');
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expect(search).toBeFocused();
    await search.pressSequentially('instance name');
    await expect(page.getByRole('status')).toHaveText('1 connector');
    await page.reload();
    await expect(search).toHaveValue('instance name');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('a connector shows its fields, its keys and how each is known', async () => {
    await page.getByRole('link', { name: 'ServiceNow' }).click();
    await expect(title('ServiceNow')).toBeFocused();
    const name = page.getByRole('listitem').filter({ hasText: 'Instance name' });
    await expect(name).toContainText('InstanceName');
    await expect(name.getByRole('link', { name: 'learn.microsoft.com (new tab)' })).toHaveAttribute(
      'href',
      /^https:\/\/learn\.microsoft\.com\/.*servicenow/,
    );
    await expect(page.getByText('Unverified').first()).toBeVisible();
    await expectAccessible(page, 'a connector');
    await page.getByRole('link', { name: 'All connectors' }).click();
    await expect(search).toHaveValue('instance name');
  });

  await test.step('an address in other case opens, and an unknown one leads to the list', async () => {
    await page.goto('/connectors/SuccessFactors-Inbound');
    await expect(title('SAP SuccessFactors')).toBeVisible();
    // The day of the announcement, in any time zone.
    await expect(page.getByText('November 20, 2026', { exact: true })).toBeVisible();
    await page.goto('/connectors/nowhere');
    await expect(title('Connector not found')).toBeVisible();
    await expect(page.getByRole('link', { name: 'All connectors' })).toBeVisible();
  });
});
