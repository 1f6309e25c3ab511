import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { expectRows } from '../../support/row-steps.ts';
import { credential, fillCredential, keyOf, review, valueOf } from '../../support/steps.ts';

function connectorOf(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Connector' });
}

test('an application opens with the connector of its template, its rows and its first button, and says where the gallery deprecates it', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Adatum Time Tracking'));
  await expect(connectorOf(page)).toHaveValue('generic-scim');
  await expect(connectorOf(page)).toHaveAccessibleDescription(
    /From the provisioning job · Needs BaseAddress and SecretToken/,
  );
  await expectRows(page, ['BaseAddress', ''], ['SecretToken', '']);
  for (const number of [1, 2]) await expect(keyOf(page, number)).toHaveAccessibleDescription(/required/);

  await test.step('what it needs stops the review as long as it is empty', async () => {
    await valueOf(page, 1).fill('https://time.example/scim');
    // A bearer token works as it is stored, so a save comes first.
    await valueOf(page, 1).press('Control+Enter');
    await expect(page.getByRole('group', { name: 'Fix 1 problem' }).getByRole('link')).toHaveText(
      'SecretToken: Enter a value.',
    );
    await valueOf(page, 2).fill('a secret');
    await valueOf(page, 2).press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Save to Adatum Time Tracking?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await review(page);
    await expect(page.getByRole('dialog')).toContainText('2 keys');
  });

  await test.step('a deprecated template says until when, and how its vendor lets secrets overlap', async () => {
    await page.goto(pathOf('Deprecated gallery app'));
    await expect(page.getByRole('note').filter({ hasText: 'Deprecated in the gallery' })).toContainText(
      'March 31, 2027',
    );
    await page.getByRole('button', { name: 'Set date of SecretToken' }).click();
    await page.getByRole('button', { name: /^\w+ \d+, \d{4} if issued today$/ }).click();
    await expect(page.getByLabel('Expiry date of SecretToken')).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
    const status = page.getByRole('region', { name: 'Status' });
    await status.getByRole('button', { name: 'Renew credentials' }).click();
    const renewal = page.getByRole('complementary', { name: 'Renew credentials' });
    await expect(renewal).toContainText('Two tokens work at once. Generate the second, switch, test');
    await expectAccessible(page, 'a renewal without a gap');
  });
});

