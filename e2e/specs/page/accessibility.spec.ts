import type { Page } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleAtEnd,
  expectAccessibleInLooks,
} from '../../support/accessible.ts';
import { choosePerson, expect, type Person, test } from '../../support/fixtures.ts';
import {
  addCredential,
  agreeToLeave,
  backToList,
  fillCredential,
  keyOf,
  openTarget,
  searchBox,
} from '../../support/steps.ts';

// Other states are looked at where they are reached: config.spec, status.spec, jobs.spec, renewal.spec, expiry.spec, fleet.spec,
// and the specs of the credentials and of what is stored.

test('a person finds the way to an application accessible, and where it leads to none', async ({ page }) => {
  // One look with axe takes up to a second.
  test.slow();
  await test.step('signed out, and after a refusal', async () => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectAccessibleInLooks(page, 'signed out');
    await signIn(page, 'Paula Personal');
    await expect(page.getByText('You signed in with a personal Microsoft account.')).toBeVisible();
    await expectAccessibleInDark(page, 'signed out with a notice');
  });

  await test.step('the list', async () => {
    await signIn(page, 'Adele Admin');
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    await page.getByText('Enterprise application or app registration?').click();
    await page.getByRole('button', { name: 'Adele Admin' }).click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expectAccessibleInLooks(page, 'picker with the account menu');
    await page.keyboard.press('Escape');
    await searchBox(page).fill('!slow');
    await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeVisible();
    await expectAccessible(page, 'picker, loading');
    await searchBox(page).fill('no such application');
    await expect(page.getByText(/^No matches for/)).toBeVisible();
    await expectAccessible(page, 'picker, empty');
    await searchBox(page).fill('!forbidden');
    await expect(page.getByText("You don't have permission to read the directory.")).toBeVisible();
    await expectAccessibleInDark(page, 'picker, error');
  });

  await test.step('links that lead to no application', async () => {
    for (const [path, title] of [
      ['/service-principals/me', 'That link has no valid object ID.'],
      ['/nowhere/at/all', 'Page not found.'],
      [
        '/applications/00000000-0000-4000-8000-000000000000',
        'This tenant has no app registration with that object ID.',
      ],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      // All three are one page; the last says most.
      await (path.startsWith('/applications/')
        ? expectAccessibleInLooks(page, title)
        : expectAccessibleInDark(page, title));
    }
  });
});

test('a person finds the form and every outcome accessible', async ({ page, signInAs }) => {
  // Consent is asked for in a window, and the answer takes five seconds.
  test.slow();
  await signInAs('Adele Admin');
  await openTarget(page, 'Slow');
  await test.step('the form', async () => {
    await keyOf(page, 1).press('ArrowDown');
    await expect(page.getByRole('listbox')).toBeVisible();
    await expectAccessibleAtEnd(page, 'empty form with the list of keys open');
    await page.keyboard.press('Escape');
    await fillCredential(page, 1, 'BaseAddress', 'https://hr.example/scim');
    await addCredential(page, 2);
    await fillCredential(page, 2, 'SecretToken', '');
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    await expect(page.getByText(/^Fix \d+ problem/)).toBeVisible();
    await expectAccessibleAtEnd(page, 'form, filled in part, with errors');
    await fillCredential(page, 2, 'SecretToken', 'a secret');
  });

  const dialog = page.getByRole('dialog');
  await test.step('the review, until the application has been authorized', async () => {
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    await expect(dialog).toBeVisible();
    await expectAccessible(page, 'review');
    const opened = page.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Authorize' }).click();
    const popup = await opened;
    await expectAccessibleInLooks(page, 'review, while a window is open');
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing was sent.');
    await expectAccessibleInDark(page, 'not sent');
    const again = page.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Authorize' }).click();
    await (await again).getByRole('button', { name: 'Accept' }).click();
    await expect(dialog).toContainText('Sending.');
    await expectAccessible(page, 'sending');
    await expect(page.getByRole('status')).toContainText('204 No Content');
    await expectAccessibleAtEnd(page, 'applied');
  });

  for (const [target, words] of [
    ['Fabrikam Rejects', 'Rejected. Nothing was changed.'],
    ['Broken', 'Outcome unknown.'],
  ] as const)
    await test.step(words, async () => {
      await backToList(page);
      // What has been accepted is not lost by leaving.
      if (target === 'Broken') {
        await expect(page.getByRole('alertdialog')).toBeVisible();
        await expectAccessibleInDark(page, 'question before leaving');
        await agreeToLeave(page);
      }
      await openTarget(page, target);
      await fillCredential(page, 1, 'SecretToken', 'a secret');
      await page.getByRole('button', { name: 'Review and authorize' }).click();
      await dialog.getByRole('button', { name: 'Authorize' }).click();
      await expect(page.getByRole('alert')).toContainText(words);
      await expectAccessibleInDark(page, words, 'end');
    });
});

/** The other half of both looks: as the fixture of the faults looks at these states in light colours, in a wide window. */
async function expectAccessibleInDark(
  page: Page,
  state: string,
  at: 'place' | 'end' = 'place',
): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 720 });
  // In a narrow window the page is longer. Elsewhere than at its end the bar of buttons covers a part of it.
  if (at === 'end') await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expectAccessible(page, `${state}, dark, 320 pixels wide`);
}

async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, person);
}
