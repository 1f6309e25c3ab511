import { faultTest } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { expectUnannounced, pathOf, press, sendSecret, told } from '../../support/outcome-steps.ts';
import { submitsOf } from '../../support/steps.ts';

faultTest(
  'an owner who waits reads what happens after one second and after eight, and after thirty that nobody knows',
  async ({ page, signInAs, canary }) => {
    const submits = submitsOf(page);
    await page.clock.install();
    await signInAs('Owen Owner', pathOf('Never answers'));
    await sendSecret(page, canary.value);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText("Sending. Microsoft Graph hasn't answered yet.")).toBeVisible();
    await expectUnannounced(dialog.getByText(/^\d s\. This site stops waiting after 30 s\./));
    await page.clock.runFor(8_000);
    await expect(
      dialog.getByText('Still waiting for Microsoft Graph to answer.', { exact: true }),
    ).toBeVisible();
    await expect(dialog.getByText(/^(8|9|1\d) s\. This site/)).toBeVisible();
    await page.clock.runFor(25_000);
    await expect(told(page)).toBeFocused();
    await expect(told(page)).toContainText('Nobody can say whether this took effect.');
    await expect(told(page)).toContainText('no answer came back within 30 seconds');
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'an owner reads the time-out that whoever runs the page has chosen',
  async ({ page, signInAs, canary }) => {
    await page.goto('/sandbox/config/impatient');
    await signInAs('Owen Owner', pathOf('Never answers'));
    await sendSecret(page, canary.value);
    await expect(page.getByRole('dialog').getByText('after 2 s this page gives up')).toBeVisible();
    await expect(told(page)).toContainText('no answer came back within 2 seconds');
  },
);

faultTest(
  'an owner who stops waiting is asked nothing and told that the request had left',
  async ({ page, signInAs, canary }) => {
    await signInAs('Owen Owner', pathOf('Never answers'));
    await sendSecret(page, canary.value);
    await press(page, 'Stop waiting');
    await expect(told(page)).toBeFocused();
    await expect(told(page)).toContainText('You stopped waiting after the request was sent.');
    await expect(told(page)).toContainText('Outcomeunknown');
    await expect(told(page)).not.toContainText('nowhere else');
  },
);
