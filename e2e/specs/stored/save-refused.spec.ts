// By this name the table of threats finds what it names.
import { faultTest as test } from '../../support/fault-test.ts';
import { withoutStorage } from '../../support/expiry-steps.ts';
import { expect } from '../../support/fixtures.ts';
import { press, told } from '../../support/outcome-steps.ts';
import { dialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import {
  authorize,
  chooseMode,
  contosoHr,
  credential,
  leaveForList,
  openTarget,
  typeCredential,
} from '../../support/steps.ts';
import { acceptInReview, button, stored } from '../../support/stored-steps.ts';

test('a key that was stored after the list was read is not dropped: the review reads anew', async ({
  page,
  context,
  signInAs,
  canary,
}) => {
  const saves = savesOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await chooseMode(page, 'Save');
  await expect(stored(page)).toContainText('Nothing is stored');
  await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
  const other = await context.newPage();
  await other.goto(`/service-principals/${contosoHr.servicePrincipal}`);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await typeCredential(other, 1, 'SecretToken', canary.value);
  await authorize(other);
  await expect(other.getByRole('status')).toContainText('204 No Content');
  await other.close();

  await press(page, 'Review and save');
  await expect(dialogOf(page)).toContainText('One stored key is not decided.');
  await saveOf(page).click({ force: true });
  await dialogOf(page).getByRole('button', { name: 'Go to SecretToken' }).click();
  await button(page, 'Re-enter or replace SecretToken').click();
  await page.keyboard.insertText('****');
  await press(page, 'Review and save');
  await expect(credential(page, 2)).toContainText('The value is masked.');
  await expect(dialogOf(page)).toHaveCount(0);
  expect(saves).toEqual([]);
});

test('a key that was stored while the review stood open is not dropped: nothing is sent, and the review reads anew', async ({
  page,
  context,
  signInAs,
  canary,
}) => {
  const saves = savesOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await chooseMode(page, 'Save');
  await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
  await press(page, 'Review and save');
  await expect(saveOf(page)).not.toHaveAttribute('aria-disabled', 'true');
  const other = await context.newPage();
  // As on another machine, which sends this page no notice.
  await withoutStorage(other, 'room');
  await other.goto(`/service-principals/${contosoHr.servicePrincipal}`);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await typeCredential(other, 1, 'SecretToken', canary.value);
  await authorize(other);
  await expect(other.getByRole('status')).toContainText('204 No Content');
  await other.close();

  await saveOf(page).click();
  const unsent = dialogOf(page).getByRole('alert').filter({ hasText: 'Nothing was sent.' });
  await expect(unsent).toContainText('The stored credentials have changed since you opened this review.');
  await expect(unsent).toBeFocused();
  await expect(dialogOf(page)).toContainText('One stored key is not decided.');
  await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
  expect(saves).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Go to SecretToken' }).click();
  await button(page, 'Clear SecretToken').click();
  await press(page, 'Review and save');
  await dialogOf(page).getByRole('checkbox').check();
  await saveOf(page).click();
  await expect(page.getByText('204 No Content')).toBeVisible();
  expect(saves).toHaveLength(1);
});

test('where the account may not read what is stored nothing can be saved, and too much of it is refused in its own words', async ({
  page,
  signInAs,
  canary,
}) => {
  const saves = savesOf(page);
  await signInAs('Adele Admin');
  await openTarget(page, 'Forbidden');
  await typeCredential(page, 1, 'SecretToken', canary.value);
  await chooseMode(page, 'Save');
  await press(page, 'Review and save');
  await acceptInReview(page);
  await expect(dialogOf(page)).toContainText(
    'Your account may not read what is stored, so nothing can be saved',
  );
  await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await leaveForList(page);
  expect(saves).toEqual([]);

  await openTarget(page, 'One kilobyte');
  await typeCredential(page, 1, 'SecretToken', canary.value.padEnd(1_200, 'x'));
  await chooseMode(page, 'Save');
  await press(page, 'Review and save');
  await saveOf(page).click();
  await expect(told(page)).toContainText('Microsoft Graph refused; nothing was changed.');
  await expect(told(page)).toContainText('The credentials are too long in total.');
  expect(saves).toHaveLength(1);
});
