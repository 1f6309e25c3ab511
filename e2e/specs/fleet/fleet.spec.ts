import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInLooks } from '../../support/accessible.ts';
import { exported, keep, note } from '../../support/expiry-steps.ts';
import { expect, test } from '../../support/fixtures.ts';
import { backToList, searchBox } from '../../support/steps.ts';

test('an administrator finds who breaks next, opens one, and comes back to the same table', async ({
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
});

test('an administrator walks the table and opens a row with the keyboard alone', async ({
  page,
  signInAs,
}) => {
  await signInAs('Connie Consented', '/?kind=provisioning');
  await page.getByRole('button', { name: 'Scan' }).press('Enter');
  await scanned(page);
  const links = table(page).getByRole('link');
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
  await page.keyboard.press('Shift+Tab');
  // There and back, the same elements stand for the same rows: none of them opens its menu again.
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(focused(page)).toHaveAttribute('aria-rowindex', '2');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const name = await links.first().innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('a person finds the table and what stands above it accessible', async ({ page, signInAs }) => {
  // One look with axe takes up to a second, and there are two of each.
  test.slow();
  await signInAs('Connie Consented', '/?kind=provisioning');
  await expect(page.getByRole('button', { name: 'Scan' })).toBeVisible();
  await expectAccessibleInLooks(page, 'before the first scan');
  await page.getByRole('button', { name: 'Scan' }).click();
  await scanned(page);
  await expectAccessibleInLooks(page, 'table');
  await page.getByRole('region', { name: 'Next 90 days' }).getByRole('button').first().click();
  await table(page).getByRole('checkbox', { name: 'Select all shown' }).check();
  await table(page)
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem', { name: 'Open in Entra' })).toHaveAttribute(
    'href',
    /^https:\/\/entra\.microsoft\.com\/#view\/.*\/ProvisioningManagement\//,
  );
  await expectAccessibleInLooks(page, 'table with a filter, a selection and a menu');
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
