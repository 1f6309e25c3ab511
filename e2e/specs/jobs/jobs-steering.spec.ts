import { dialogsOf } from '../../support/browser-dialogs.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { jobOf, jobsOf, jobTrafficOf, openJobs, steer } from '../../support/job-steps.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { statusOf } from '../../support/status-steps.ts';
import { authorize, fillCredential, openTarget, searchBox, valueOf } from '../../support/steps.ts';
import { testButton, tester } from '../../support/test-steps.ts';

faultTest(
  'an administrator whose restart has no answer, is paused or refused, has a way on each time',
  async ({ page, signInAs, canary, lookAtFault }) => {
    const { actions } = jobTrafficOf(page);
    await signInAs('Connie Consented', pathOf('Silent job'));
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await openJobs(page);
    await steer(page, 'Restart');
    const notice = jobOf(page).getByRole('alert');
    await expect(notice).toContainText('Outcome unknown.');
    await expect(notice).toBeFocused();
    await notice.getByText('Details', { exact: true }).click();
    await expect(notice).toContainText(actions[0]?.headers()['client-request-id'] ?? 'none');
    await notice.getByRole('button', { name: 'Refresh the job' }).click();
    await lookAtFault();
    expect(actions, 'never repeated by itself').toHaveLength(1);
    await page.getByRole('tab', { name: 'Credentials' }).click();
    await expect(valueOf(page, 1)).toHaveValue(canary.value);

    page.on('dialog', (question) => void question.accept());
    await page.goto(`${pathOf('Throttled job')}?tab=job`);
    await steer(page, 'Start');
    await expect(notice).toContainText('Nothing was processed.');
    await expect(jobOf(page)).toContainText(/Send again in \d+ s\./);
    await expect(jobOf(page)).toContainText('Paused');
    await lookAtFault();

    await page.goto(`${pathOf('Busy job')}?tab=job`);
    await steer(page, 'Pause');
    await expect(notice).toContainText('Rejected. The job is unchanged.');
    await expect(jobOf(page)).toContainText('Running');
    expect(actions).toHaveLength(3);
  },
);

test('the browser asks before a reload takes away the outcome of what is sent or of an action on a job, and the way back waits for it', async ({
  page,
  signInAs,
}) => {
  // The target answers each call after five seconds.
  test.slow();
  await signInAs('Connie Consented');
  const browserAsked = dialogsOf(page);
  await openTarget(page, 'Slow');
  await test.step('of what is sent', async () => {
    await fillCredential(page, 1, 'SecretToken', 'takes five seconds');
    await authorize(page);
    await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
    await page.evaluate(() => location.reload());
    await expect.poll(() => browserAsked).toEqual(['beforeunload']);
    await expect(page.getByRole('status')).toContainText('204 No Content', { timeout: 12_000 });
  });
  await test.step('of an action on a job', async () => {
    await openJobs(page);
    await steer(page, 'Restart');
    await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
    await page.evaluate(() => history.back());
    await page.evaluate(() => location.reload());
    await expect.poll(() => browserAsked).toEqual(['beforeunload', 'beforeunload']);
    await expect(jobOf(page)).toContainText('Job restarted', { timeout: 12_000 });
    await page.evaluate(() => history.back());
    await expect(searchBox(page), 'the way is free again').toBeVisible();
  });
});

faultTest('a person without a role reads before typing what is missing', async ({ page, signInAs }) => {
  await signInAs('Ray Reader', pathOf('Quarantined'));
  await expect(statusOf(page)).toContainText('No qualifying role found. You need Application Administrator,');
  await statusOf(page).getByRole('button', { name: 'Details', exact: true }).click();
  await expect(
    statusOf(page).getByRole('definition').filter({ hasText: 'No qualifying role found.' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await openJobs(page);
  await expect(jobsOf(page)).toContainText("You don't have permission to view provisioning jobs.");
  await expect(jobsOf(page)).toContainText('Sign in again after a change.');
  await expect(jobsOf(page).getByRole('article')).toHaveCount(0);
  await testButton(page, 'Test stored credentials').click();
  await expect(tester(page)).toContainText("You don't have permission to test.");
});
