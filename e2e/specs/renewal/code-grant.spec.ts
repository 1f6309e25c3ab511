import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { renewal, renewalButton, skipSteps, steps } from '../../support/renewal-steps.ts';
import { valueOf } from '../../support/steps.ts';

test('an administrator moves a quarantined code-grant job to client credentials, and it is healthy', async ({
  page,
  baseURL,
  signInAs,
}) => {
  // A whole renewal, with a cycle of the job that really runs at the vendor.
  test.slow();
  const vendor = new URL('/vendor', baseURL).href.replace('localhost', '127.0.0.1');
  const status = page.getByRole('region', { name: 'Status' });
  const dialog = page.getByRole('dialog');
  await signInAs('Connie Consented', pathOf('Vendor: retired code grant'));
  await expect(status).toContainText('Quarantined');

  await test.step('reads how the grant is known, and what a move takes, before typing', async () => {
    const notice = page.getByRole('group', {
      name: 'This app uses the retired authorization code grant.',
    });
    await expect(notice.getByRole('listitem')).toHaveText([
      "The app's template names OAuth sign-in. (Inferred)",
      'The stored keys come from such a sign-in. (Inferred)',
    ]);
    await notice.getByRole('button', { name: 'Move to client credentials' }).click();
    await expect(dialog).toContainText('tenant URL, OAuth token endpoint, client ID and client secret');
    await expect(dialog.getByRole('link', { name: 'Entra admin center' })).toHaveAttribute(
      'href',
      /ProvisioningManagement/,
    );
    await expectAccessible(page, 'before a move');
    await dialog.getByRole('button', { name: 'Start the move' }).click();
  });

  await test.step('enters the keys, and saves without those of the old sign-in', async () => {
    const rows = {
      Oauth2TokenExchangeUri: `${vendor}/oauth/token`,
      Oauth2ClientId: 'contoso-moved',
      Oauth2ClientSecret: 'moved-secret-47',
      Oauth2AccessToken: 'a first token',
    };
    for (const [key, value] of Object.entries(rows))
      await page
        .getByRole('group', { name: /^Credential \d/ })
        .filter({ has: page.getByRole('combobox', { name: 'Key' }).and(page.locator(`[value="${key}"]`)) })
        .getByRole('textbox', { name: 'Value' })
        .fill(value);
    await expect(page.getByRole('group', { name: 'Stored Oauth2RefreshToken' })).toContainText(
      'A save clears it',
    );
    await skipSteps(page, 1);
    await renewalButton(page, 'Save…').click();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(steps(page).nth(1)).toContainText('Done');
    await expect(valueOf(page, 1)).toHaveCount(1);
  });

  await test.step('tests the stored credentials, restarts the job, and sees it heal', async () => {
    await status.getByRole('button', { name: 'Test stored credentials' }).click();
    await expect(status).toContainText('Works');
    await renewalButton(page, 'Restart').click();
    await expect(renewal(page)).toContainText('Renewal complete.', { timeout: 40_000 });
    await expect(status).toContainText('Running');
    await expect(page.getByText('retired authorization code grant')).toHaveCount(0);
    await page.goto(vendor);
    await expect(page.getByRole('heading', { name: 'Users (6)' })).toBeVisible();
  });
});
