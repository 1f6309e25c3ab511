import { expect, type Page } from '@playwright/test';
import { expectOwnWords, switchEntra } from '../../support/entra-steps.ts';
import { faultTest } from '../../support/fault-test.ts';
import type { TokenSwitch } from '../../sandbox/entra/token-faults.ts';
import { authorizeInWindow, contosoHr, fillCredential, submitsOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

/**
 * One switch for each way in which a confirmed submit gets no token, with what the review then says. The contract holds what
 * Entra answers under all switches, entra-network.test and golden-sign-in.test what the page makes of it, and
 * failure-text.test and cause-texts.test that each has its words.
 */
const refused: readonly (readonly [name: TokenSwitch, ...says: readonly string[]])[] = [
  ['html', 'Unexpected answer.', 'Status 200'],
  ['wrong-tenant', 'The token is for a different tenant than the one shown.'],
  [
    'other-account',
    'You signed in with a different account.',
    'Choose the account shown at the top, or switch accounts first.',
  ],
  [
    'AADSTS53000',
    "This device doesn't comply with your tenant's rules.",
    'Who can fix it: an administrator of your tenant.',
  ],
];

faultTest(
  'a person who gets no token reads why each time, waits where Entra says so, and sends what was typed in the end',
  async ({ page, canary, signInAs, lookAtFault }) => {
    const submits = submitsOf(page);
    await page.clock.install();
    await signInAs('Owen Owner');
    // The opened application asks for the token in silence, and keeps one that it gets.
    await switchEntra(page, 'html', 'write');
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    for (const [name, ...says] of refused)
      await faultTest.step(name, async () => {
        await switchEntra(page, name, 'write');
        await confirm(page);
        await expectUnsent(page, says);
      });
    await faultTest.step('no answer', async () => {
      await switchEntra(page, 'no-answer', 'write');
      await confirm(page);
      await page.clock.fastForward(31_000);
      await expectUnsent(page, ["Couldn't reach Microsoft."]);
    });
    await faultTest.step('a pause', async () => {
      await switchEntra(page, 'throttled', 'write');
      await confirm(page);
      await expectUnsent(page, ['Too many requests. Microsoft asked us to wait.', 'Try again after']);
      await lookAtFault();
      await page.clock.fastForward(121_000);
    });
    expect(submits).toEqual([]);
    await faultTest.step('more is asked for in a window, and given there', async () => {
      await switchEntra(page, 'claims', 'write');
      const opened = page.waitForEvent('popup');
      await confirm(page);
      await opened;
      await expectSent(page, submits, canary.value);
    });
  },
);

faultTest(
  'a person who declines in the window, is refused there, or closes it, consents in the end',
  async ({ page, canary, signInAs, lookAtFault }) => {
    const submits = submitsOf(page);
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    const dialog = page.getByRole('dialog');
    await faultTest.step('declined', async () => {
      const popup = await authorizeInWindow(page);
      await popup.getByRole('button', { name: 'Cancel' }).click();
      await expectUnsent(page, ['You canceled in the Microsoft window.', 'Synchronization.ReadWrite.All']);
    });
    await faultTest.step('refused by a code that has no description', async () => {
      await switchEntra(page, 'AADSTS9999999', 'write');
      await confirm(page);
      await expectUnsent(page, ['Microsoft Entra rejected the sign-in.', 'The code is AADSTS9999999.']);
    });
    await faultTest.step('kept by Entra, and closed', async () => {
      // The page cannot see that the window shows an error, nor that it is closed: the person says so.
      await switchEntra(page, 'AADSTS50011', 'write');
      const popup = await openWindow(page, confirm);
      await expect(popup.getByRole('main')).toContainText('AADSTS50011:');
      await popup.close();
      await expect(dialog).toContainText('Nothing has been sent yet.');
      await expect(dialog.getByRole('button', { name: 'Reopen window' })).toBeVisible();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expectUnsent(page, ['Canceled.']);
      await lookAtFault();
    });
    expect(submits).toEqual([]);
    await faultTest.step('closed once more, opened again, and consented to', async () => {
      await switchEntra(page, 'default');
      await (await openWindow(page, confirm)).close();
      const reopen = () => dialog.getByRole('button', { name: 'Reopen window' }).click();
      await (await openWindow(page, reopen)).getByRole('button', { name: 'Accept' }).click();
      await expectSent(page, submits, canary.value);
    });
  },
);

/** Does what opens a window. */
async function openWindow(page: Page, click: (page: Page) => Promise<void>): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await click(page);
  return await opened;
}

/** Says yes in the review, which stays open as long as nothing is sent. */
async function confirm(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Authorize' }).click();
}

async function expectUnsent(page: Page, says: readonly string[]): Promise<void> {
  const outcome = page.getByRole('dialog').getByRole('alert');
  for (const text of says) await expect(outcome).toContainText(text);
  await expect(outcome).toBeFocused();
  await expect(outcome).toContainText('Nothing was sent.');
  await expectOwnWords(page);
}

async function expectSent(page: Page, submits: ReturnType<typeof submitsOf>, value: string): Promise<void> {
  await expect(page.getByRole('status')).toContainText('204 No Content');
  const credentials = [{ key: 'SecretToken', value }];
  expect(submits.map((request) => request.postDataJSON())).toEqual([{ credentials }]);
  await expectOwnWords(page);
}
