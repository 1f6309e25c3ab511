import { expectAccessible, looks } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  ask,
  jobOf,
  jobsOf,
  jobTrafficOf,
  lookAtJobs,
  lookAtJobsWithConsent,
} from '../../support/job-steps.ts';
import { expectUnannounced, pathOf } from '../../support/outcome-steps.ts';
import { authorize, fillCredential } from '../../support/steps.ts';
import { storedRows } from '../../support/stored-steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

test('an administrator reads why a job is in quarantine, renews its credentials, and watches it recover', async ({
  page,
  signInAs,
}) => {
  const { actions, looks: reads } = jobTrafficOf(page);
  const said = await recordSpeech(page);
  await signInAs('Adele Admin', pathOf('Quarantined'));
  await lookAtJobs(page);
  await expect(jobsOf(page)).toContainText('Permission needed.');
  expect(reads, 'no request without the permission').toEqual([]);
  await jobsOf(page).getByRole('button', { name: 'Hide the jobs' }).click();
  await lookAtJobsWithConsent(page);
  await expect(jobsOf(page).getByRole('status').first()).toHaveText('There is one provisioning job.');
  for (const words of [
    'Quarantined',
    'Day 9 of 28.',
    'Microsoft disables the job about',
    'Next attempt',
    'This is about the credentials.',
    'The app answered 401: it rejected the token.',
    'your tenant can mend',
    /Began .+ and failed\. It took 2 seconds\./,
    'A cycle about every 40 minutes',
  ])
    await expect(jobOf(page)).toContainText(words);
  await jobOf(page).getByText('Details for support').click();
  await expect(jobOf(page)).toContainText('The token has expired.');

  await fillCredential(page, 1, 'SecretToken', 'a token that works');
  await authorize(page);
  await expect(page.getByText('204 No Content')).toBeVisible();
  const dialog = await ask(page, 'Restart');
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(dialog.getByRole('checkbox', { name: 'Lift the quarantine (QuarantineState)' })).toBeChecked();
  await expect(dialog).not.toContainText('ConnectorDataStore');
  await dialog.getByRole('button', { name: 'Restart', exact: true }).click();
  const told = jobOf(page).getByRole('status').filter({ hasText: 'took the restart' });
  await expect(told).toBeFocused();
  expect(actions.map((request) => request.postDataJSON())).toEqual([
    { criteria: { resetScope: 'QuarantineState' } },
  ]);
  await expect(jobOf(page)).toContainText('Running');

  const before = reads.length;
  await jobOf(page).getByRole('button', { name: 'Watch until the next cycle' }).click();
  await expect(page).toHaveTitle('Watching · Quarantined · Provisioning Keys');
  await expect(jobOf(page).getByText('Watching for the next cycle')).toBeVisible();
  await expect(jobOf(page), 'the button is gone').toBeFocused();
  await expectUnannounced(jobOf(page).getByText(/Last look .+ Next look/));
  await expect(jobOf(page)).toContainText('The next cycle has run and succeeded.', { timeout: 30_000 });
  await expect(jobOf(page)).not.toContainText('Day ');
  await expect(page).toHaveTitle('Quarantined · Provisioning Keys');
  expect((await said()).join(' '), 'who waits elsewhere hears the end').toContain('The next cycle has run');
  expect(reads.length - before, 'it looks seldom').toBeLessThanOrEqual(3);
  expect(actions).toHaveLength(1);
});

