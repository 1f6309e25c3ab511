import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInLooks } from '../../support/accessible.ts';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { placesOf } from '../../support/places.ts';
import {
  renewal,
  renewalButton,
  savedBy,
  skipSteps,
  startRenewal,
  steps,
} from '../../support/renewal-steps.ts';
import { statusOf } from '../../support/status-steps.ts';
import { authorize, contosoHr, fillCredential, submitsOf, typeCredential } from '../../support/steps.ts';

test('an administrator renews the credentials of a quarantined job: six clicks besides the value to the watch', async ({
  page,
  signInAs,
}) => {
  // The whole way of a renewal: the new secret is tested, sent and watched in one visit.
  test.slow();
  const canary = createCanary();
  const submits = submitsOf(page);
  await signInAs('Connie Consented', `${pathOf('Quarantined')}?tab=job`);
  let clicks = 0;
  const click = async (button: ReturnType<Page['getByRole']>) => {
    clicks += 1;
    await button.click();
  };
  const dialog = page.getByRole('dialog');
  await click(page.getByRole('tabpanel').getByRole('button', { name: 'Renew credentials' }));
  await test.step('the focus is on the value of the stored secret', async () => {
    await expect(page.getByRole('textbox', { name: 'Value' }).and(page.locator(':focus'))).toHaveCount(1);
    await page.keyboard.insertText(canary.value);
  });
  await click(renewalButton(page, 'Test'));
  await expect(dialog.or(steps(page).first().getByText('Done')).first()).toBeVisible();
  if (await dialog.isVisible()) await click(dialog.getByRole('button', { name: 'Test', exact: true }));
  await expect(steps(page).nth(0)).toContainText('Done');
  await click(renewalButton(page, 'Authorize…'));
  await click(dialog.getByRole('button', { name: 'Authorize' }));
  await expect(steps(page).nth(1)).toContainText('Done');
  await expect(steps(page).nth(2)).toContainText('(QuarantineState)');
  await click(renewalButton(page, 'Restart'));
  await expect(renewal(page)).toContainText('Watching for the next cycle…');
  expect(clicks).toBeLessThanOrEqual(6);

  await expect(renewal(page)).toContainText('Renewal complete.', { timeout: 40_000 });
  await expect(renewal(page)).not.toContainText('kipped');
  expect(submits, 'one submit for one confirmation').toHaveLength(1);

  const json = await savedBy(page, 'JSON');
  const timed = { startedAt: expect.any(String), durationMs: expect.any(Number) };
  const sent = { ...timed, status: 204, clientRequestId: expect.stringMatching(/^[\da-f-]{36}$/) };
  expect(JSON.parse(json.text)).toMatchObject({
    target: { name: 'Quarantined' },
    steps: [
      { step: 'test-typed', state: 'done', entries: [{ kind: 'test-typed', ...sent }] },
      { step: 'change', state: 'done', entries: [{ kind: 'authorize', keys: ['SecretToken'], ...sent }] },
      { step: 'restart', state: 'done', entries: [{ kind: 'restart', ...sent }] },
      { step: 'watch', state: 'done', entries: [{ kind: 'watch', result: 'good', ...timed }] },
    ],
  });
  const markdown = await savedBy(page, 'Markdown');
  expect(markdown.name).toMatch(/^renewal-\d{4}-\d\d-\d\d-[\da-f]{8}\.md$/);
  expect(markdown.text).toContain('- Application: `Quarantined`');
  const files = [json, markdown].map(({ name, text }) => ({ where: name, text }));
  expect(leaksOf(canary, [...files, ...(await placesOf(page))]), 'the value is kept nowhere').toEqual([]);

  await test.step('finds what was done in the history', async () => {
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByRole('region', { name: 'Receipts' }).getByRole('listitem')).toHaveText([
      /UTC.*Job restarted/,
      /UTC.*Authorized · 204 No Content/,
      /UTC.*Test: These values work/,
    ]);
    const audits = page.getByRole('region', { name: 'Changes by administrators' });
    await audits.getByRole('button', { name: 'Show changes by administrators' }).click();
    await expect(audits.getByRole('listitem')).toHaveText([
      /UTC.*Update provisioning setting or credentials.*Connie Consented/,
      // Nine days ago, by the service itself.
      /UTC.*Quarantine.*SyncFabric/,
    ]);
  });
  await test.step('sets the next date and finishes', async () => {
    const day = await renewal(page).getByLabel('Expires on').inputValue();
    expect(Date.parse(day) - Date.now(), 'in a year').toBeGreaterThan(363 * 86_400_000);
    await renewal(page).getByLabel('Expires on').fill('2031-02-28');
    const reminder = await savedBy(page, 'Add to calendar (.ics)');
    expect(reminder.name).toBe('next-renewal-2031-02-28.ics');
    expect(reminder.text).toContain('DTSTART;VALUE=DATE:20310228\r\n');
    await renewalButton(page, 'Set expiry').click();
    await expect(renewalButton(page, 'Expiry set')).toBeVisible();
    await savedBy(page, 'JSON');
    await renewalButton(page, 'Finish').click();
    await expect(renewal(page), 'nothing was asked').toHaveCount(0);
    expect(await keptIn(page)).toEqual([]);
  });
});

