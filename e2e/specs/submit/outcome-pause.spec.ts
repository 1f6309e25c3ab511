import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import {
  expectUnannounced,
  pathOf,
  press,
  sendSecret,
  told,
  unfoldDetails,
} from '../../support/outcome-steps.ts';
import { authorize, authorizeWithConsent, submitsOf, typeCredential } from '../../support/steps.ts';

const sendAgain = { name: 'Send again', exact: true } as const;

faultTest(
  'an owner waits as long as Graph asks, and sends again through the review and in no other way',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await page.clock.install();
    await signInAs('Owen Owner', pathOf('Retry-After: 7'));
    await sendSecret(page, canary.value);
    await expect(told(page)).toContainText('Nothing was processed.');
    await expect(page.getByText('Microsoft Graph asked for this pause.')).toBeVisible();
    await expectUnannounced(page.getByText(/^Send again in [1-7] s\.$/));
    await expect(page.getByRole('button', sendAgain)).toHaveAttribute('aria-disabled', 'true');
    await page.clock.runFor(8_000);
    await expect(page.getByText('The pause is over. Nothing was sent by itself.')).toBeVisible();
    expect(submits).toHaveLength(1);
    await page.getByRole('button', sendAgain).click();
    const dialog = page.getByRole('dialog', { name: /^Authorize .+\?$/ });
    await expect(dialog).toBeVisible();
    expect(submits).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await unfoldDetails(told(page));
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
    await expect(page.getByText(/The browser hides how long/)).toBeVisible();
    await expect(page.getByText(/^Send again in (30|29|28|27) s\.$/)).toBeVisible();
    await press(page, 'Review and authorize');
    await expect(page.getByRole('dialog')).toContainText('Microsoft asked us to wait.');
    await page.clock.runFor(31_000);
    await expect(page.getByRole('dialog')).not.toContainText('Microsoft asked us to wait.');
    await press(page, 'Authorize');
    await expect(page.getByText(/^Send again in (1 min 0|59|58|57) s\.$/)).toBeVisible();
  },
);
