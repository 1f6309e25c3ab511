import { expect, type Page } from '@playwright/test';
import { expectOwnWords, leaveForEntra, switchEntra } from '../../support/entra-steps.ts';
import { faultTest } from '../../support/fault-test.ts';
import { choosePerson } from '../../support/fixtures.ts';
import type { TokenSwitch } from '../../sandbox/entra/token-faults.ts';

/** The page shows the object ID for a person without a name. */
const owensId = '4b8d21f0-6e0a-4c35-9a27-e17f5d3c8a04';

/**
 * One switch for each way in which a sign-in fails, with what the signed-out page then says. The contract holds what Entra
 * answers under all switches, entra-network.test and golden-sign-in.test what the page makes of it, and failure-text.test and
 * cause-texts.test that each has its words.
 */
const refused: readonly (readonly [name: TokenSwitch, ...says: readonly string[]])[] = [
  // First: a browser repeats by itself what it sends on a connection that it has used before.
  ['dropped', "Couldn't reach Microsoft.", 'No answer from http://127.0.0.1'],
  ['wrong-tenant', 'Your account belongs to another tenant.', '8b7c2f4e-6d13-4a95-b0e8-1f3c5d7a9e26'],
  [
    'AADSTS53000',
    "This device doesn't comply with your tenant's rules.",
    'Who can fix it: an administrator of your tenant.',
  ],
];

faultTest(
  'a person who cannot sign in reads why each time, waits where Entra says so, and signs in once it is fixed',
  async ({ page, lookAtFault }) => {
    await page.clock.install();
    const alert = page.getByRole('alert');
    for (const [name, ...says] of refused)
      await faultTest.step(name, async () => {
        await meetAtSignIn(page, name);
        for (const text of says) await expect(alert).toContainText(text);
        await expect(alert).toBeFocused();
        await expectOwnWords(page);
      });
    await lookAtFault();

    await faultTest.step('a refusal on a page of Entra', async () => {
      await switchEntra(page, 'AADSTS50105');
      await leaveForEntra(page);
      await expect(page.getByRole('main')).toContainText('AADSTS50105:');
      await page.goBack();
      await expect(alert).toContainText("Sign-in wasn't finished.");
      await expect(alert).toContainText('If Microsoft showed an error that starts with AADSTS,');
      await expect(alert).toBeFocused();
      await lookAtFault();
    });
    await faultTest.step('no answer', async () => {
      const asked = page.waitForRequest(/\/oauth2\/v2\.0\/token/);
      await meetAtSignIn(page, 'no-answer');
      await asked;
      await page.clock.fastForward(2000);
      await expect(page.getByRole('status')).toContainText('Still waiting');
      await page.clock.fastForward(31_000);
      await expect(alert).toContainText("Couldn't reach Microsoft.");
      await expect(alert).toBeFocused();
      await expectOwnWords(page);
    });
    await faultTest.step('a pause', async () => {
      await meetAtSignIn(page, 'throttled');
      await expect(alert).toContainText('Too many requests. Microsoft asked us to wait.');
      await expect(alert).toContainText('Try again after');
      await expect(alert).toBeFocused();
      await page.clock.fastForward(121_000);
    });
    await goesOn(page);
  },
);

faultTest.describe('what disturbs no sign-in', () => {
  // The test ends at a page that has just loaded.
  faultTest.use({ arrival: 'load' });
  faultTest('a person gets in with odd claims and with another clock', async ({ page }) => {
    for (const [name, shown] of [
      ['odd-claims', owensId],
      ['clock-ahead', 'Owen Owner'],
      ['clock-behind', 'Owen Owner'],
    ] as const)
      await faultTest.step(name, async () => {
        await meetAtSignIn(page, name);
        await expect(page.getByRole('button', { name: shown })).toBeVisible();
        await expectOwnWords(page);
      });
  });
});

/** Begins a sign-in under a switch, in a browser that neither the page nor Entra has seen before. */
async function meetAtSignIn(page: Page, name: TokenSwitch): Promise<void> {
  await page.context().clearCookies();
  if (page.url() !== 'about:blank') await page.evaluate(() => sessionStorage.clear());
  await page.goto('/');
  await switchEntra(page, name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await throughEntra(page);
}

/** Answers what Entra asks, as far as it asks anything before it goes back. */
async function throughEntra(page: Page): Promise<void> {
  const person = page.getByRole('button', { name: 'Owen Owner' });
  const accept = page.getByRole('button', { name: 'Accept' });
  const alert = page.getByRole('alert');
  await expect(person.or(alert).first()).toBeVisible();
  if (new URL(page.url()).hostname === 'localhost') return;
  await person.click();
  await page.waitForURL(
    ({ hostname, pathname }) => hostname === 'localhost' || pathname.endsWith('/authorize'),
  );
  if (await accept.isVisible()) await accept.click();
}

/** After Entra is back to normal, one click on the signed-out page signs in. */
async function goesOn(page: Page): Promise<void> {
  await switchEntra(page, 'default');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const inside = page.getByRole('banner').getByRole('button');
  await expect(page.getByRole('button', { name: 'Owen Owner' })).toBeVisible();
  if ((await inside.count()) === 0) await choosePerson(page, 'Owen Owner');
  await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeVisible();
}
