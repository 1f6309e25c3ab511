import { expect, test } from '../../support/fixtures.ts';
import { jobOf, steer } from '../../support/job-steps.ts';
import { authorizeWithConsent, fillCredential, openTarget } from '../../support/steps.ts';
import { expectTested, testStored } from '../../support/test-steps.ts';

test('an administrator sets client credentials, tests, starts the job, and sees users arrive at the vendor', async ({
  page,
  context,
  baseURL,
  signInAs,
}) => {
  const services = `http://127.0.0.1:${new URL(baseURL ?? '').port}`;
  await signInAs('Adele Admin');
  const vendor = await context.newPage();
  await vendor.goto(`${services}/vendor`);
  const users = vendor.getByRole('table', { name: 'Users' }).getByRole('row');
  await expect(users, 'the head alone').toHaveCount(1);

  await openTarget(page, 'Vendor: client credentials');
  await fillCredential(page, 1, 'BaseAddress', `${services}/vendor/scim`);
  await fillCredential(page, 2, 'Oauth2ClientId', 'contoso-header');
  await fillCredential(page, 3, 'Oauth2ClientSecret', 'header-secret-41');
  await fillCredential(page, 4, 'Oauth2TokenExchangeUri', `${services}/vendor/oauth/token`);
  await authorizeWithConsent(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');

  await testStored(page);
  await expectTested(page, 'Connection works');
  await steer(page, 'Start', jobOf(page, 'vendorClientCredentials'));
  await expect(async () => {
    await vendor.reload();
    await expect(users).toHaveCount(7, { timeout: 500 });
  }).toPass();
  await expect(vendor.getByRole('cell', { name: 'ada.brandt@contoso.example' })).toBeVisible();
  await expect(vendor.getByRole('table', { name: 'Requests' })).toContainText(
    'client_credentials of contoso-header',
  );
  expect(await vendor.content()).not.toContain('header-secret-41');
});
