import type { Page } from '@playwright/test';
import { expectAccessibleInLooks, expectAccessibleAtEnd } from '../../support/accessible.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { agreeToLeave, authorize, fillCredential, openTarget, searchBox } from '../../support/steps.ts';

test('a person finds every page outside the workspace accessible', async ({ page }) => {
  const title = (name: string) => page.getByRole('heading', { level: 1, name });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expectAccessibleInLooks(page, 'signed out');

  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, 'Paula Personal');
  await expect(page.getByText('You signed in with a personal Microsoft account.')).toBeVisible();
  await expectAccessibleInLooks(page, 'signed out with a notice');

  await page.goto('/sandbox/config/first-run');
  await expect(title('Set up Provisioning Keys')).toBeVisible();
  await page.getByRole('button', { name: 'Use for this tab only' }).click();
  await expect(page.getByText(/A client ID is a GUID/)).toBeVisible();
  await expectAccessibleInLooks(page, 'first run');

  await page.goto('/sandbox/config/wrong-types');
  await expect(title("This site isn't set up correctly.")).toBeVisible();
  await expectAccessibleInLooks(page, 'configuration problem');
});

test('a person finds every state of the picker accessible', async ({ page, signInAs }) => {
  // One look with axe takes up to a second, and there are a dozen.
  test.slow();
  await signInAs('Adele Admin');
  const search = (text: string) => searchBox(page).fill(text);
  await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
  await page.getByText('Enterprise application or app registration?').click();
  await expectAccessibleInLooks(page, 'picker');

  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expectAccessibleInLooks(page, 'account menu');
  await page.keyboard.press('Escape');

  await search('!slow');
  await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeVisible();
  await expectAccessibleInLooks(page, 'picker, loading');
  await search('no such application');
  await expect(page.getByText(/^No matches for/)).toBeVisible();
  await expectAccessibleInLooks(page, 'picker, empty');
  await search('!forbidden');
  await expect(page.getByText("You don't have permission to read the directory.")).toBeVisible();
  await expectAccessibleInLooks(page, 'picker, error');

  await page.goto('/service-principals/me');
  await expect(page.getByText('That link has no valid object ID.')).toBeVisible();
  await expectAccessibleInLooks(page, 'malformed id');
  await page.goto('/applications/00000000-0000-4000-8000-000000000000');
  await expect(page.getByText(/This tenant has no app registration/)).toBeVisible();
  await expectAccessibleInLooks(page, 'unknown id');
  await page.goto('/nowhere/at/all');
  await expect(page.getByText('Page not found.')).toBeVisible();
  await expectAccessibleInLooks(page, 'Page not found.');
});

test('a person finds the form and every outcome accessible', async ({ page, signInAs }) => {
  // One look with axe takes up to a second, and there are a dozen.
  test.slow();
  await signInAs('Adele Admin');
  await openTarget(page, 'Slow');
  await expectAccessibleAtEnd(page, 'empty form');
  await page.getByRole('combobox', { name: 'Key' }).press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  await expectAccessibleInLooks(page, 'open list of keys');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Review and authorize' }).click();
  await expect(page.getByText(/^Fix \d+ problem/)).toBeVisible();
  await expectAccessibleAtEnd(page, 'form with errors');
  await fillSome(page);
  await expectAccessibleAtEnd(page, 'filled form');

  await page.getByRole('button', { name: 'Review and authorize' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectAccessibleInLooks(page, 'review');
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: 'Authorize' }).click();
  const popup = await opened;
  await expectAccessibleInLooks(page, 'review, while a window is open');
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was sent.');
  await expectAccessibleInLooks(page, 'not sent');
  const again = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: 'Authorize' }).click();
  await (await again).getByRole('button', { name: 'Accept' }).click();
  await expect(dialog).toContainText('Sending.');
  await expectAccessibleInLooks(page, 'sending');
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await expectAccessibleAtEnd(page, 'applied');

  for (const [target, words] of [
    ['Fabrikam Rejects', 'Rejected. Nothing was changed.'],
    ['Broken', 'Outcome unknown.'],
  ] as const) {
    await page.getByRole('link', { name: 'Applications', exact: true }).click();
    // What has been accepted is not lost by leaving.
    if (target === 'Broken') {
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectAccessibleInLooks(page, 'question before leaving');
      await agreeToLeave(page);
    }
    await openTarget(page, target);
    await fillSome(page);
    await authorize(page);
    await expect(page.getByRole('alert')).toContainText(words);
    await expectAccessibleAtEnd(page, words);
  }
});

async function fillSome(page: Page): Promise<void> {
  await fillCredential(page, 1, 'BaseAddress', 'https://hr.example/scim');
  await page.getByRole('button', { name: 'Add credential' }).click();
  await fillCredential(page, 2, 'SecretToken', 'a secret');
}
