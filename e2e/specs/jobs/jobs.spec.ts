import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInLooks } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import { ask, jobOf, jobsOf, jobTrafficOf, openJobs, steer } from '../../support/job-steps.ts';
import { expectUnannounced, pathOf } from '../../support/outcome-steps.ts';
import { authorize, contosoHr, fillCredential } from '../../support/steps.ts';
import { statusOf, statusRead } from '../../support/status-steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

test('an administrator sees by itself that an application is quarantined, renews its credentials, and restarts the job from the outcome', async ({
  page,
  signInAs,
}) => {
  // A whole visit, with a cycle of the job to wait for.
  test.slow();
  let windows = 0;
  page.on('popup', () => (windows += 1));
  const reads: string[] = [];
  page.on('request', (request) => {
    const [, read] = /\/synchronization\/(\w+)$/.exec(request.url()) ?? [];
    if (request.method() === 'GET' && read !== undefined) reads.push(read);
  });
  const { actions, looks } = jobTrafficOf(page);
  const said = await recordSpeech(page);
  const status = statusOf(page);
  await signInAs('Connie Consented', pathOf('Quarantined'));

  await test.step('since when and why, without a click and without a jump', async () => {
    const tabs = page.getByRole('tablist', { name: 'Parts of this page' });
    const top = (await tabs.boundingBox())?.y;
    await expectStatus(page, 'Quarantined', 'Renew credentials');
    for (const words of [
      'day 9 of 28',
      'The app refused the stored credentials (401).',
      'next attempt in',
      'Failed',
    ])
      await expect(status).toContainText(words);
    expect((await tabs.boundingBox())?.y, 'nothing moved').toBe(top);
    expect(reads.toSorted(), 'each is read once').toEqual(['jobs', 'secrets', 'templates']);
    await expectAccessibleInLooks(page, 'quarantined');
  });

  await test.step('tests the stored credentials from the strip, and reads everything again', async () => {
    await status.getByRole('button', { name: 'Test stored credentials' }).click();
    await expect(status).toContainText('Failed now');
    await status.getByRole('button', { name: 'Result' }).click();
    await expect(page.getByRole('region', { name: 'Test connection' })).toBeInViewport();
    await status.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => reads.filter((read) => read === 'secrets')).toHaveLength(2);
    expect(windows).toBe(0);
    await expectAccessible(page, 'quarantined, and tested');
  });

  await test.step('the job says more', async () => {
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
    await expectAccessibleInLooks(page, 'a job in quarantine');
  });

  await test.step('new credentials, and a restart that lifts the quarantine', async () => {
    await page.getByRole('tab', { name: 'Credentials' }).click();
    await fillCredential(page, 1, 'SecretToken', 'a token that works');
    await authorize(page);
    const outcome = page.getByRole('status').filter({ hasText: '204 No Content' });
    await outcome.getByRole('button', { name: 'Restart…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restart this job?' });
    await expect(
      dialog.getByRole('checkbox', { name: 'Lift the quarantine (QuarantineState)' }),
    ).toBeChecked();
    await expect(dialog.getByRole('checkbox'), 'the others are folded').toHaveCount(1);
    await dialog.getByRole('button', { name: 'Restart', exact: true }).click();
    const notice = jobOf(page).getByRole('status').filter({ hasText: 'Job restarted' });
    await expect(notice).toBeFocused();
    expect(actions.map((request) => request.postDataJSON())).toEqual([
      { criteria: { resetScope: 'QuarantineState' } },
    ]);
  });

  await test.step('the watch begins by itself, and goes on while another tab of the page is in view', async () => {
    await expect(page).toHaveTitle('Watching · Quarantined · Provisioning Keys');
    await expect(jobOf(page).getByText('Watching for the next cycle…')).toBeVisible();
    await expectUnannounced(jobOf(page).getByText(/Checks while this tab is open/));
    const before = looks.length;
    await page.getByRole('tab', { name: 'Credentials' }).click();
    await expect
      .poll(async () => (await said()).join(' '), { message: 'the end is heard', timeout: 30_000 })
      .toContain('The next cycle succeeded.');
    await expect(page).toHaveTitle('Quarantined · Provisioning Keys');
    await page.getByRole('tab', { name: 'Job' }).click();
    await expect(jobOf(page)).toContainText('Running');
    await expect(jobOf(page)).not.toContainText('day 9');
    expect(looks.length - before, 'it looks seldom').toBeLessThanOrEqual(4);
    expect(actions).toHaveLength(1);
  });
});

