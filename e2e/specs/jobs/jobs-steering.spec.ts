import { dialogsOf } from '../../support/browser-dialogs.ts';
import { faultTest } from '../../support/fault-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  ask,
  jobOf,
  jobsOf,
  jobTrafficOf,
  lookAtJobs,
  lookAtJobsWithConsent,
  steer,
} from '../../support/job-steps.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { contosoHr, fillCredential, openTarget, searchBox, valueOf } from '../../support/steps.ts';

test('an administrator is told of each job what it is, and offered what makes sense for it', async ({
  page,
  signInAs,
}) => {
  const { actions } = jobTrafficOf(page);
  const buttons = (template?: string) => jobOf(page, template).getByRole('button', { name: /…$|^Watch/ });
  await signInAs('Adele Admin', pathOf('Disabled job'));
  await lookAtJobsWithConsent(page);
  await expect(jobOf(page)).toContainText('Disabled after quarantine');
  await expect(jobOf(page)).toContainText('Microsoft disables a job after 28 days of that.');
  await expect(jobOf(page)).toContainText('then start the job');
  await expect(buttons()).toHaveText(['Start…', 'Restart…']);

  for (const [name, words, offered] of [
    ['Not configured', 'Not set up', []],
    ['Never ran', 'Never run', ['Start…']],
    ['Paused job', 'Paused', ['Start…', 'Restart…']],
  ] as const) {
    await page.goto(pathOf(name));
    await lookAtJobs(page);
    await expect(jobOf(page)).toContainText(words);
    await expect(buttons()).toHaveText([...offered]);
  }
  await steer(page, 'Start');
  await expect(jobOf(page)).toContainText('Microsoft Entra started the job.');
  await expect(jobOf(page)).toContainText('Running');
  expect(
    actions.map((request) => request.postData() ?? ''),
    'a start has no body',
  ).toEqual(['']);

  await page.goto(pathOf('Never ran'));
  await lookAtJobs(page);
  await steer(page, 'Start');
  await expect(jobOf(page)).toContainText('Started, first run in progress');
  await expect(buttons()).toHaveText(['Restart…', 'Watch until the next cycle', 'Pause…']);
  await jobOf(page).getByRole('button', { name: 'Watch until the next cycle' }).click();
  await expect(jobOf(page)).toContainText('The next cycle has run and succeeded.', { timeout: 30_000 });

  await page.goto(pathOf('Two jobs'));
  await lookAtJobs(page);
  await expect(jobsOf(page)).toContainText('There are 2 provisioning jobs.');
  await expect(jobOf(page, 'customappsso')).toContainText('Paused');
  await steer(page, 'Pause', jobOf(page, 'scim'));
  await expect(jobOf(page, 'scim')).toContainText('Paused');
  expect(actions.at(-1)?.url()).toMatch(/\/jobs\/scim\.[^/]+\/pause$/);

  await page.goto(pathOf('No job yet'));
  await lookAtJobs(page);
  await expect(jobsOf(page)).toContainText('There is no provisioning job yet');
  await page.goto(`/applications/${contosoHr.application}`);
  await expect(jobsOf(page)).toContainText('on enterprise applications only');
  await expect(jobsOf(page).getByRole('button')).toHaveCount(0);
});

test('an administrator who thinks again pauses nothing, and one who clicks thrice pauses once', async ({
  page,
  signInAs,
}) => {
  const { actions } = jobTrafficOf(page);
  await signInAs('Adele Admin', pathOf('Contoso HR'));
  await lookAtJobsWithConsent(page);
  const dialog = await ask(page, 'Pause');
  await expect(dialog).toContainText('who joins gets no account');
  await expect(dialog).toContainText('/pause');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(jobOf(page).getByRole('button', { name: 'Pause…' })).toBeFocused();
  expect(actions).toEqual([]);

  await ask(page, 'Pause');
  await dialog
    .getByRole('button', { name: 'Pause', exact: true })
    .click({ clickCount: 3, noWaitAfter: true });
  await expect(jobOf(page)).toContainText('Microsoft Entra paused the job.');
  await expect(jobOf(page)).toContainText('Paused');
  await expect(jobOf(page).getByRole('button', { name: 'Pause…' })).toHaveCount(0);
  expect(actions).toHaveLength(1);
});

faultTest(
  'an administrator is told when nobody knows whether a job was restarted, and decides alone what to do',
  async ({ page, signInAs, canary, lookAtFault }) => {
    const { actions } = jobTrafficOf(page);
    await signInAs('Adele Admin', pathOf('Silent job'));
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await lookAtJobsWithConsent(page);
    await steer(page, 'Restart');
    const told = jobOf(page).getByRole('alert');
    await expect(told).toContainText('Nobody can say whether this took effect.');
    await expect(told).toContainText('The request was sent, but no readable answer came back.');
    await expect(told).toBeFocused();
    await told.getByText('Details for support').click();
    await expect(told).toContainText(actions[0]?.headers()['client-request-id'] ?? 'none');
    await told.getByRole('button', { name: 'Read the job again' }).click();
    await expect(jobsOf(page)).toContainText('There is one provisioning job.');
    await lookAtFault();
    expect(actions, 'never repeated by itself').toHaveLength(1);
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
  },
);

faultTest(
  'an administrator meets a pause and a refusal, each with a way on',
  async ({ page, signInAs, lookAtFault }) => {
    const { actions } = jobTrafficOf(page);
    await signInAs('Adele Admin', pathOf('Throttled job'));
    await lookAtJobsWithConsent(page);
    await steer(page, 'Start');
    await expect(jobOf(page).getByRole('alert')).toContainText('It has processed nothing');
    await expect(jobOf(page)).toContainText(/Send again in \d+ s\./);
    await expect(jobOf(page)).toContainText('Paused');
    await lookAtFault();

    await page.goto(pathOf('Busy job'));
    await lookAtJobs(page);
    await steer(page, 'Pause');
    await expect(jobOf(page).getByRole('alert')).toContainText('the job is as it was');
    await expect(jobOf(page).getByRole('alert')).toContainText(
      'Another change to this application is in progress.',
    );
    await expect(jobOf(page)).toContainText('Running');
    expect(actions).toHaveLength(2);
  },
);

test('the browser asks before a reload takes away what became of a job, and the way back waits for it', async ({
  page,
  signInAs,
}) => {
  // The target answers each call after five seconds.
  test.slow();
  await signInAs('Adele Admin');
  const browserAsked = dialogsOf(page);
  await openTarget(page, 'Slow');
  await lookAtJobsWithConsent(page);
  await steer(page, 'Restart');
  await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
  await page.evaluate(() => history.back());
  await page.evaluate(() => location.reload());
  await expect.poll(() => browserAsked).toEqual(['beforeunload']);
  await expect(jobOf(page)).toContainText('took the restart', { timeout: 12_000 });
  await page.evaluate(() => history.back());
  await expect(searchBox(page), 'nobody is held any longer').toBeVisible();
});

faultTest('a person without a role is told what is missing', async ({ page, signInAs }) => {
  await signInAs('Ray Reader', pathOf('Quarantined'));
  await lookAtJobs(page);
  await expect(jobsOf(page)).toContainText('Your account may not read the provisioning jobs.');
  await expect(jobsOf(page)).toContainText('owning only the app registration');
  await expect(jobsOf(page).getByRole('article')).toHaveCount(0);
});