test('an administrator whose data is at fault learns that new credentials do not help, and has to mean what is grave', async ({
  page,
  signInAs,
}) => {
  const { actions } = jobTrafficOf(page);
  await signInAs('Adele Admin', pathOf('Quarantined by data'));
  await fillCredential(page, 1, 'SecretToken', 'could not be');
  await lookAtJobsWithConsent(page);
  await expect(jobOf(page)).toContainText('renewing credentials does not help');
  await expect(jobOf(page)).toContainText('29 failed and to be tried again');
  await expect(jobOf(page), 'without what is typed').toContainText('Of 41 users, 29 ••• provisioned.');

  const dialog = await ask(page, 'Restart');
  const restart = dialog.getByRole('button', { name: 'Restart', exact: true });
  const means = dialog.getByRole('checkbox', { name: /^Yes, I mean this/ });
  await dialog.getByRole('checkbox', { name: /\(QuarantineState\)/ }).click();
  await expect(restart).toBeDisabled();
  await restart.press('Enter');
  await expect(dialog).toContainText('Choose at least one');
  await dialog.getByRole('checkbox', { name: /\(Full\)/ }).click();
  await restart.press('Enter');
  await expect(dialog).toContainText('Say yes to it above first');
  await means.click();
  await dialog.getByRole('checkbox', { name: /\(ForceDeletes\)/ }).click();
  await expect(means, 'a yes to one is none to the other').not.toBeChecked();
  await restart.press('Enter');
  expect(actions, 'nothing was sent so far').toEqual([]);
  await means.click();
  await expect(dialog).toContainText('Will be sent: Full, ForceDeletes');
  await restart.click();
  await expect(jobOf(page)).toContainText('took the restart');
  expect(actions.map((request) => request.postDataJSON())).toEqual([
    { criteria: { resetScope: 'Full, ForceDeletes' } },
  ]);

  await jobOf(page).getByRole('button', { name: 'Watch until the next cycle' }).click();
  await expect(jobOf(page)).toContainText('The job was tried, and is in quarantine.', { timeout: 30_000 });
  await jobOf(page).getByRole('button', { name: 'Watch until the next cycle' }).click();
  await expect(jobOf(page), 'much later than a watch lasts').toContainText(
    'By itself the job is tried again only at',
  );
  await jobOf(page).getByRole('button', { name: 'Stop watching' }).click();
  await expect(jobOf(page)).toContainText('You stopped watching.');
  await expect(jobOf(page), 'the button is gone').toBeFocused();
});

for (const { colorScheme, width } of looks)
  test.describe(`in ${colorScheme} colours, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 720 } });

    test('a person finds the jobs accessible', async ({ page, signInAs }) => {
      await signInAs('Adele Admin', pathOf('Quarantined'));
      await lookAtJobsWithConsent(page);
      await expectAccessible(page, 'a job in quarantine');
      const dialog = await ask(page, 'Restart');
      await dialog.getByRole('checkbox', { name: /\(Full\)/ }).click();
      await expectAccessible(page, 'the question before a restart');
      await dialog.getByRole('checkbox', { name: /\(Full\)/ }).click();
      await dialog.getByRole('button', { name: 'Restart', exact: true }).click();
      await jobOf(page).getByRole('button', { name: 'Watch until the next cycle' }).click();
      await expect(jobOf(page).getByText('Watching for the next cycle')).toBeVisible();
      await expectAccessible(page, 'watching');
      await expect(jobOf(page)).toContainText('The job was tried, and is in quarantine.', {
        timeout: 30_000,
      });
      await expectAccessible(page, 'after the watch');
    });
  });

test('an administrator reads why a paused job is paused, and how much of a long list is shown', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', pathOf('Paused by an error'));
  await lookAtJobsWithConsent(page);
  const paused = jobOf(page, 'SfOutDelta');
  await expect(paused).toContainText('Paused after an error');
  await expect(paused).toContainText('This is about the credentials.');
  await expect(paused).toContainText('Salesforce rejected the credentials.');
  await expect(paused).not.toContainText('tenant URL');
  await expect(paused).not.toContainText('Invalid Date');

  await page.goto(pathOf('Thousands of everything'));
  await lookAtJobs(page);
  await expect(jobsOf(page)).toContainText('Showing 100 of 2,000.');
  await expect(jobsOf(page).getByRole('article')).toHaveCount(100);
  await jobsOf(page).getByRole('button', { name: 'Show 100 more' }).click();
  await expect(jobsOf(page)).toContainText('Showing 200 of 2,000.');
  await page.getByRole('tab', { name: 'Credentials' }).click();
  await expect(page.getByText('Showing 100 of 5,000.')).toBeVisible();
  await expect(storedRows(page)).toHaveCount(100);
});
