import { dialogsOf } from '../../support/browser-dialogs.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { jobOf, jobsOf, jobTrafficOf, openJobs, steer } from '../../support/job-steps.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { fillCredential, openTarget, searchBox, valueOf } from '../../support/steps.ts';

faultTest(
  'an administrator whose restart has no answer, is paused or refused, has a way on each time',
  async ({ page, signInAs, canary, lookAtFault }) => {
    const { actions } = jobTrafficOf(page);
    await signInAs('Connie Consented', pathOf('Silent job'));
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await openJobs(page);
    await steer(page, 'Restart');
    const told = jobOf(page).getByRole('alert');
    await expect(told).toContainText('Outcome unknown.');
    await expect(told).toBeFocused();
    await told.getByText('Details', { exact: true }).click();
    await expect(told).toContainText(actions[0]?.headers()['client-request-id'] ?? 'none');
    await told.getByRole('button', { name: 'Refresh the job' }).click();
    await lookAtFault();
    expect(actions, 'never repeated by itself').toHaveLength(1);
    await page.getByRole('tab', { name: 'Credentials' }).click();
    await expect(valueOf(page, 1)).toHaveValue(canary.value);

    page.on('dialog', (question) => void question.accept());
    await page.goto(`${pathOf('Throttled job')}?tab=job`);
    await steer(page, 'Start');
    await expect(told).toContainText('Nothing was processed.');
    await expect(jobOf(page)).toContainText(/Send again in \d+ s\./);
    await expect(jobOf(page)).toContainText('Paused');
    await lookAtFault();

    await page.goto(`${pathOf('Busy job')}?tab=job`);
    await steer(page, 'Pause');
    await expect(told).toContainText('Rejected. The job is unchanged.');
    await expect(jobOf(page)).toContainText('Running');
    expect(actions).toHaveLength(3);
  },
);

test('the browser asks before a reload takes away what became of a job, and the way back waits for it', async ({
  page,
  signInAs,
}) => {
  // The target answers each call after five seconds.
  test.slow();
  await signInAs('Connie Consented');
  const browserAsked = dialogsOf(page);
  await openTarget(page, 'Slow');
  await openJobs(page);
  await steer(page, 'Restart');
  await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
  await page.evaluate(() => history.back());
  await page.evaluate(() => location.reload());
  await expect.poll(() => browserAsked).toEqual(['beforeunload']);
  await expect(jobOf(page)).toContainText('Job restarted', { timeout: 12_000 });
  await page.evaluate(() => history.back());
  await expect(searchBox(page), 'the way is free again').toBeVisible();
});

faultTest('a person without a role reads what is missing', async ({ page, signInAs }) => {
  await signInAs('Ray Reader', pathOf('Quarantined'));
  await openJobs(page);
  await expect(jobsOf(page)).toContainText("You don't have permission to view provisioning jobs.");
  await expect(jobsOf(page)).toContainText('Sign in again after a change.');
  await expect(jobsOf(page).getByRole('article')).toHaveCount(0);
});
