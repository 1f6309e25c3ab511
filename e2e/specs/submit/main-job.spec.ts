import { expect, signInByHand, test, withMotion } from '../../support/fixtures.ts';
import { jobOf, steer } from '../../support/job-steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';
import { authorizeWithConsent, fillCredential, openTarget, valueOf } from '../../support/steps.ts';
import { expectTested, testStored } from '../../support/test-steps.ts';

test.use(withMotion);

test('an administrator sends credentials, sees Graph accept them, tests, starts the job, and sees users arrive at the vendor', async ({
  page,
  context,
  baseURL,
}) => {
  const services = `http://127.0.0.1:${new URL(baseURL ?? '').port}`;
  const said = await recordSpeech(page);
  await signInByHand(page, 'Adele Admin');
  const vendor = await context.newPage();
  await vendor.goto(`${services}/vendor`);
  const users = vendor.getByRole('table', { name: 'Users' }).getByRole('row');
  await expect(users, 'the head alone').toHaveCount(1);

  await openTarget(page, 'Vendor: client credentials');
  const credentials = [
    { key: 'BaseAddress', value: `${services}/vendor/scim` },
    { key: 'Oauth2ClientId', value: 'contoso-header' },
    { key: 'Oauth2ClientSecret', value: 'header-secret-41' },
    { key: 'Oauth2TokenExchangeUri', value: `${services}/vendor/oauth/token` },
  ];
  for (const [at, { key, value }] of credentials.entries()) await fillCredential(page, at + 1, key, value);
  const post = page.waitForRequest(
    (request) => request.url().endsWith('/synchronization/acquireAccessToken') && request.method() === 'POST',
  );
  await authorizeWithConsent(page);

  const outcome = page.getByRole('status');
  await test.step('Graph accepts them', async () => {
    await expect(outcome).toContainText('204 No Content');
    await expect(outcome).toBeFocused();
    const results = (await said()).filter((text) => text.includes('204 No Content'));
    expect(results, 'said once, short, and without ids').toEqual([
      expect.stringMatching(/^Authorized · 204 No Content\. Entra accepted .{0,150}$/),
    ]);
    expect(results.join(' ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    await expect(outcome, 'and not said by its region as well').toHaveAttribute('aria-live', 'off');
    for (const [at, { key, value }] of credentials.entries())
      await expect(valueOf(page, at + 1)).toHaveValue(key === 'Oauth2ClientSecret' ? '' : value);
    const request = await post;
    expect(request.postData()).toBe(JSON.stringify({ credentials }));
    expect(request.headers()).toMatchObject({ 'content-type': 'application/json' });
    await outcome.getByText('Details', { exact: true }).click();
    await expect(outcome).toContainText(
      request.headers()['client-request-id'] ?? 'no client-request-id was sent',
    );
  });

  await test.step('the connection works, and users arrive', async () => {
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
});
