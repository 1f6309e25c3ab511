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
import { authorize, authorizeDialog, review, submitsOf } from '../../support/steps.ts';

const { step } = faultTest;
const sendAgain = { name: 'Send again', exact: true } as const;

faultTest(
  'an owner waits as long as Graph asks, and where the browser hides that twice as long each time, and sends again by a review alone',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    // Leaving with a value typed asks; here it is left.
    page.on('dialog', (question) => void question.accept());
    await page.clock.install();
    await signInAs('Owen Owner', pathOf('Retry-After: 7'));

    await step('Graph asks for seven seconds', async () => {
      await sendSecret(page, canary.value);
      await expect(told(page)).toContainText('Nothing was processed.');
      await expect(page.getByText('Microsoft Graph asked for this pause.')).toBeVisible();
      await expectUnannounced(page.getByText(/^Send again in [1-7] s\.$/));
      await expect(page.getByRole('button', sendAgain)).toHaveAttribute('aria-disabled', 'true');
      await page.clock.runFor(8_000);
      await expect(page.getByText('The pause is over. Nothing was sent by itself.')).toBeVisible();
      expect(submits).toHaveLength(1);
      await page.getByRole('button', sendAgain).click();
      await expect(authorizeDialog(page)).toBeVisible();
      expect(submits).toHaveLength(1);
      await authorizeDialog(page).getByRole('button', { name: 'Cancel' }).click();
      await unfoldDetails(told(page));
      await expect(told(page), 'the ids are not lost with the review').toContainText(
        `client-request-id${submits[0]?.headers()['client-request-id'] ?? 'none'}`,
      );
      await authorize(page);
      await expect.poll(() => submits.length).toBe(2);
      await expect(told(page)).toBeFocused();
    });

    await step('the browser hides what Graph asks for', async () => {
      await page.goto(pathOf('Throttled'));
      await sendSecret(page, canary.value);
      await expect(page.getByText(/The browser hides how long/)).toBeVisible();
      await expect(page.getByText(/^Send again in (30|2\d) s\.$/)).toBeVisible();
      await review(page);
      await expect(authorizeDialog(page)).toContainText('Microsoft asked us to wait.');
      await page.clock.runFor(31_000);
      await expect(authorizeDialog(page)).not.toContainText('Microsoft asked us to wait.');
      await press(page, 'Authorize');
      await expect(page.getByText(/^Send again in (1 min 0|5\d) s\.$/)).toBeVisible();
      expect(submits).toHaveLength(4);
    });
  },
);
