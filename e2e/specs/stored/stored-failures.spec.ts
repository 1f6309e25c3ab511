import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, expectTwoKept, fillTwo, leaveForList, openTarget } from '../../support/steps.ts';
import { acceptInWindow, button, show, stored } from '../../support/stored-steps.ts';

test('a person who breaks off the consent, or has closed the window, can go on', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Stored already');
  await fillTwo(page);
  await show(page);
  const ask = button(page, 'Grant permission');
  let opened = page.waitForEvent('popup');
  await ask.click();
  await (await opened).getByRole('button', { name: 'Cancel' }).click();
  await expect(stored(page)).toContainText('You canceled in the Microsoft window.');

  opened = page.waitForEvent('popup');
  await ask.click();
  await (await opened).close();
  await expect(stored(page)).toContainText('Continue in the Microsoft window.');
  await expectAccessible(page, 'a window is open');
  await button(page, 'Cancel').click();
  await expect(ask, 'as before the window').toBeVisible();

  opened = page.waitForEvent('popup');
  await ask.click();
  await (await opened).close();
  opened = page.waitForEvent('popup');
  await button(page, 'Reopen window').click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expect(stored(page).getByRole('listitem')).toHaveCount(4);
  await expect(stored(page)).not.toContainText('Continue in the Microsoft window.');
  await expectTwoKept(page);
});

test('a person who may not consent learns who has to', async ({ page, signInAs }) => {
  await signInAs('Nora Noconsent', `/service-principals/${contosoHr.servicePrincipal}`);
  await show(page);
  const opened = page.waitForEvent('popup');
  await button(page, 'Grant permission').click();
  await (await opened).getByRole('button', { name: 'Return to the application' }).click();
  await expect(stored(page)).toContainText('An administrator must approve this first.');
});

test('a person without the role reads what it takes', async ({ page, signInAs }) => {
  await signInAs('Ray Reader', `/service-principals/${contosoHr.servicePrincipal}`);
  await show(page);
  await expect(stored(page)).toContainText('Your account may not read what is stored.');
  await expect(stored(page)).toContainText('owning only the app registration');
  await expect(stored(page)).toContainText('HTTP status401');
  await expect(stored(page).getByRole('listitem')).toHaveCount(0);
});

test('a failure is told where the list would be, and never looks like nothing stored', async ({
  page,
  signInAs,
}) => {
  // The client tries four times where a pause may help.
  test.slow();
  await signInAs('Adele Admin');
  for (const [first, name, told] of [
    [true, 'Forbidden', 'Your account may not read what is stored.'],
    [false, 'Gone', "Microsoft Graph can't find this object."],
    [false, 'Odd', 'Unexpected answer.'],
    [false, 'Broken', 'Microsoft Graph has a problem.'],
    [false, 'Silent', "Couldn't reach Microsoft."],
  ] as const) {
    await openTarget(page, name);
    await fillTwo(page);
    await show(page);
    if (first) await acceptInWindow(page);
    await expect(stored(page)).toContainText(told, { timeout: 20_000 });
    await expect(stored(page)).not.toContainText('Nothing is stored');
    await expectTwoKept(page);
    await leaveForList(page);
  }
});
