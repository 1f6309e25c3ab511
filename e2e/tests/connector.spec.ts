import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { expect, test } from '../fixtures.ts';
import { openTarget } from '../steps.ts';

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
    await page.getByRole('link', { name: 'All applications' }).click();
  }
});

test('the choice says what a connector needs, how that is known, and where Microsoft says more', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  const connector = connectorOf(page);
  for (const [label, help] of [
    ['Azure Databricks', 'Needs BaseAddress and SecretToken · Used by others, not documented'],
    ['ServiceNow', 'Needs InstanceName, UserName, and Password · Guessed from the names of the keys'],
    ['Microsoft Entra Cloud Sync', 'Needs Domain (such as {"domain":"contoso.com"}) · May take AppKey ·'],
    ['Cross-tenant synchronization', 'Needs CompanyId and AuthenticationType (always SyncPolicy) ·'],
    ['Box', 'Needs no keys: it is authorized in the Entra portal'],
  ] as const) {
    await connector.selectOption({ label });
    await expect(connector).toHaveAccessibleDescription(text(help));
  }
  const link = page.getByRole('link', { name: 'Microsoft’s guide (new tab)' });
  await expect(link).toHaveAttribute('href', /^https:\/\/learn\.microsoft\.com\/.*box/);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', 'noreferrer');
  await expectAccessible(page, 'a connector is chosen');
});

/** A pattern that finds exactly this text anywhere. */
function text(part: string): RegExp {
  return new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
