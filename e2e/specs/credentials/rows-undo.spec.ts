import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { expectRows } from '../../support/row-steps.ts';
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
