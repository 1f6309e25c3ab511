import { faultTest } from '../../support/fault-test.ts';
import { expect, test, withMotion } from '../../support/fixtures.ts';
import { pathOf, unfoldDetails } from '../../support/outcome-steps.ts';
import {
  authorize,
  authorizeWithConsent,
  contosoHr,
  expectTwoKept,
  fillTwo,
  openTarget,
  review,
  secret,
  submitsOf,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';

test.use(withMotion);

test('a person who waits for a slow answer loses it neither by a key nor by going back, and sends from one tab at a time', async ({
  page,
  context,
  signInAs,
}) => {
  const submits = submitsOf(page);
  await signInAs('Adele Admin');
  await openTarget(page, 'Late 204');
  await fillTwo(page);
  const other = await context.newPage();
  const submitsOfOther = submitsOf(other);
  await other.goto(`/service-principals/${contosoHr.servicePrincipal}`);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await fillTwo(other);
  await review(other);
  const confirm = other.getByRole('dialog').getByRole('button', { name: 'Authorize' });

  await authorizeWithConsent(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
  await test.step('another tab sends nothing meanwhile', async () => {
    await confirm.click();
    await expect(other.getByRole('alert')).toContainText('Nothing was sent.');
    await expect(other.getByRole('alert')).toContainText('Another tab is sending credentials.');
    expect(submitsOfOther).toEqual([]);
  });

  await test.step('Escape, a click beside the dialog and Back call nothing off', async () => {
    await expect(dialog).toContainText("you won't learn whether it worked");
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await page.evaluate(() => history.back());
    await expect(page.getByRole('status')).toContainText('204 No Content', { timeout: 15_000 });
    await expect(page.getByRole('heading', { level: 1, name: 'Late 204' })).toBeVisible();
    await unfoldDetails(page.getByRole('status'));
    // The answer takes ten seconds by itself.
    await expect(page.getByRole('status')).toContainText(/Duration1\d,?\d{3} ms/);
    await confirm.click();
    await expect(other.getByRole('status')).toContainText('204 No Content');
    expect([submits.length, submitsOfOther.length]).toEqual([1, 1]);
  });

  await test.step('a person who stops waiting reads that the end is unknown, and keeps what is typed', async () => {
    await valueOf(page, 2).fill(secret);
    await authorize(page);
    await dialog.getByRole('button', { name: 'Stop waiting' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toBeFocused();
    await expect(alert).toContainText('Outcome unknown.');
    await expect(alert).toContainText('You stopped waiting after the request was sent.');
    await expectTwoKept(page);
    expect(submits).toHaveLength(2);
  });
});

faultTest(
  'an owner whose session Graph does not take gets a new one by trying again, and sends nothing by canceling before it has come',
  async ({ page, baseURL, signInAs, canary }) => {
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
    await expect(page.getByRole('alert')).toBeFocused();

    await page.request.get(
      new URL('/sandbox/token/no-answer/write', baseURL?.replace('localhost', '127.0.0.1')).href,
    );
    await authorize(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Requesting a token from Microsoft Entra…');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
    expect(submits).toHaveLength(2);
  },
);
