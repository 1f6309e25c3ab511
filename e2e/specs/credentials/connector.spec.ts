import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { expectRows } from '../../support/row-steps.ts';
import { fillCredential, keyOf, review, valueOf } from '../../support/steps.ts';

function connectorOf(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Connector' });
}

test('an application opens with the connector of its template, its rows and its first button', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Adatum Time Tracking'));
  await expect(connectorOf(page)).toHaveValue('generic-scim');
  await expect(connectorOf(page)).toHaveAccessibleDescription(
    /From the gallery · Needs BaseAddress and SecretToken/,
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
    await review(page);
    await expect(page.getByRole('dialog')).toContainText('2 keys');
  });
});

test('the choice says what a connector needs, how that is known, and where Microsoft says more', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  const connector = connectorOf(page);
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
    /Salesforce security token/,
  );
  await expect(keyOf(page, 3)).not.toHaveAccessibleDescription(/bearer/);
  await connector.selectOption({ label: 'Box' });
  await expect(page.getByRole('link', { name: 'Authorize in Entra' })).toHaveAttribute(
    'href',
    /^https:\/\/entra\.microsoft\.com\/#view\/.*\/ProvisioningManagement\/objectId\//,
  );
  const link = page.getByRole('link', { name: "Microsoft's guide (new tab)" });
  await expect(link).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\/.*box/);
  await expect(link).toHaveAttribute('rel', 'noreferrer');
  await expectAccessible(page, 'a connector is chosen');
});

test('a person who chooses another connector keeps what was typed, and no preset that nobody changed', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Contoso HR'));
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

/** A pattern that finds exactly this text anywhere. */
function text(part: string): RegExp {
  return new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
