import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInLooks } from '../../support/accessible.ts';
import { exported, keep, note } from '../../support/expiry-steps.ts';
import { expect, test } from '../../support/fixtures.ts';
import { backToList, searchBox } from '../../support/steps.ts';

test('an administrator finds who breaks next, opens one, and comes back to the same table, and hands the watch on', async ({
  page,
  signInAs,
}) => {
  await signInAs('Greta Grants', '/?kind=provisioning');

  await test.step('grants the permission once, and the scan begins', async () => {
    await expect(page.getByRole('tab', { name: 'Provisioning', selected: true })).toBeVisible();
    await expect(page.getByText('It changes nothing, and contacts no vendor.')).toBeVisible();
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Grant access' }).click();
    await (await opened).getByRole('button', { name: 'Accept' }).click();
    await scanned(page);
    await expect(page.getByRole('button', { name: 'Grant access' })).toHaveCount(0);
    expect(await names(page)).toEqual(
      expect.arrayContaining(['Humongous Insurance Claims', 'Cronus Payroll', 'Southridge Video']),
    );
    await expect(row(page, 'Cronus Payroll')).toContainText(/Quarantined.*Disabled in \d+ days?/s);
    await page.getByText('Not known: 1 application').click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Unreadable jobs' })).toBeVisible();
  });

  await test.step('finds a day that was noted after a reload, in the picture and in the table', async () => {
    await searchBox(page).fill('adatum');
    const address = await table(page)
      .getByRole('link', { name: 'Adatum Time Tracking' })
      .getAttribute('href');
    await keep(page, exported(note(20, { target: address?.split('/').at(-1) ?? '' })));
    await expect(page.getByRole('status')).toHaveText(/^Paused\. Scanned \d+ of \d+/);
    await page.getByRole('button', { name: 'Resume' }).click();
    await scanned(page);
    await expect(row(page, 'Adatum Time Tracking')).toContainText(/Expiring.*Expires in 20 days/s);
    await page
      .getByRole('region', { name: 'Next 90 days' })
      .getByRole('button', { name: /1 credential expires/ })
      .click();
    await expect(page.getByText(/^1 application of \d+$/)).toBeVisible();
    await expect(row(page, 'Adatum Time Tracking')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await searchBox(page).fill('');
  });

  await test.step('filters, searches, opens one, and comes back', async () => {
    const chip = page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: /^Quarantined/ });
    await chip.click();
    await expect(row(page, 'Humongous Insurance Claims')).toHaveCount(0);
    await searchBox(page).fill('o');
    await expect(page).toHaveURL(/kind=provisioning&q=o&view=quarantined$/);
    const before = await names(page);
    await table(page).getByRole('link', { name: 'Cronus Payroll' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cronus Payroll' })).toBeVisible();
    await backToList(page);
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
    await expect(searchBox(page)).toHaveValue('o');
    expect(await names(page)).toEqual(before);
    await row(page, 'Cronus Payroll').getByRole('button', { name: 'Actions for Cronus Payroll' }).click();
    await page.getByRole('menuitem', { name: 'Renew' }).click();
    await expect(page.getByRole('heading', { name: /^Renew/ })).toBeVisible();
    await page.goBack();
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('takes all of it along as a file without values', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const text = await readFile(await (await saved).path(), 'utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF"name","objectId","appId","state",/);
    expect(lines.find((line) => line.startsWith('"Cronus Payroll"'))).toContain(
      '"quarantined","credentials"',
    );
    expect(lines.find((line) => line.startsWith('"Unreadable jobs"'))).toContain('"not-known"');
    expect(text).not.toContain('stored long ago');
    expect(text).not.toMatch(/(^|,)"[=+\-@]/m);
  });

  await test.step('hands the watch on as a file with everything filled in', async () => {
    const open = page.getByRole('button', { name: 'Schedule…' });
    await open.click();
    const dialog = page.getByRole('dialog');
    const download = dialog.getByRole('button', { name: 'Download file' });
    await expect(dialog.getByText('Watch on a schedule', { exact: true })).toBeFocused();
    await dialog.getByLabel('Client ID').fill('contoso');
    await dialog.getByLabel('Repository').fill('contoso/watch');
    await expect(dialog.getByText('A client ID is a GUID')).toBeVisible();
    await expect(download, 'nothing before the fields are right').toHaveAttribute('aria-disabled', 'true');
    await dialog.getByLabel('Client ID').fill('2c9b7d50-4f1e-4a86-87d3-0e5b6c19f248');
    await expect(dialog.getByText('repo:contoso/watch:ref:refs/heads/main', { exact: true })).toBeVisible();
    const saved = page.waitForEvent('download');
    await download.click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('provisioning-watch.yml');
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain("TENANT_ID: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8'");
    expect(text).toContain("CLIENT_ID: '2c9b7d50-4f1e-4a86-87d3-0e5b6c19f248'");
    // The runbook comes with the script that grants its permissions.
    await dialog.getByLabel('Run with').selectOption('Azure Automation');
    await dialog.getByLabel('Object (principal) ID').fill('7e1a4c52-0b6d-4d0f-9c3b-5a2e8f7d6140');
    const script = dialog.getByRole('region', { name: 'Script that grants permissions' });
    await expect(script).toContainText("-ServicePrincipalId '7e1a4c52-0b6d-4d0f-9c3b-5a2e8f7d6140'");
    await expectAccessible(page, 'the schedule');
    await page.keyboard.press('Escape');
    await expect(open).toBeFocused();
  });
});

test('an administrator walks the table with the keyboard alone, and finds it and what stands above it accessible', async ({
  page,
  signInAs,
}) => {
  // Six looks with axe, each of which takes up to a second.
  test.slow();
  await signInAs('Connie Consented', '/?kind=provisioning');
  const links = table(page).getByRole('link');
  await test.step('the table, before and after a scan', async () => {
    await expect(page.getByRole('button', { name: 'Scan' })).toBeVisible();
    await expectAccessibleInLooks(page, 'before the first scan');
    await page.getByRole('button', { name: 'Scan' }).press('Enter');
    await scanned(page);
    await expectAccessibleInLooks(page, 'table');
  });

  await test.step('from row to row, and back to the search', async () => {
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await expect(links.first()).toBeFocused();
    const all = Number(await table(page).getAttribute('aria-rowcount'));
    await page.keyboard.press('End');
    await expect(focused(page)).toHaveAttribute('aria-rowindex', String(all));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(focused(page).getByRole('checkbox')).toBeChecked();
    await expect(page.getByText(/ 1 selected$/)).toBeVisible();
    // Scrolling away draws other rows, and keeps the one with the focus.
    await page.mouse.wheel(0, 5_000);
    await expect(focused(page)).toHaveAttribute('aria-rowindex', '3');
    await page.keyboard.press('Tab');
    await expect(focused(page).getByRole('button', { name: /^Actions for/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');
    // There and back, the same elements stand for the same rows: none of them opens its menu again.
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(focused(page)).toHaveAttribute('aria-rowindex', '2');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('ArrowUp');
    await expect(searchBox(page)).toBeFocused();
  });

  await test.step('a filter, a selection and a menu', async () => {
    await page.getByRole('region', { name: 'Next 90 days' }).getByRole('button').first().click();
    await table(page).getByRole('checkbox', { name: 'Select all shown' }).check();
    const menu = table(page)
      .getByRole('button', { name: /^Actions for/ })
      .first();
    await menu.click();
    await expect(page.getByRole('menuitem', { name: 'Open in Entra' })).toHaveAttribute(
      'href',
      /^https:\/\/entra\.microsoft\.com\/#view\/.*\/ProvisioningManagement\//,
    );
    await expectAccessibleInLooks(page, 'table with a filter, a selection and a menu');
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();
  });

  await test.step('opens the first row', async () => {
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await expect(links.first()).toBeFocused();
    const name = await links.first().innerText();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });
});

function table(page: Page): Locator {
  return page.getByRole('table', { name: 'Provisioned applications' });
}

function row(page: Page, name: string): Locator {
  return table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
}

/** The row with the focus. */
function focused(page: Page): Locator {
  return table(page)
    .getByRole('row')
    .filter({ has: page.locator(':focus') });
}

function names(page: Page): Promise<readonly string[]> {
  return table(page).getByRole('link').allInnerTexts();
}

async function scanned(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /Scanned (\d+) of \1$/ })).toHaveCount(1);
}