test('an administrator whose data is at fault learns that new credentials do not help, and has to mean what is grave', async ({
  page,
  signInAs,
}) => {
  // A whole visit, with a cycle of the job to wait for.
  test.slow();
  const { actions } = jobTrafficOf(page);
  await signInAs('Connie Consented', pathOf('Quarantined by data'));
  await fillCredential(page, 1, 'SecretToken', 'could not be');
  await statusOf(page).getByRole('button', { name: 'Open job' }).click();
  await jobsOf(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(jobOf(page)).toContainText('Cause: data, not credentials.');
  await expect(jobOf(page)).toContainText('29 to retry');
  await expect(jobOf(page), 'without what is typed').toContainText('Of 41 users, 29 ••• provisioned.');

  await test.step('what is grave wants a word of its own', async () => {
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
    await expectAccessible(page, 'the question before a restart');
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
  });

  await test.step('the watch ends by itself, or by a click', async () => {
    await expect(jobOf(page)).toContainText('The job is in quarantine again.', { timeout: 30_000 });
    await jobOf(page).getByRole('button', { name: 'Watch' }).click();
    await expect(jobOf(page).getByText('Watching for the next cycle…')).toBeVisible();
    await expectAccessible(page, 'watching');
    await jobOf(page).getByRole('button', { name: 'Stop watching' }).click();
    await expect(jobOf(page)).toContainText('You stopped watching.');
    await expect(jobOf(page), 'the button is gone').toBeFocused();
  });

  await test.step('the receipt says when and with which IDs', async () => {
    await page.getByRole('tab', { name: 'History' }).click();
    const receipts = page.getByRole('region', { name: 'Receipts' });
    await receipts.getByText('Details', { exact: true }).click();
    await expect(receipts).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC.*Job restarted/);
    await expectAccessible(page, 'a receipt');
  });
});

// job-rules.test holds what each state allows, provisioning-status.test what helps in it, and both tests of words what they are called.
test('an administrator reads in one word how each application does, and is offered what suits it', async ({
  page,
  signInAs,
}) => {
  // Eight pages, and a cycle of a job to wait for.
  test.slow();
  const { actions } = jobTrafficOf(page);
  const buttons = (template?: string) => jobOf(page, template).getByRole('button', { name: /…$|^Watch/ });
  const toJobOf = (name: string) => page.goto(`${pathOf(name)}?tab=job`);
  await test.step('a disabled job', async () => {
    await signInAs('Connie Consented', `${pathOf('Disabled job')}?tab=job`);
    await expectStatus(page, 'Disabled', 'Renew credentials');
    await expect(jobOf(page)).toContainText('Disabled after quarantine');
    await expect(jobOf(page)).toContainText('Microsoft disables jobs after 28 days');
    await expect(jobOf(page)).toContainText('then start the job');
    await expect(buttons()).toHaveText(['Start…', 'Restart…']);
  });

  await test.step('a job that never ran, and runs', async () => {
    await toJobOf('Never ran');
    await expectStatus(page, 'Never run', 'Start…');
    await expect(jobOf(page)).toContainText('Never run');
    await expect(buttons()).toHaveText(['Start…']);
    await steer(page, 'Start');
    await expect(jobOf(page)).toContainText('first run in progress');
    await expect(jobOf(page), 'the watch begins by itself').toContainText('The next cycle succeeded.', {
      timeout: 30_000,
    });
    await expectStatus(page, 'Running', 'Renew credentials');
    expect(
      actions.map((request) => request.postData() ?? ''),
      'a start has no body',
    ).toEqual(['']);
  });

  await test.step('two jobs, and a question that is thought better of, and one that is confirmed thrice', async () => {
    await toJobOf('Two jobs');
    await expectStatus(page, '1 of 2 jobs', 'Start…');
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

  await test.step('no job, and none to come', async () => {
    await toJobOf('No job yet');
    await expectStatus(page, 'Not set up', 'Set up in Entra');
    await expect(jobsOf(page)).toContainText('No provisioning job yet.');
    await expect(jobsOf(page).getByRole('link', { name: 'Open in Entra' })).toHaveAttribute(
      'href',
      /^https:\/\/entra\.microsoft\.com\//,
    );
    await page.goto(`/applications/${contosoHr.application}?tab=job`);
    await expect(jobsOf(page)).toContainText('Only enterprise applications have provisioning jobs.');
    await page.goto(pathOf('Not provisionable'));
    await expectStatus(page, 'Not supported');
  });

  await test.step('an application that only the portal authorizes', async () => {
    await page.goto(pathOf('Portal-authorized connector'));
    await expectStatus(page, 'Running', 'Authorize in Entra');
  });

  await test.step('more jobs than a page shows at once', async () => {
    await toJobOf('Thousands of everything');
    await expect(jobsOf(page)).toContainText('Showing 100 of 2,000.');
    await jobsOf(page).getByRole('button', { name: 'Show 100 more' }).click();
    await expect(jobsOf(page).getByRole('article')).toHaveCount(200);
  });
});

/** The strip says so, and offers that alone beside its quiet buttons. */
async function expectStatus(page: Page, word: string, help?: string): Promise<void> {
  const status = statusOf(page);
  await statusRead(page);
  await expect(status.getByText(word, { exact: true })).toBeVisible();
  const helps = status.locator(':is(button, a)').filter({ hasText: help ?? 'Renew credentials' });
  await expect(helps).toHaveCount(help === undefined ? 0 : 1);
}
