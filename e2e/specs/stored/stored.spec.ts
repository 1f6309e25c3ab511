import type { Page } from '@playwright/test';
import { expectAccessibleInLooks, looks } from '../../support/accessible.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import {
  authorize,
  contosoHr,
  expectTwoKept,
  fillCredential,
  fillTwo,
  keyOf,
  openTarget,
  valueOf,
} from '../../support/steps.ts';
import { readsOf, storedButton, storedRow, storedRows } from '../../support/stored-steps.ts';

const settings = '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}';

test('the stored keys are rows of the form, each replaced, kept or cleared in its place', async ({
  page,
  signInAs,
}) => {
  const reads = readsOf(page);
  await signInAs('Cora Custom', pathOf('Stored already'));
  await expect(storedRows(page)).toHaveText([
    /^Tenant URL BaseAddresshttps:\/\/stored\.example\/scim–/,
    /^Secret Token SecretToken●●●●●● stored/,
    /^Notification settings SyncNotificationSettings\{"Enabled":true,"Recipients":"hr@contoso\.example"/,
    /^Not in Microsoft's list PartnerRegion●●●●●● stored/,
  ]);
  expect(reads, 'without a click').toHaveLength(1);
  await expect(page.getByText('4 stored credentials, nothing changed')).toBeVisible();

  await test.step('a readable value and a setting begin as they are stored, a secret empty', async () => {
    for (const [number, key, start] of [
      [1, 'BaseAddress', 'https://stored.example/scim'],
      [2, 'SyncNotificationSettings', settings],
      [3, 'SecretToken', ''],
    ] as const) {
      await storedButton(page, 'Replace', key).click();
      await expect(keyOf(page, number)).toHaveValue(key);
      await expect(valueOf(page, number)).toBeFocused();
      await expect(valueOf(page, number)).toHaveValue(start);
      await expect(storedRow(page, key)).toHaveCount(0);
    }
    await expect(page.getByText('4 stored credentials, nothing changed'), 'until something is').toBeVisible();
    await page.keyboard.insertText('a new token');
    await expect(page.getByText('1 new value, 2 stay as they are, 1 to enter again')).toBeVisible();
    await expectInOrder(page, ['BaseAddress', 'SecretToken', 'SyncNotificationSettings']);
  });

  await test.step('keeping goes back, and what was typed can be brought back', async () => {
    await storedButton(page, 'Keep', 'BaseAddress').click();
    await expect(storedButton(page, 'Replace', 'BaseAddress')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Undo' }), 'nothing was typed').toHaveCount(0);
    await storedButton(page, 'Keep', 'SecretToken').click();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(storedRow(page, 'SecretToken')).toHaveCount(0);
    await expect(valueOf(page, 2)).toHaveValue('a new token');
  });

  await test.step('clearing says so in the row, and can be undone', async () => {
    await storedButton(page, 'Clear', 'PartnerRegion').click();
    await expect(storedRow(page, 'PartnerRegion')).toContainText('A save clears it');
    await storedRow(page, 'PartnerRegion')
      .getByRole('button', { name: 'Undo clearing PartnerRegion' })
      .click();
    await expect(storedRow(page, 'PartnerRegion')).toContainText('A save loses it: enter it again');
  });
});

test('a key that is typed in a new row replaces the stored one, and the list is read again after a submit', async ({
  page,
  signInAs,
}) => {
  const reads = readsOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await expect(page.getByText('No stored credentials.')).toBeVisible();
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByText('204 No Content')).toBeVisible();
  // What was sent stands in the place of what is stored now; each key stands once.
  await expect(storedButton(page, 'Keep', 'SecretToken')).toBeVisible();
  await expect(storedRows(page)).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue('someone@contoso.example');
  await expect(valueOf(page, 2)).toHaveValue('');
  expect(reads).toHaveLength(2);
  await storedButton(page, 'Keep', 'UserName').click();
  await expect(storedRow(page, 'UserName')).toContainText('someone@contoso.example');
});

for (const [person, line, requests] of [
  ['Greta Grants', 'Grant access to see stored credentials.', 0],
  ['Ray Reader', "You don't have permission to see stored credentials.", 1],
] as const)
  test(`${person} reads in a line why no stored key is listed, and types meanwhile`, async ({
    page,
    signInAs,
  }) => {
    const reads = readsOf(page);
    await signInAs(person, pathOf('Stored already'));
    await expect(page.getByText(line)).toBeVisible();
    await expect(page.getByText('No stored credentials.')).toHaveCount(0);
    await expect(storedRows(page)).toHaveCount(0);
    expect(reads, 'none without the permission').toHaveLength(requests);
    await fillTwo(page);
    await expectTwoKept(page);
  });

test('an app registration has no stored rows, and can be authorized alone', async ({ page, signInAs }) => {
  const reads = readsOf(page);
  await signInAs('Adele Admin', `/applications/${contosoHr.application}`);
  await fillTwo(page);
  for (const name of ['Test', 'Review and save'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeVisible();
  await expect(page.getByRole('tabpanel').getByText(/stored credential/i)).toHaveCount(0);
  expect(reads).toEqual([]);
});

test('what one tab has stored is read anew in another that looks at it', async ({
  page,
  context,
  signInAs,
}) => {
  // Two tabs, each with a separate sign-in.
  test.slow();
  const looking = await context.newPage();
  await looking.goto('/');
  await looking.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(looking, 'Cora Custom');
  await openTarget(looking, 'Stored already');
  await expect(storedRows(looking)).toHaveCount(4);
  const reads = readsOf(looking);
  await signInAs('Cora Custom', new URL(looking.url()).pathname);
  await fillCredential(page, 1, 'UserName', 'someone');
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await expect.poll(() => reads.length).toBe(1);
});

test('a person finds the stored rows accessible, and nothing hidden below the buttons', async ({
  page,
  signInAs,
}) => {
  await signInAs('Cora Custom', pathOf('Stored already'));
  await expect(storedRows(page)).toHaveCount(4);
  await expectAccessibleInLooks(page, 'stored keys');
  await storedButton(page, 'Replace', 'SecretToken').click();
  await storedButton(page, 'Clear', 'PartnerRegion').click();
  await expectAccessibleInLooks(page, 'a key replaced, and one cleared');
  for (const { width } of looks) {
    await page.setViewportSize({ width, height: 720 });
    await page.getByRole('button', { name: 'Add credential' }).focus();
    await page.getByRole('button', { name: 'Import…' }).focus();
    await expectAbove(page, 'Import…', 'Review and authorize');
  }
});

/** The boxes of these keys follow each other down the page. */
async function expectInOrder(page: Page, keys: readonly string[]): Promise<void> {
  const boxes = await page
    .getByRole('combobox', { name: 'Key' })
    .evaluateAll((all: HTMLInputElement[]) => all.map(({ value }) => value).filter((value) => value !== ''));
  expect(boxes).toEqual(keys);
}

/** The bar that sticks to the end of the window covers nothing that has the focus. */
async function expectAbove(page: Page, focused: string, inBar: string): Promise<void> {
  const [over, bar] = await Promise.all([
    page.getByRole('button', { name: focused }).boundingBox(),
    page.getByRole('button', { name: inBar }).boundingBox(),
  ]);
  expect((over?.y ?? Infinity) + (over?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
}
