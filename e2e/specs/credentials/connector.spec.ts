import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { expectRows } from '../../support/row-steps.ts';
import { fillCredential, keyOf, openTarget, valueOf, review } from '../../support/steps.ts';

function connectorOf(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Connector' });
}

test('an application whose template is known comes with its connector, any other without', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  for (const [name, connector] of [
    ['Coho Winery CRM', 'salesforce'],
    ['Adatum Time Tracking', 'generic-scim'],
    ['Contoso HR', ''],
    ['Olympia Signatures', ''],
  ] as const) {
    await openTarget(page, name);
    await expect(connectorOf(page)).toHaveValue(connector);
    await page.getByRole('link', { name: 'Applications', exact: true }).click();
  }
});

test('the choice says what a connector needs, how that is known, and where Microsoft says more', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  const connector = connectorOf(page);
  for (const [label, help] of [
    ['Azure Databricks', 'Needs BaseAddress and SecretToken · Community'],
    ['ServiceNow', 'Needs InstanceName, UserName, and Password · Inferred'],
    ['Microsoft Entra Cloud Sync', 'Needs Domain (such as {"domain":"contoso.com"}) · May take AppKey ·'],
    ['Cross-tenant synchronization', 'Needs CompanyId and AuthenticationType (always SyncPolicy) ·'],
    ['Box', 'Needs no keys: it is authorized in the Entra portal'],
  ] as const) {
    await connector.selectOption({ label });
    await expect(connector).toHaveAccessibleDescription(text(help));
  }
  const link = page.getByRole('link', { name: "Microsoft's guide (new tab)" });
  await expect(link).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\/.*box/);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', 'noreferrer');
  await expectAccessible(page, 'a connector is chosen');
});

test('an application with a known connector opens with the rows that it needs, marked as such', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Adatum Time Tracking'));
  await expectRows(page, ['BaseAddress', ''], ['SecretToken', '']);
  for (const number of [1, 2])
    await expect(keyOf(page, number)).toHaveAccessibleDescription(/Needed by this connector/);
  await fillCredential(page, 3, 'Domain', 'typed besides');
  await expect(keyOf(page, 3)).not.toHaveAccessibleDescription(/Needed by this connector/);
  await expectRows(page, ['BaseAddress', ''], ['SecretToken', ''], ['Domain', 'typed besides']);
});

test('a row that the connector needs stops the review as long as it is empty', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', pathOf('Adatum Time Tracking'));
  await valueOf(page, 1).fill('https://time.example/scim');
  await review(page);
  await expect(page.getByRole('link', { name: /^Credential \d/ })).toHaveText('Credential 2: Enter a value.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await valueOf(page, 2).fill('a secret');
  await review(page);
  await expect(page.getByRole('dialog')).toContainText('2 keys');
});

test('a person who chooses another connector keeps what was typed', async ({ page, signInAs }) => {
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
  await expect(keyOf(page, 2)).toHaveAccessibleDescription(/Needed by this connector/);
  await expect(keyOf(page, 3)).not.toHaveAccessibleDescription(/Needed by this connector/);

  await connectorOf(page).selectOption({ label: 'ServiceNow' });
  await expectRows(
    page,
    ['InstanceName', ''],
    ['UserName', ''],
    ['Password', 'another'],
    ['SecretToken', 'a secret'],
    ['Domain', ''],
  );
  await expect(keyOf(page, 4)).not.toHaveAccessibleDescription(/Needed by this connector/);
  await connectorOf(page).selectOption('');
  await expectRows(page, ['Password', 'another'], ['SecretToken', 'a secret'], ['Domain', '']);
});

test('a value that a connector always has comes with it, and goes with it unless a person changed it', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  await connectorOf(page).selectOption({ label: 'Cross-tenant synchronization' });
  await expectRows(page, ['CompanyId', ''], ['AuthenticationType', 'SyncPolicy']);
  await connectorOf(page).selectOption({ label: 'Azure Databricks' });
  await expectRows(page, ['BaseAddress', ''], ['SecretToken', '']);
  await connectorOf(page).selectOption({ label: 'Cross-tenant synchronization' });
  await valueOf(page, 2).fill('Changed');
  await connectorOf(page).selectOption('');
  await expectRows(page, ['AuthenticationType', 'Changed']);
});

/** A pattern that finds exactly this text anywhere. */
function text(part: string): RegExp {
  return new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
