import type { Locator, Page } from '@playwright/test';
import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { authorize, submitsOf, typeCredential, valueOf } from '../../support/steps.ts';

/** What impatient hands do to the button that sends, and each is one confirmation. */
const ways: Readonly<Record<string, (page: Page, confirm: Locator) => Promise<void>>> = {
  'clicks three times': async (_, confirm) => confirm.click({ clickCount: 3 }),
  'presses Enter and clicks': async (page, confirm) => {
    await confirm.focus();
    await page.keyboard.press('Enter');
    // By then it is marked as disabled, which a hand does not wait for.
    await confirm.click({ force: true });
  },
  'presses Enter and Space': async (page, confirm) => {
    await confirm.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
  },
};

faultTest(
  'an owner with impatient hands sends once for each confirmation',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    // Long enough under way for every further press to come before the end.
    await page.goto('/sandbox/config/impatient');
    await signInAs('Owen Owner', pathOf('Never answers'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    for (const [place, [way, confirmBy]] of Object.entries(ways).entries())
      await faultTest.step(way, async () => {
        await page.getByRole('button', { name: 'Review and authorize' }).click();
        await confirmBy(page, page.getByRole('dialog').getByRole('button', { name: 'Authorize' }));
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect(page.getByRole('alert', { name: 'Outcome unknown.' })).toBeFocused();
        expect(submits).toHaveLength(place + 1);
      });
  },
);

faultTest(
  'an owner who cancels before a token has come sends nothing',
  async ({ page, baseURL, signInAs, canary }) => {
    const submits = submitsOf(page);
    await page.goto(services(baseURL, '/sandbox/token/no-answer/write'));
    await signInAs('Owen Owner', pathOf('Contoso HR'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await authorize(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Requesting a token from Microsoft Entra…');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
    expect(submits).toEqual([]);
  },
);

faultTest(
  'an owner whose session Graph does not take gets a new one by trying again, and keeps what is typed',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await signInAs('Owen Owner', pathOf('Answers 401'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await authorize(page);
    await expect(page.getByRole('alert')).toContainText("Microsoft Graph doesn't accept your session.");
    const renewed = page.waitForRequest(
      (request) => request.method() === 'POST' && /\/oauth2\/v2\.0\/token/.test(request.url()),
    );
    await authorize(page);
    expect((await renewed).postData()).toContain('grant_type=refresh_token');
    await expect.poll(() => submits.length).toBe(2);
    const [first, second] = submits.map((request) => request.headers()['authorization']);
    expect(second).not.toBe(first);
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
  },
);

faultTest(
  'a second tab of the same page begins without what was typed in the first',
  async ({ page, signInAs, canary }) => {
    await signInAs('Owen Owner', pathOf('Contoso HR'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    const opened = page.waitForEvent('popup');
    // A tab opened from a tab gets a copy of its session storage, as a duplicate does.
    await page.evaluate(() => void open(location.href));
    const second = await opened;
    await expect(valueOf(second, 1)).toHaveValue('');
    await typeCredential(second, 1, 'SecretToken', 'of the second tab');
    await authorize(second);
    await expect(second.getByRole('status')).toContainText('204 No Content');
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
  },
);

faultTest.describe('after a reload', () => {
  faultTest.use({ arrival: 'load' });

  faultTest(
    'an owner who reloads while it is being sent finds an empty form, and nothing is sent again',
    async ({ page, signInAs, canary }) => {
      const submits = submitsOf(page);
      await signInAs('Owen Owner', pathOf('Never answers'));
      await typeCredential(page, 1, 'SecretToken', canary.value);
      await authorize(page);
      await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
      page.on('dialog', (question) => void question.accept());
      await page.reload();
      await expect(page.getByRole('heading', { level: 1, name: 'Never answers' })).toBeVisible();
      await expect(valueOf(page, 1)).toHaveValue('');
      expect(submits).toHaveLength(1);
    },
  );
});

function services(baseURL: string | undefined, path = '/'): string {
  return new URL(path, baseURL?.replace('localhost', '127.0.0.1')).href;
}
