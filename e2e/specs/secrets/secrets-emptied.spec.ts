import { chromium } from '@playwright/test';
import { launchOptions } from '../../support/browser.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { openOtherWorld } from '../../support/other-world.ts';
import { importArea } from '../../support/places.ts';
import {
  agreeToLeave,
  authorizeWithConsent,
  keyOf,
  openTarget,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

test('a person who steps away for ten minutes finds the values wiped, with the reason, and the keys kept', async ({
  page,
  signInAs,
}) => {
  const said = await recordSpeech(page);
  await page.clock.install();
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  await typeCredential(page, 1, 'SecretToken', 'left alone');
  await page.clock.fastForward('09:30');
  await expect(valueOf(page, 1)).toHaveValue('left alone');
  await page.mouse.move(10, 10);
  await page.clock.fastForward('09:30');
  await expect(valueOf(page, 1)).toHaveValue('left alone');
  const warning = page.getByText('Values will be cleared in 1 minute.');
  await expect(warning).toBeVisible();
  expect(await said()).toContainEqual(expect.stringContaining('Values will be cleared in 1 minute.'));
  await page.getByRole('button', { name: 'Keep them' }).click();
  await expect(warning).toHaveCount(0);
  await expect(valueOf(page, 1), 'the focus is back where it was').toBeFocused();

  // Over a dialog too, where any key will do.
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('textbox', { name: importArea }).fill('SecretToken=left alone too');
  await page.clock.fastForward('09:30');
  await expect(warning).toBeVisible();
  await page.keyboard.press('Shift');
  await expect(warning).toHaveCount(0);
  await page.clock.fastForward('09:30');
  await expect(warning).toBeVisible();
  await page.clock.fastForward('00:40');
  await expect(warning).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Values cleared after 10 minutes idle.')).toBeVisible();
  await expect(valueOf(page, 1)).toHaveValue('');
  await expect(keyOf(page, 1)).toHaveValue('SecretToken');
});

test('an administrator finds every secret field empty after a 204, after coming back and after signing in again', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  await typeCredential(page, 1, 'Password', 'the first secret');
  await page.getByRole('button', { name: 'Add credential' }).click();
  await typeCredential(page, 2, 'SecretToken', 'the second secret');
  await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
  await authorizeWithConsent(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await expect(valueOf(page, 1)).toHaveValue('');
  await expect(valueOf(page, 2)).toHaveValue('');

  const { origin, pathname } = new URL(page.url());
  await valueOf(page, 1).focus();
  await page.keyboard.insertText('typed before leaving');
  await page.goto(origin.replace('localhost', '127.0.0.1'));
  await page.goBack();
  await expect(valueOf(page, 1)).toHaveValue('');

  await valueOf(page, 1).focus();
  await page.keyboard.insertText('typed before signing out');
  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await agreeToLeave(page);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.goto(pathname);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, 'Adele Admin');
  await expect(valueOf(page, 1)).toHaveValue('');
});

test('a person who comes back finds no value even where the browser had kept the whole page', async () => {
  // Our headers keep a page out of the back/forward cache, so this takes a server without them, and Playwright
  // switches that cache off, so it takes a browser of its own.
  const world = await openOtherWorld();
  const browser = await chromium.launch({
    ...launchOptions(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage();
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await openTarget(page, world.target);
  await typeCredential(page, 1, 'SecretToken', 'left behind');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      // Of the credentials alone: the page has other fields, and parts that come later.
      const inputs = document.querySelectorAll<HTMLInputElement>(
        'form:has([data-add]) input:not([type="radio"])',
      );
      const values = [...inputs].map((input) => input.value);
      sessionStorage.setItem('came back', JSON.stringify({ persisted, values }));
    });
  });
  await page.goto('about:blank');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: world.target })).toBeVisible();
  await expect(valueOf(page, 1)).toHaveValue('');
  expect(await page.evaluate(() => sessionStorage.getItem('came back'))).toBe(
    '{"persisted":true,"values":["SecretToken","","",""]}',
  );
  await browser.close();
  world.close();
});
