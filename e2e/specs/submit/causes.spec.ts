import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import {
  authorize,
  authorizeWithConsent,
  expectTwoKept,
  fillCredential,
  fillTwo,
  leaveForList,
  openTarget,
  valueOf,
} from '../../support/steps.ts';

test('an administrator goes from a refusal straight to the values that it is about', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Fabrikam Rejects');
  await fillTwo(page);
  await authorizeWithConsent(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Look at: UserName, SecretToken');
  await expectAccessible(page, 'a refusal with ways to its causes');
  await alert.getByRole('button', { name: 'Go to the value of SecretToken' }).click();
  await expect(valueOf(page, 2)).toBeFocused();
  await alert.getByRole('button', { name: 'Go to the value of UserName' }).press('Enter');
  await expect(valueOf(page, 1)).toBeFocused();
  await expectTwoKept(page);

  await leaveForList(page);
  await openTarget(page, 'Wrong path');
  await fillCredential(page, 1, 'SecretToken', 'a secret');
  await page.getByRole('button', { name: 'Add credential' }).click();
  await fillCredential(page, 2, 'BaseAddress', 'https://hr.example/wrong');
  await authorize(page);
  await expect(alert).toContainText("The tenant URL doesn't lead to a SCIM endpoint.");
  await expect(alert.getByRole('button', { name: /^Go to the value of/ })).toHaveText(['BaseAddress']);
  await alert.getByRole('button', { name: 'Go to the value of BaseAddress' }).click();
  await expect(valueOf(page, 2)).toBeFocused();
  await expect(valueOf(page, 2)).toHaveValue('https://hr.example/wrong');
});

test('a refusal that is about no value leads to none', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', pathOf('Forbidden'));
  await fillTwo(page);
  await authorizeWithConsent(page);
  await expect(page.getByRole('alert')).toContainText("You don't have permission for this application.");
  await expect(page.getByRole('alert')).not.toContainText('Look at:');
});
