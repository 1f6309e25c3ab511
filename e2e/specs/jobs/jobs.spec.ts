import { expectAccessibleInLooks } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { ask, jobOf, jobsOf, jobTrafficOf, openJobs, steer } from '../../support/job-steps.ts';
import { expectUnannounced, pathOf } from '../../support/outcome-steps.ts';
import { authorize, contosoHr, fillCredential } from '../../support/steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

test('an administrator reads why a job is in quarantine, renews its credentials, and restarts it from the outcome', async ({
  page,
  signInAs,
}) => {
  const { actions, looks: reads } = jobTrafficOf(page);
  const said = await recordSpeech(page);
  await signInAs('Connie Consented', pathOf('Quarantined'));
  await openJobs(page);
  for (const words of [
    'Quarantined',
    'day 9 of 28 · 11 failed attempts · next try in 18 hours · disabled on',
    'Cause: credentials.',
    'The app answered 401: it rejected the token.',
    'Failed · 6 hours ago · 2 seconds',
    'Every 40 minutes',
  ])
    await expect(jobOf(page)).toContainText(words);
  await jobOf(page).getByText('Details', { exact: true }).click();
  await expect(jobOf(page)).toContainText('The token has expired.');
  await expect(jobOf(page)).toContainText('your tenant can fix this');

  await page.getByRole('tab', { name: 'Credentials' }).click();
  await fillCredential(page, 1, 'SecretToken', 'a token that works');
  await authorize(page);
  const outcome = page.getByRole('status').filter({ hasText: '204 No Content' });
  await outcome.getByRole('button', { name: 'Restart…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restart this job?' });
  await expect(dialog.getByRole('checkbox', { name: 'Lift the quarantine (QuarantineState)' })).toBeChecked();
  await expect(dialog.getByRole('checkbox'), 'the others are folded').toHaveCount(1);
  await dialog.getByRole('button', { name: 'Restart', exact: true }).click();
  const told = jobOf(page).getByRole('status').filter({ hasText: 'Job restarted' });
  await expect(told).toBeFocused();
  expect(actions.map((request) => request.postDataJSON())).toEqual([
    { criteria: { resetScope: 'QuarantineState' } },
  ]);

  // The watch begins by itself, and goes on while another tab of the page is in view.
  await expect(page).toHaveTitle('Watching · Quarantined · Provisioning Keys');
  await expect(jobOf(page).getByText('Watching for the next cycle…')).toBeVisible();
  await expectUnannounced(jobOf(page).getByText(/Checks while this tab is open/));
  const before = reads.length;
  await page.getByRole('tab', { name: 'Credentials' }).click();
  await expect
    .poll(async () => (await said()).join(' '), { message: 'the end is heard', timeout: 30_000 })
    .toContain('The next cycle succeeded.');
  await expect(page).toHaveTitle('Quarantined · Provisioning Keys');
  await page.getByRole('tab', { name: 'Job' }).click();
  await expect(jobOf(page)).toContainText('Running');
  await expect(jobOf(page)).not.toContainText('day 9');
  expect(reads.length - before, 'it looks seldom').toBeLessThanOrEqual(4);
  expect(actions).toHaveLength(1);
});