test('a person who chooses a connector and a method reads what it needs, gets its rows, and keeps what was typed', async ({
  page,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  const connector = connectorOf(page);
  const method = page.getByRole('combobox', { name: 'Method' });
  await expectRows(page);

  await test.step('the choice says what a connector needs, how that is known, and where Microsoft says more', async () => {
    for (const [label, help] of [
      ['Azure Databricks', 'Needs BaseAddress and SecretToken · Community'],
      ['ServiceNow', 'Needs InstanceName (such as contoso), UserName, and Password · Inferred'],
      ['Microsoft Entra Cloud Sync', 'Needs Domain (such as {"domain":"contoso.com"}) · Optional: AppKey ·'],
      ['Cross-tenant synchronization', 'Needs CompanyId and AuthenticationType (always SyncPolicy) ·'],
    ] as const) {
      await connector.selectOption({ label });
      await expect(connector).toHaveAccessibleDescription(text(help));
    }
    await connector.selectOption({ label: 'Salesforce' });
    await expect(keyOf(page, 3)).toHaveValue('SecretToken');
    await expect(keyOf(page, 3), 'it is no bearer token').toHaveAccessibleDescription(
      /^Secret Token · required.*Salesforce's security token, .* It is not a bearer token\./,
    );
    await connector.selectOption({ label: 'Box' });
    await expect(page.getByRole('link', { name: 'Authorize in Entra' })).toHaveAttribute(
      'href',
      /^https:\/\/entra\.microsoft\.com\/#view\/.*\/ProvisioningManagement\/objectId\//,
    );
    const link = page.getByRole('link', { name: "Microsoft's guide (new tab)" });
    await expect(link).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\/.*box/);
    await expect(link).toHaveAttribute('rel', 'noreferrer');
    await expectAccessible(page, 'a connector is chosen');
    await connector.selectOption('');
  });

  await test.step('another connector keeps what was typed, and no preset that is unchanged', async () => {
    await expectRows(page);
    await fillCredential(page, 1, 'SecretToken', 'a secret');
    await fillCredential(page, 2, 'Password', 'another');
    await keyOf(page, 3).fill('Domain');

    await connectorOf(page).selectOption({ label: 'Azure Databricks' });
    await expectRows(
      page,
      ['BaseAddress', ''],
      ['SecretToken', 'a secret'],
      ['Password', 'another'],
      ['Domain', ''],
    );
    await expect(keyOf(page, 2)).toHaveAccessibleDescription(/required/);
    await expect(keyOf(page, 3)).not.toHaveAccessibleDescription(/required/);

    await connectorOf(page).selectOption({ label: 'Cross-tenant synchronization' });
    await expectRows(
      page,
      ['CompanyId', ''],
      ['AuthenticationType', 'SyncPolicy'],
      ['SecretToken', 'a secret'],
      ['Password', 'another'],
      ['Domain', ''],
    );
    await connectorOf(page).selectOption('');
    await expectRows(page, ['SecretToken', 'a secret'], ['Password', 'another'], ['Domain', '']);
    await connectorOf(page).selectOption({ label: 'Cross-tenant synchronization' });
    await valueOf(page, 2).fill('Changed');
    await connectorOf(page).selectOption('');
    await expectRows(
      page,
      ['AuthenticationType', 'Changed'],
      ['SecretToken', 'a secret'],
      ['Password', 'another'],
      ['Domain', ''],
    );
  });

  await test.step('a method draws its rows as the portal does, and decides what comes first', async () => {
    for (const number of [4, 3, 1])
      await page.getByRole('button', { name: `Remove credential ${number}` }).click();
    await expectRows(page, ['SecretToken', 'a secret']);
    await connectorOf(page).selectOption({ label: 'Azure Databricks' });
    await expect(keyOf(page, 2)).toHaveValue('SecretToken');
    await expect(method, 'there is but one').toHaveCount(0);

    await connectorOf(page).selectOption('netskope');
    await expect(method).toHaveValue('bearer');
    await valueOf(page, 1).fill('https://netskope.example/scim');
    await expect(valueOf(page, 2)).toHaveValue('a secret');
    await method.selectOption({ label: 'OAuth client credentials' });
    await expectRows(
      page,
      ['BaseAddress', 'https://netskope.example/scim'],
      ['Oauth2ClientId', ''],
      ['Oauth2ClientSecret', ''],
      ['SecretToken', 'a secret'],
    );
    await expect(keyOf(page, 3)).toHaveAccessibleDescription(/^Client Secret · required/);
    await valueOf(page, 2).fill('client');
    await valueOf(page, 3).fill('another secret');
    await valueOf(page, 3).press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Authorize Contoso HR?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await method.selectOption({ label: 'Bearer token' });
    await valueOf(page, 1).press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Save to Contoso HR?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('what only the portal can set stands in its place, with the way there', async () => {
    await connectorOf(page).selectOption('scim-client-credentials');
    const scopes = page.getByRole('note').filter({ hasText: 'OAuth 2.0 scopes' });
    await expect(scopes).toContainText('Can only be set in the Entra admin center');
    await expect(scopes.getByRole('link')).toHaveAttribute('href', /\/ProvisioningManagement\/objectId\//);
    const order = await page
      .getByRole('group', { name: /^Credential / })
      .or(scopes)
      .all();
    const names = await Promise.all(order.map(async (one) => await one.getAttribute('aria-label')));
    expect(names.indexOf(null), 'behind the four rows of the portal').toBe(4);
  });

  await test.step('an address of another app is named, and the lifetime gives a date to accept', async () => {
    await connectorOf(page).selectOption('cisco-webex');
    await expect(
      credential(page, 1).getByText('another address: https://api.ciscospark.com/v1/scim/{organization}'),
      'without a further look at the value',
    ).toBeVisible();
    await valueOf(page, 1).fill('https://api.ciscospark.com/v1/scim/contoso');
    await valueOf(page, 2).focus();
    await valueOf(page, 2).press('Tab');
    await expect(credential(page, 1)).not.toContainText('another address');
    await expect(credential(page, 2)).toContainText(/Expires \w+ \d+, \d{4} if it was issued today/);
    await credential(page, 2).getByRole('button', { name: 'Set expiry' }).click();
    await expect(page.getByRole('region', { name: 'Expiry' })).toContainText('SecretToken');
  });

  await test.step('a method of the portal shows the way there, another one the form', async () => {
    await connectorOf(page).selectOption('successfactors-inbound');
    const way = page.getByRole('link', { name: 'Authorize in Entra' });
    await expect(way).toBeVisible();
    await method.selectOption('basic');
    await expect(way).toHaveCount(0);
    await expect(method).toHaveAccessibleDescription(/^November 20, 2026 · SAP ended basic authentication/);
    await expect(keyOf(page, 1)).toHaveAccessibleDescription(/^Admin username · required/);
    await expectAccessible(page, 'a method is chosen');
  });
});

/** A pattern that finds exactly this text anywhere. */
function text(part: string): RegExp {
  return new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
