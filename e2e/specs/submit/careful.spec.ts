import type { Page } from '@playwright/test';
import { expect, test, withMotion } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { readsOf, storedButton, storedRow, storedRows } from '../../support/stored-steps.ts';
import {
  authorizeInWindow,
  contosoHr,
  expectTwoKept,
  fillCredential,
  fillTwo,
  review,
  submitsOf,
  valueOf,
  authorize,
} from '../../support/steps.ts';

test.use(withMotion);

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person who signs in with another account in the window sends nothing', async ({ page, signInAs }) => {
  await signInAs('Sam Stale', target);
  const submits = submitsOf(page);
  await fillCredential(page, 1, 'SecretToken', 'meant for one account');
  const popup = await authorizeInWindow(page);
  await popup.getByRole('button', { name: 'Adele Admin' }).click();
  const accept = popup.getByRole('button', { name: 'Accept' });
  await accept.click();
  await expect(page.getByRole('alert')).toContainText('You signed in with a different account.');
  expect(submits).toHaveLength(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sam Stale' })).toBeVisible();
});

test('a key held down on the form does not confirm the review', async ({ page, signInAs }) => {
  const submits = submitsOf(page);
  const reads = readsOf(page);
  await test.step('without a right to the registration, its owner reads what it takes', async () => {
    // Owning the enterprise application gives no right to the registration.
    await signInAs('Owen Owner', `/applications/${contosoHr.application}`);
    await fillTwo(page);
    await authorize(page);
    await expectRightsNamed(page);
    await expectTwoKept(page);
    expect(reads, 'a registration has no stored credentials').toEqual([]);
  });

  await test.step('undo works on what is typed', async () => {
    // Leaving with a value typed asks; here it is left.
    page.on('dialog', (question) => void question.accept());
    await page.goto(target);
    await expect(page.getByText('No stored credentials.')).toBeVisible();
    await fillCredential(page, 1, 'UserName', 'someone@contoso.example');
    await fillCredential(page, 2, 'SecretToken', '');
    await valueOf(page, 2).pressSequentially('typed by hand');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
    await expect(valueOf(page, 2)).toHaveValue('typed by hand');
  });

  await test.step('a held key opens the review and no more', async () => {
    await page.getByRole('button', { name: 'Review and authorize' }).focus();
    for (let repeats = 0; repeats < 10; repeats += 1) await page.keyboard.down('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    for (let repeats = 0; repeats < 10; repeats += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Authorize' })).toBeVisible();
    expect(submits, 'that of the registration').toHaveLength(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeFocused();
  });

  await test.step('three fast clicks send once', async () => {
    await review(page);
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Authorize' });
    // All at once, as no pointer can: all three arrive before React renders the first.
    await confirm.evaluate((button: HTMLElement) => [1, 2, 3].forEach(() => button.click()));
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(submits).toHaveLength(2);
  });

  await test.step('what was sent stands in the place of what is stored, and no undo brings it back', async () => {
    await expect(storedButton(page, 'Keep', 'SecretToken')).toBeVisible();
    await expect(storedRows(page), 'each key stands once').toHaveCount(0);
    expect(reads, 'the list is read again').toHaveLength(2);
    await expect(valueOf(page, 1)).toHaveValue('someone@contoso.example');
    await valueOf(page, 2).click();
    for (const keys of ['Control+z', 'Control+z', 'Control+Shift+z', 'Control+Shift+z'])
      await page.keyboard.press(keys);
    await expect(valueOf(page, 2)).toHaveValue('');
    await storedButton(page, 'Keep', 'UserName').click();
    await expect(storedRow(page, 'UserName')).toContainText('someone@contoso.example');
  });
});

test('a person without a role reads why no stored key is listed, and which permission, roles and ownership it takes', async ({
  page,
  signInAs,
}) => {
  const reads = readsOf(page);
  await signInAs('Ray Reader', pathOf('Stored already'));
  await expect(page.getByText("You don't have permission to see stored credentials.")).toBeVisible();
  await expect(page.getByText('No stored credentials.')).toHaveCount(0);
  await expect(storedRows(page)).toHaveCount(0);
  expect(reads).toHaveLength(1);
  await fillTwo(page);
  await authorize(page);
  await expectRightsNamed(page);
  await expectTwoKept(page);
});

async function expectRightsNamed(page: Page): Promise<void> {
  const alert = page.getByRole('alert');
  for (const needed of [
    'Synchronization.ReadWrite.All',
    'Application Administrator, Cloud Application Administrator, Hybrid Identity Administrator',
    'Sign in again after a change.',
  ])
    await expect(alert).toContainText(needed);
}
