import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { expectUnannounced, pathOf, press, sendSecret, told } from '../../support/outcome-steps.ts';
import { authorize, authorizeWithConsent, submitsOf, typeCredential } from '../../support/steps.ts';

const sendAgain = { name: 'Send again', exact: true } as const;

faultTest(
  'an owner waits as long as Graph asks, and sends again through the review and in no other way',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await page.clock.install();
    await signInAs('Owen Owner', pathOf('Retry-After: 7'));
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('It has processed nothing');
    await expect(page.getByText('Microsoft Graph asked for this pause.')).toBeVisible();
    await expectUnannounced(page.getByText(/^Send again in [1-7] s\.$/));
    await expect(page.getByRole('button', sendAgain)).toHaveAttribute('aria-disabled', 'true');
    await page.clock.runFor(8_000);
    await expect(page.getByText('The pause is over. Nothing has been sent by itself.')).toBeVisible();
    expect(submits).toHaveLength(1);
    await page.getByRole('button', sendAgain).click();
    const dialog = page.getByRole('dialog', { name: /^Authorize .+\?$/ });
    await expect(dialog).toBeVisible();
    expect(submits).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(told(page), 'the ids are not lost with the review').toContainText(
      `client-request-id${submits[0]?.headers()['client-request-id'] ?? 'none'}`,
    );
    await authorize(page);
    await expect(told(page)).toBeFocused();
    expect(submits).toHaveLength(2);
  },
);

faultTest(
  'an administrator from whom the browser hides the pause is given one that doubles',
  async ({ page, signInAs, canary }) => {
    await page.clock.install();
    await signInAs('Adele Admin', pathOf('Throttled'));
    await typeCredential(page, 1, 'SecretToken', canary.value);
    await authorizeWithConsent(page);
    await expect(page.getByText(/browsers hide that from this page/)).toBeVisible();
    await expect(page.getByText(/^Send again in (30|29|28|27) s\.$/)).toBeVisible();
    await press(page, 'Review and authorize');
    await expect(page.getByRole('dialog')).toContainText('Microsoft asked us to wait.');
    await page.clock.runFor(31_000);
    await expect(page.getByRole('dialog')).not.toContainText('Microsoft asked us to wait.');
    await press(page, 'Authorize');
    await expect(page.getByText(/^Send again in (1 min 0|59|58|57) s\.$/)).toBeVisible();
  },
);

faultTest(
  'an owner whom Graph asks to wait for years is given a time of day that comes',
  async ({ page, signInAs, canary }) => {
    await page.clock.install({ time: new Date('2026-03-10T12:00:00+01:00') });
    await signInAs('Owen Owner', pathOf('Retry-After: 31 years'));
    await sendSecret(page, canary.value);
    await expect(page.getByText(/^Send again after 1:0\d PM\.$/)).toBeVisible();
  },
);

for (const name of ['Retry-After: soon', 'Retry-After: -1', 'Retry-After: 1e9'])
  faultTest(
    `an owner is given the page's own pause where Graph's makes no sense: ${name}`,
    async ({ page, signInAs, canary }) => {
      await signInAs('Owen Owner', pathOf(name));
      await sendSecret(page, canary.value);
      await expect(page.getByText(/^Send again in (30|2\d) s\.$/)).toBeVisible();
    },
  );

faultTest(
  'an owner whom Graph asks for no pause may send again at once',
  async ({ page, signInAs, canary }) => {
    await signInAs('Owen Owner', pathOf('Retry-After: 0'));
    await sendSecret(page, canary.value);
    await expect(page.getByText('The pause is over.')).toBeVisible();
    await page.getByRole('button', sendAgain).click();
    await expect(page.getByRole('dialog', { name: /^Authorize .+\?$/ })).toBeVisible();
  },
);
