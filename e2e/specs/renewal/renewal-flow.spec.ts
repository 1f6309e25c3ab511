import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { jobOf, jobsOf, lookAtJobs, steer } from '../../support/job-steps.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { placesOf } from '../../support/places.ts';
import { renewal, renewalButton, savedBy, startRenewal, steps } from '../../support/renewal-steps.ts';
import { authorize, submitsOf, testTyped, typeCredential } from '../../support/steps.ts';
import { expectTested, testStored } from '../../support/test-steps.ts';

test('an administrator renews the credentials of a quarantined job, from the check to the first good cycle', async ({
  page,
  signInAs,
}) => {
  // The whole way of a renewal: old and new secret are tested, saved and watched in one visit.
  test.slow();
  const canary = createCanary();
  const submits = submitsOf(page);
  const done = (number: number) => expect(steps(page).nth(number - 1)).toContainText('Done');
  await signInAs('Adele Admin', pathOf('Quarantined'));
  await startRenewal(page);

  await renewalButton(page, 'Go to the check').click();
  const check = page.getByRole('button', { name: 'Check provisioning' });
  await expect(check).toBeFocused();
  await check.click();
  const opened = page.waitForEvent('popup');
  await page
    .getByRole('region', { name: 'Before you send' })
    .getByRole('button', { name: 'Grant permission' })
    .click();
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await done(1);

  await renewalButton(page, 'Go to the test').click();
  // There is a button for it once something is typed.
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeFocused();
  await typeCredential(page, 1, 'SecretToken', canary.value);
  await testTyped(page);
  await expect(page.getByText('What you typed works.')).toBeVisible();
  await done(2);

  await renewalButton(page, 'Go to authorizing').click();
  await expect(page.getByRole('button', { name: 'Review and authorize' })).toBeFocused();
  await authorize(page);
  await expect(page.getByText('204 No Content')).toBeVisible();
  await done(3);

  await renewalButton(page, 'Go to what is stored').click();
  await testStored(page);
  await expectTested(page, 'What is stored works.');
  await done(4);

  await renewalButton(page, 'Go to the jobs').click();
  await expect(jobsOf(page).getByRole('button', { name: 'Look at the jobs' })).toBeFocused();
  await lookAtJobs(page);
  await expect(jobOf(page)).toContainText('Day 9 of 28.');
  await steer(page, 'Restart');
  await done(5);

  await renewalButton(page, 'Go and watch the job').click();
  await jobOf(page).getByRole('button', { name: 'Watch until the next cycle' }).click();
  await expect(jobOf(page)).toContainText('The next cycle has run and succeeded.', { timeout: 40_000 });
  await done(6);
  await expect(jobOf(page)).toContainText('Running');
  await expect(renewal(page)).toContainText('This renewal is complete.');
  await expect(renewal(page)).not.toContainText('skipped');

  expect(submits, 'one submit for one confirmation').toHaveLength(1);
  const json = await savedBy(page, 'Save as JSON');
  const timed = { startedAt: expect.any(String), durationMs: expect.any(Number) };
  const sent = { ...timed, status: 204, clientRequestId: expect.stringMatching(/^[\da-f-]{36}$/) };
  expect(JSON.parse(json.text)).toMatchObject({
    target: { name: 'Quarantined' },
    steps: [
      { step: 'preflight', state: 'done', entries: [{ kind: 'preflight', result: 'good', ...timed }] },
      { step: 'test-typed', state: 'done', entries: [{ kind: 'test-typed', ...sent }] },
      {
        step: 'change',
        state: 'done',
        entries: [{ kind: 'authorize', keys: ['SecretToken'], ...sent }],
      },
      { step: 'test-stored', state: 'done', entries: [{ kind: 'test-stored', ...sent }] },
      { step: 'restart', state: 'done', entries: [{ kind: 'restart', ...sent }] },
      { step: 'watch', state: 'done', entries: [{ kind: 'watch', result: 'good', ...timed }] },
    ],
  });
  const markdown = await savedBy(page, 'Save as Markdown');
  const files = [json, markdown].map(({ name, text }) => ({ where: name, text }));
  expect(leaksOf(canary, [...files, ...(await placesOf(page))]), 'the value is kept nowhere').toEqual([]);
});
