// By this name the table of threats finds what it names.
import { faultTest as test } from '../../support/fault-test.ts';
import { withoutStorage } from '../../support/expiry-steps.ts';
import { expect } from '../../support/fixtures.ts';
import { told } from '../../support/outcome-steps.ts';
import { dialogOf, saveOf, savesOf } from '../../support/save-steps.ts';
import {
  authorize,
  contosoHr,
  credential,
  leaveForList,
  openTarget,
  review,
  typeCredential,
} from '../../support/steps.ts';
import { acceptInReview, storedButton } from '../../support/stored-steps.ts';

test('a key that was stored after the list was read is not dropped: the review reads anew', async ({
  page,
  context,
  signInAs,
  canary,
}) => {
  const saves = savesOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
  await expect(page.getByText('No stored credentials.')).toBeVisible();
  await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
  const other = await context.newPage();
  await other.goto(`/service-principals/${contosoHr.servicePrincipal}`);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await typeCredential(other, 1, 'SecretToken', canary.value);
  await authorize(other);
  await expect(other.getByRole('status')).toContainText('204 No Content');
  await other.close();

  await review(page, 'save');
  await expect(dialogOf(page)).toContainText('1 stored key will be lost.');
  await saveOf(page).click({ force: true });
  await dialogOf(page).getByRole('button', { name: 'Go to SecretToken' }).click();
  await storedButton(page, 'Replace', 'SecretToken').click();
  await page.keyboard.insertText('****');
  await review(page, 'save');
  await expect(credential(page, 2)).toContainText('The value is masked.');
  await expect(dialogOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear field' }).click();
  await page.keyboard.insertText('a real one');
  await review(page, 'save');
  await expect(dialogOf(page)).toBeVisible();
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
  await typeCredential(page, 1, 'UserName', 'someone@contoso.example');
  await review(page, 'save');
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
  await expect(dialogOf(page)).toContainText('1 stored key will be lost.');
  await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
  expect(saves).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Go to SecretToken' }).click();
  await storedButton(page, 'Clear', 'SecretToken').click();
  await review(page, 'save');
  await dialogOf(page).getByRole('checkbox').check();
  await saveOf(page).click();
  await expect(page.getByText('204 No Content')).toBeVisible();
  expect(saves).toHaveLength(1);
});

test('a person who cannot read the stored credentials cannot save, and too many bytes are refused in their own words', async ({
  page,
  signInAs,
  canary,
}) => {
  const saves = savesOf(page);
  await signInAs('Greta Grants');
  await openTarget(page, 'Forbidden');
  await typeCredential(page, 1, 'SecretToken', canary.value);
  await review(page, 'save');
  await acceptInReview(page);
  await expect(dialogOf(page)).toContainText("You can't read the stored credentials, so you can't save");
  await expect(saveOf(page)).toHaveAttribute('aria-disabled', 'true');
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await leaveForList(page);
  expect(saves).toEqual([]);

  await openTarget(page, 'One kilobyte');
  await typeCredential(page, 1, 'SecretToken', canary.value.padEnd(1_200, 'x'));
  await review(page, 'save');
  await saveOf(page).click();
  await expect(told(page)).toContainText('Rejected. Nothing was changed.');
  await expect(told(page)).toContainText('The credentials are too long in total.');
  expect(saves).toHaveLength(1);
});
