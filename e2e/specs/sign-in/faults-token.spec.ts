import { expect, type Page } from '@playwright/test';
import { expectOwnWords, switchEntra } from '../../support/entra-steps.ts';
import { faultTest } from '../../support/fault-test.ts';
import type { TokenSwitch } from '../../sandbox/entra/token-faults.ts';
import { authorizeInWindow, contosoHr, fillCredential, submitsOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

/**
 * One switch for each way in which a confirmed submit gets no token, with what the review then says. The contract holds what
 * Entra answers under all switches, entra-network.test and golden-sign-in.test what the page makes of it, and
 * cause-texts.test that each cause has its words.
 */
const refused: readonly (readonly [name: TokenSwitch, ...told: readonly string[]])[] = [
  ['html', 'Unexpected answer.', 'Status 200'],
  ['dropped', "Couldn't reach Microsoft.", 'No answer from http://127.0.0.1'],
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
  ['AADSTS7000218', "This site isn't registered as a single-page application."],
];

faultTest(
  'a person who gets no token reads why each time, keeps what was typed, and sends it once it is fixed',
  async ({ page, canary, signInAs, lookAtFault }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner');
    // The opened application asks for the token in silence, and keeps one that it gets.
    await switchEntra(page, 'html', 'write');
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    for (const [name, ...told] of refused)
      await faultTest.step(name, async () => {
        await switchEntra(page, name, 'write');
        await confirm(page);
        await expectUnsent(page, told);
        expect(submits).toEqual([]);
      });
    await lookAtFault();
    await switchEntra(page, 'default');
    await confirm(page);
    await expectSent(page, submits, canary.value);
  },
);

faultTest(
  'a person whose Entra asks for a pause, or never answers, reads so and goes on after it',
  async ({ page, canary, signInAs, lookAtFault }) => {
    const submits = submitsOf(page);
    await page.clock.install();
    await signInAs('Owen Owner');
    // The opened application asks for the token in silence, and keeps one that it gets.
    await switchEntra(page, 'throttled', 'write');
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    await confirm(page);
    await expectUnsent(page, ['Too many requests. Microsoft asked us to wait.', 'Try again after']);
    await lookAtFault();
    await page.clock.fastForward(121_000);

    await switchEntra(page, 'no-answer', 'write');
    await confirm(page);
    await page.clock.fastForward(31_000);
    await expectUnsent(page, ["Couldn't reach Microsoft."]);
    expect(submits).toEqual([]);
    await switchEntra(page, 'default');
    await confirm(page);
    await expectSent(page, submits, canary.value);
  },
);

faultTest(
  'a person whose window Entra answers with a refusal, or keeps, gives up and consents later',
  async ({ page, canary, signInAs, lookAtFault }) => {
    const submits = submitsOf(page);
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await page.getByRole('button', { name: 'Review and authorize' }).click();
    for (const [name, ...told] of [
      ['AADSTS65004', 'You canceled in the Microsoft window.', 'Synchronization.ReadWrite.All'],
      ['AADSTS9999999', 'Microsoft Entra rejected the sign-in.', 'The code is AADSTS9999999.'],
    ] as const)
      await faultTest.step(name, async () => {
        await switchEntra(page, name, 'write');
        await confirm(page);
        await expectUnsent(page, told);
      });
    // The page cannot see that the window shows an error, nor that it is closed: the person says so.
    await switchEntra(page, 'AADSTS50011', 'write');
    const opened = page.waitForEvent('popup');
    await confirm(page);
    const popup = await opened;
    await expect(popup.getByRole('main')).toContainText('AADSTS50011:');
    await popup.close();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Nothing has been sent yet.');
    await expect(dialog.getByRole('button', { name: 'Reopen window' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expectUnsent(page, ['Canceled.']);
    await lookAtFault();
    expect(submits).toEqual([]);

    await switchEntra(page, 'default');
    const again = page.waitForEvent('popup');
    await confirm(page);
    await (await again).getByRole('button', { name: 'Accept' }).click();
    await expectSent(page, submits, canary.value);
  },
);

faultTest(
  'a person of whom Entra asks for more in a window gives it there, and what was typed is sent',
  async ({ page, canary, signInAs }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner');
    // The opened application asks for the token in silence, and keeps one that it gets.
    await switchEntra(page, 'claims', 'write');
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await authorizeInWindow(page);
    await expectSent(page, submits, canary.value);
  },
);

/** Says yes in the review, which stays open as long as nothing is sent. */
async function confirm(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Authorize' }).click();
}

async function expectUnsent(page: Page, told: readonly string[]): Promise<void> {
  const outcome = page.getByRole('dialog').getByRole('alert');
  for (const text of told) await expect(outcome).toContainText(text);
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