test('an administrator whose data is at fault learns that new credentials do not help, and has to mean what is grave', async ({
  page,
  signInAs,
}) => {
  const { actions } = jobTrafficOf(page);
  await signInAs('Connie Consented', pathOf('Quarantined by data'));
  await fillCredential(page, 1, 'SecretToken', 'could not be');
  await openJobs(page);
  await jobsOf(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(jobOf(page)).toContainText('Cause: data, not credentials.');
  await expect(jobOf(page)).toContainText('29 to retry');
  await expect(jobOf(page), 'without what is typed').toContainText('Of 41 users, 29 ••• provisioned.');

  const dialog = await ask(page, 'Restart');
  const restart = dialog.getByRole('button', { name: 'Restart', exact: true });
  const means = dialog.getByRole('checkbox', { name: /^I understand/ });
  await dialog.getByText('Advanced').click();
  await dialog.getByRole('checkbox', { name: /\(QuarantineState\)/ }).click();
  await expect(restart).toBeDisabled();
  await restart.press('Enter');
  await expect(dialog).toContainText('Choose at least one');
  await dialog.getByRole('checkbox', { name: /\(Full\)/ }).click();
  await restart.press('Enter');
  await expect(dialog).toContainText('Confirm above first');
  await means.click();
  await dialog.getByRole('checkbox', { name: /\(ForceDeletes\)/ }).click();
  await expect(means, 'a yes to one is none to the other').not.toBeChecked();
  await restart.press('Enter');
  expect(actions, 'nothing was sent so far').toEqual([]);
  await means.click();
  await expect(dialog).toContainText('Sends: Full, ForceDeletes');
  await restart.click();
  await expect(jobOf(page)).toContainText('Job restarted');
  expect(actions.map((request) => request.postDataJSON())).toEqual([
    { criteria: { resetScope: 'Full, ForceDeletes' } },
  ]);
  await expect(jobOf(page)).toContainText('The job is in quarantine again.', { timeout: 30_000 });
  await jobOf(page).getByRole('button', { name: 'Watch' }).click();
  await jobOf(page).getByRole('button', { name: 'Stop watching' }).click();
  await expect(jobOf(page)).toContainText('You stopped watching.');
  await expect(jobOf(page), 'the button is gone').toBeFocused();
});

test('an administrator sees the state of each job and is offered what suits it', async ({
  page,
  signInAs,
}) => {
  const { actions } = jobTrafficOf(page);
  const buttons = (template?: string) => jobOf(page, template).getByRole('button', { name: /…$|^Watch/ });
  await signInAs('Connie Consented', pathOf('Disabled job'));
  await openJobs(page);
  await expect(jobOf(page)).toContainText('Disabled after quarantine');
  await expect(jobOf(page)).toContainText('Microsoft disables jobs after 28 days');
  await expect(jobOf(page)).toContainText('then start the job');
  await expect(buttons()).toHaveText(['Start…', 'Restart…']);

  for (const [name, words, offered] of [
    ['Not configured', 'Not set up', []],
    ['Paused job', 'Paused', ['Start…', 'Restart…']],
    ['Never ran', 'Never run', ['Start…']],
  ] as const)
    await test.step(name, async () => {
      await page.goto(`${pathOf(name)}?tab=job`);
      await expect(jobOf(page)).toContainText(words);
      await expect(buttons()).toHaveText([...offered]);
    });
  await steer(page, 'Start');
  await expect(jobOf(page)).toContainText('first run in progress');
  await expect(jobOf(page), 'the watch begins by itself').toContainText('The next cycle succeeded.', {
    timeout: 30_000,
  });
  expect(
    actions.map((request) => request.postData() ?? ''),
    'a start has no body',
  ).toEqual(['']);

  await test.step('a question that is thought better of, and one that is confirmed thrice', async () => {
    await page.goto(`${pathOf('Two jobs')}?tab=job`);
    await expect(jobsOf(page)).toContainText('2 provisioning jobs.');
    await expect(jobOf(page, 'customappsso')).toContainText('Paused');
    const dialog = await ask(page, 'Pause');
    await expect(dialog).toContainText('joiners get no account');
    await expect(dialog).toContainText('/pause');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(jobOf(page).getByRole('button', { name: 'Pause…' })).toBeFocused();
    expect(actions).toHaveLength(1);
    await ask(page, 'Pause');
    const confirm = dialog.getByRole('button', { name: 'Pause', exact: true });
    await confirm.click({ clickCount: 3, noWaitAfter: true });
    await expect(jobOf(page)).toContainText('Job paused');
    expect(actions).toHaveLength(2);
    expect(actions.at(-1)?.url()).toMatch(/\/jobs\/scim\.[^/]+\/pause$/);
  });

  await page.goto(`${pathOf('No job yet')}?tab=job`);
  await expect(jobsOf(page)).toContainText('No provisioning job yet.');
  await expect(jobsOf(page).getByRole('link', { name: 'Open in Entra' })).toHaveAttribute(
    'href',
    /^https:\/\/entra\.microsoft\.com\//,
  );
  await page.goto(`/applications/${contosoHr.application}?tab=job`);
  await expect(jobsOf(page)).toContainText('Only enterprise applications have provisioning jobs.');
  await page.goto(`${pathOf('Thousands of everything')}?tab=job`);
  await expect(jobsOf(page)).toContainText('Showing 100 of 2,000.');
  await jobsOf(page).getByRole('button', { name: 'Show 100 more' }).click();
  await expect(jobsOf(page).getByRole('article')).toHaveCount(200);
});

test('a person finds the jobs and the receipts accessible', async ({ page, signInAs }) => {
  await signInAs('Connie Consented', `${pathOf('Quarantined')}?tab=job`);
  await expect(jobOf(page)).toBeVisible();
  await expectAccessibleInLooks(page, 'a job in quarantine');
  const dialog = await ask(page, 'Restart');
  await dialog.getByText('Advanced').click();
  await expectAccessibleInLooks(page, 'the question before a restart');
  await dialog.getByRole('button', { name: 'Restart', exact: true }).click();
  await expect(jobOf(page).getByText('Watching for the next cycle…')).toBeVisible();
  await expectAccessibleInLooks(page, 'watching');
  await expect(jobOf(page)).toContainText('The job is in quarantine again.', { timeout: 30_000 });
  await page.getByRole('tab', { name: 'History' }).click();
  const receipts = page.getByRole('region', { name: 'Receipts' });
  await receipts.getByText('Details', { exact: true }).click();
  await expect(receipts).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC.*Job restarted/);
  await expectAccessibleInLooks(page, 'a receipt');
});