test('a renewal is of one application, in one tab, of the person who is signed in, and accessible from its start to its end', async ({
  page,
  signInAs,
}) => {
  // Six looks with axe, each of which takes up to a second.
  test.slow();
  const hr = `/service-principals/${contosoHr.servicePrincipal}`;
  const narrow = () => page.setViewportSize({ width: 320, height: 720 });
  const started = /Started .*\. Continue where you were\./;
  await signInAs('Owen Owner', hr);

  await test.step('it outlives a reload, on its own page', async () => {
    // Where the window is narrow as it begins, it takes the place of the page.
    await narrow();
    await startRenewal(page);
    await expectAccessibleInLooks(page, 'a renewal at its start');
    await skipSteps(page, 1);
    await page.reload();
    await expect(renewal(page)).toContainText(started);
    await expect(steps(page).filter({ hasText: 'Skipped' })).toHaveCount(1);
    const [kept = ''] = await keptIn(page);
    expect(kept).toContain(contosoHr.servicePrincipal);
    await page.goto(`/applications/${contosoHr.application}`);
    await expect(page.getByRole('tab', { name: 'Credentials' })).toBeVisible();
    await expect(renewal(page), 'another has none').toHaveCount(0);
    await startRenewal(page);
    await expect(steps(page), 'an app registration has one step').toHaveCount(1);
  });

  await test.step('an app registration leads to its enterprise application', async () => {
    const status = statusOf(page);
    await expect(status).toContainText('Open that one instead.');
    await status.getByRole('button', { name: 'Details', exact: true }).click();
    await expect(status.getByRole('definition').filter({ hasText: 'Open that one instead.' })).toBeVisible();
    await page.keyboard.press('Escape');
    await status.getByRole('link', { name: 'Open its enterprise application' }).click();
    await expect(page).toHaveURL(hr);
  });

  await test.step('one that cannot be read says so', async () => {
    await expect(renewal(page)).toContainText(started);
    await page.evaluate(() => {
      const records: object = JSON.parse(sessionStorage.getItem('provisioning-keys.renewals') ?? '{}');
      const broken = Object.fromEntries(Object.keys(records).map((key) => [key, 'broken']));
      sessionStorage.setItem('provisioning-keys.renewals', JSON.stringify(broken));
    });
    await page.reload();
    await expect(renewal(page)).toContainText("couldn't be read");
    await renewalButton(page, 'Dismiss').click();
    await expect(renewal(page)).toHaveCount(0);
  });

  await test.step('a narrow window shows it in place of the page, and the page for what is to be typed', async () => {
    await narrow();
    await startRenewal(page);
    await expect(renewal(page).getByRole('heading')).toBeVisible();
    await expect(page.getByRole('tablist')).toBeHidden();
    await skipSteps(page, 1);
    await renewalButton(page, 'Authorize…').click();
    await expect(page.getByRole('tablist')).toBeVisible();
    await fillCredential(page, 1, 'SecretToken', 'a token that works');
    await authorize(page);
    await expect(steps(page).nth(1)).toContainText('Done');
    await steps(page).nth(1).getByText('Time and IDs').click();
    await expectAccessibleInLooks(page, 'a renewal in the middle');
    await narrow();
    await skipSteps(page, 2);
    await expect(renewal(page)).toContainText('Renewal complete.');
    await expectAccessible(page, 'a renewal at its end');
    await renewalButton(page, 'Finish').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'the question before its record is deleted');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('it goes with the session', async () => {
    expect(await keptIn(page)).not.toEqual([]);
    await page.getByRole('button', { name: 'Owen Owner' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(await keptIn(page)).toEqual([]);
  });
});

test('a refusal fails its step; a renewal that is cancelled is asked about, since its record would be lost', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', pathOf('Fabrikam Rejects'));
  await startRenewal(page);
  await skipSteps(page, 1);
  await typeCredential(page, 1, 'SecretToken', 'one that is refused');
  await renewalButton(page, 'Authorize…').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Authorize' }).click();
  await expect(renewal(page)).toContainText('Authorize or save: Failed.');
  await expect(page.getByRole('alert', { name: 'Rejected. Nothing was changed.' })).toBeFocused();
  const { text } = await savedBy(page, 'Markdown');
  expect(text).toContain('Rejected. Nothing was changed.');
  expect(text, 'nothing that the app may have written').not.toContain('one that is refused');

  await skipSteps(page, 1);
  const question = page.getByRole('dialog', { name: "Delete this renewal's record?" });
  await renewalButton(page, 'Cancel renewal').click();
  await question.getByRole('button', { name: 'Keep' }).click();
  await expect(question).toHaveCount(0);
  await expect(renewalButton(page, 'Cancel renewal')).toBeFocused();
  await renewalButton(page, 'Cancel renewal').click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(renewal(page)).toHaveCount(0);
  await expect(page.locator('body'), 'the focus is kept').not.toBeFocused();
});

/** Whose renewals the tab keeps. */
function keptIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    Object.keys(JSON.parse(sessionStorage.getItem('provisioning-keys.renewals') ?? '{}')),
  );
}
