import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../support/browser.ts';
import { expect, test } from '../../support/fixtures.ts';
import { openOtherWorld } from '../../support/other-world.ts';
import { revealOf } from '../../support/row-steps.ts';
import { contosoHr, credential, fillCredential, openTarget, valueOf, review } from '../../support/steps.ts';
import { pasteInto } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person shows one value at a time, which hides itself after thirty seconds, at a review, in a hidden tab and on paper', async ({
  page,
  context,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await page.clock.install();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  await fillTwoSecrets(page);
  await expectHidden(page);

  await test.step('by keyboard, and the button says what it will do to which', async () => {
    const show = page.getByRole('button', { name: 'Show value of Password' });
    await show.focus();
    await page.keyboard.press('Space');
    const hide = page.getByRole('button', { name: 'Hide value of Password' });
    await expect(hide).toBeFocused();
    await expect(hide).not.toHaveAttribute('aria-pressed');
    await expect(show).toHaveCount(0);
    await expect(valueOf(page, 2)).toHaveCSS('-webkit-text-security', 'none');
    await expect(valueOf(page, 2)).toHaveValue('second secret');
    await expect(valueOf(page, 1), 'the other row stays as it was').toHaveCSS(
      '-webkit-text-security',
      'disc',
    );
    await page.keyboard.press('Enter');
    await expect(show).toBeFocused();
    await expectHidden(page);
  });

  await test.step('after thirty seconds, each counted for itself', async () => {
    await revealOf(page, 1).click();
    await page.clock.fastForward(20_000);
    await revealOf(page, 2).click();
    await expect(valueOf(page, 2)).toHaveCSS('-webkit-text-security', 'none');
    await expect(valueOf(page, 1), 'after twenty seconds').toHaveCSS('-webkit-text-security', 'none');
    await page.clock.fastForward(10_500);
    await expect(valueOf(page, 1), 'after thirty seconds').toHaveCSS('-webkit-text-security', 'disc');
    await expect(revealOf(page, 1)).toHaveAccessibleName('Show value of SecretToken');
    await expect(valueOf(page, 2), 'after ten seconds').toHaveCSS('-webkit-text-security', 'none');

    // After it is hidden and revealed again, the thirty seconds start again.
    await revealOf(page, 2).click();
    await revealOf(page, 2).click();
    await page.clock.fastForward(20_500);
    await expect(valueOf(page, 2)).toHaveCSS('-webkit-text-security', 'none');
    await page.clock.fastForward(10_000);
    await expectHidden(page);
    await expect(valueOf(page, 2)).toHaveValue('second secret');
  });

  await test.step('by the review, also by one that finds something to fix', async () => {
    await revealBoth(page);
    await valueOf(page, 2).press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Save to Contoso HR?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectHidden(page);

    await revealBoth(page);
    await valueOf(page, 3).fill('of no key');
    await review(page);
    await expect(page.getByRole('group', { name: 'Fix 1 problem' })).toBeVisible();
    await expectHidden(page);
  });

  await test.step('when the tab is hidden, and they stay so when it comes back', async () => {
    await revealBoth(page);
    // Headless browsers never hide a tab, so the test dispatches the event to the page.
    for (const state of ['visible', 'hidden', 'visible'] as const) {
      await page.evaluate((now) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
      if (state === 'hidden') await expectHidden(page);
    }
    await expectHidden(page);
    await expect(valueOf(page, 1)).toHaveValue('first secret');
  });

  await test.step('a text of several lines, which gets a separate area, is hidden and shown like the others', async () => {
    await pasteInto(valueOf(page, 2), 'one\ntwo');
    await expect(valueOf(page, 2)).toHaveCSS('-webkit-text-security', 'disc');
    await revealOf(page, 2).click();
    await expect(valueOf(page, 2)).toHaveCSS('-webkit-text-security', 'none');
    await revealOf(page, 2).click();
    await expect(valueOf(page, 2)).toHaveCSS('-webkit-text-security', 'disc');
  });

  await test.step('no value is on paper, revealed or not', async () => {
    await fillCredential(page, 3, 'Domain', 'readable');
    await revealBoth(page);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expectHidden(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // What is hidden has no role for those who look.
    for (const number of [1, 2, 3])
      await expect(
        credential(page, number).getByRole('textbox', { name: 'Value', includeHidden: true }),
      ).toHaveCSS('visibility', 'hidden');
  });
});

test('a person who comes back to a page that the browser kept finds nothing revealed', async () => {
  // See secrets-emptied.spec.ts for why this needs a separate server and browser.
  const world = await openOtherWorld();
  const browser = await chromium.launch({
    ...launchOptions(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage();
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await openTarget(page, world.target);
  await fillTwoSecrets(page);
  await revealBoth(page);
  // The page reloads as soon as it is shown again. The test looks at what it shows until then.
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      const buttons = [...document.querySelectorAll('button[aria-label*=" value of "]')];
      const labels = buttons.map((button) => button.getAttribute('aria-label') ?? '');
      const shown = labels.filter((label) => label.startsWith('Hide'));
      sessionStorage.setItem(
        'came back',
        `kept: ${persisted}, of ${labels.length} revealed: ${shown.length}`,
      );
    });
  });
  await page.goto('about:blank');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: world.target })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem('came back'))).toMatch(
    /^kept: true, of [3-9] revealed: 0$/,
  );
  await browser.close();
  world.close();
});

async function fillTwoSecrets(page: Page): Promise<void> {
  await fillCredential(page, 1, 'SecretToken', 'first secret');
  await fillCredential(page, 2, 'Password', 'second secret');
}

async function revealBoth(page: Page): Promise<void> {
  for (const number of [1, 2]) {
    await revealOf(page, number).click();
    await expect(valueOf(page, number)).toHaveCSS('-webkit-text-security', 'none');
  }
}

async function expectHidden(page: Page): Promise<void> {
  for (const [number, key] of [
    [1, 'SecretToken'],
    [2, 'Password'],
  ] as const) {
    await expect(valueOf(page, number)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(revealOf(page, number)).toHaveAccessibleName(`Show value of ${key}`);
  }
}
