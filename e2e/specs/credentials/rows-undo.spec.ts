import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { expectRows, leaveKey } from '../../support/row-steps.ts';
import { authorize, contosoHr, fillCredential, keyOf, submitsOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person brings a removed credential back to its place, with its key and value', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  const lines = '-----BEGIN KEY-----\n\tMIIB\n\n-----END KEY-----\n';
  await fillCredential(page, 1, 'Domain', 'one');
  await fillCredential(page, 2, 'SecretToken', '');
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines);
  await valueOf(page, 2).press('Control+v');
  await fillCredential(page, 3, 'UserName', 'three');
  await expectRows(page, ['Domain', 'one'], ['SecretToken', lines], ['UserName', 'three']);

  await removeButton(page, 2).click();
  await expect(page.getByText('SecretToken was removed.')).toBeVisible();
  await expect(removeButton(page, 2)).toBeFocused();
  await expectRows(page, ['Domain', 'one'], ['UserName', 'three']);
  await undo(page).press('Enter');
  await expectRows(page, ['Domain', 'one'], ['SecretToken', lines], ['UserName', 'three']);
  await expect(keyOf(page, 2)).toBeFocused();
  await expect(undo(page)).toHaveCount(0);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postDataJSON().credentials[1])).toEqual([
    { key: 'SecretToken', value: lines },
  ]);
});

test('a removed credential is gone for good after ten seconds', async ({ page, signInAs }) => {
  await page.clock.install();
  await signInAs('Adele Admin', target);
  await fillThree(page);
  await removeButton(page, 3).click();
  await expect(page.getByText('SecretToken was removed.')).toBeVisible();
  await page.clock.fastForward(7_000);
  await expect(undo(page)).toBeVisible();
  await page.clock.fastForward(3_500);
  await expect(undo(page)).toHaveCount(0);
  await expect(page.getByText('was removed.')).toHaveCount(0);
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
  await fillCredential(page, 3, 'SecretToken', 'another');
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two'], ['SecretToken', 'another']);
});

test('a person takes back several removals in turn, the latest first, each within its own ten seconds', async ({
  page,
  signInAs,
}) => {
  await page.clock.install();
  await signInAs('Adele Admin', target);
  await fillThree(page);
  await leaveKey(page, 4, 'Unheard');
  await valueOf(page, 4).fill('four');
  await removeButton(page, 4).click();
  await page.clock.fastForward(7_000);
  await removeButton(page, 1).click();
  await expect(page.getByText('Domain was removed.')).toBeVisible();
  await removeButton(page, 1).click();
  await expect(page.getByText('UserName was removed.')).toBeVisible();
  await expectRows(page, ['SecretToken', 'three']);

  // The first removal has had its ten seconds, the others have not.
  await page.clock.fastForward(3_500);
  await undo(page).click();
  await expectRows(page, ['UserName', 'two'], ['SecretToken', 'three']);
  await expect(page.getByText('Domain was removed.')).toBeVisible();
  await undo(page).click();
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two'], ['SecretToken', 'three']);
  await expect(keyOf(page, 1)).toBeFocused();
  await expect(undo(page)).toHaveCount(0);
});

test('a person who removed everything takes it back before the blank row', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  await fillThree(page);
  for (const number of [1, 2, 1]) await removeButton(page, number).click();
  await expectRows(page);
  await expect(page.getByRole('button', { name: 'Add credential' })).toBeFocused();
  await valueOf(page, 1).fill('without a key');
  for (let back = 0; back < 3; back += 1) await undo(page).click();
  await expectRows(
    page,
    ['Domain', 'one'],
    ['UserName', 'two'],
    ['SecretToken', 'three'],
    ['', 'without a key'],
  );
});

test('Undo waits for a person who is on it, and leaves a place on the page when it goes', async ({
  page,
  signInAs,
}) => {
  await page.clock.install();
  await signInAs('Adele Admin', target);
  await fillThree(page);
  await removeButton(page, 2).click();
  await undo(page).focus();
  await page.clock.fastForward(60_000);
  await expect(undo(page)).toBeFocused();
  // Another window has the keyboard now, and time goes on.
  await undo(page).evaluate((button) => button.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
  await page.clock.fastForward(10_500);
  await expect(undo(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add credential' })).toBeFocused();
});

test('what was wrong with a credential is said again when it comes back', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'Domain', 'one');
  await leaveKey(page, 2, 'Unheard');
  await valueOf(page, 2).fill('two');
  await fillCredential(page, 3, 'UserName', 'three');
  await expect(keyOf(page, 2)).toHaveAccessibleDescription(/Unknown key/);
  await removeButton(page, 2).click();
  await expect(page.getByText('Unknown key')).toHaveCount(0);
  await undo(page).click();
  await expect(keyOf(page, 2)).toHaveAccessibleDescription(/Unknown key/);
  await expect(keyOf(page, 3)).not.toHaveAccessibleDescription(/Unknown key/);
});

async function fillThree(page: Page): Promise<void> {
  await fillCredential(page, 1, 'Domain', 'one');
  await fillCredential(page, 2, 'UserName', 'two');
  await fillCredential(page, 3, 'SecretToken', 'three');
}

function removeButton(page: Page, number: number) {
  return page.getByRole('button', { name: `Remove credential ${number}` });
}

function undo(page: Page) {
  return page.getByRole('button', { name: 'Undo' });
}
