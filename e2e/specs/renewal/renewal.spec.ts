import type { Page } from '@playwright/test';
import { expectAccessible, looks } from '../../support/accessible.ts';
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
import {
  authorize,
  authorizeWithConsent,
  contosoHr,
  fillCredential,
  submitsOf,
} from '../../support/steps.ts';

test('an administrator renews credentials step by step, over a reload, and takes the record along', async ({
  page,
  signInAs,
}) => {
  // The whole way of a renewal, with a reload in the middle.
  test.slow();
  const canary = createCanary();
  const submits = submitsOf(page);
  await signInAs('Adele Admin', pathOf('Quarantined'));
  await expect(renewal(page)).toContainText('Six steps from check to healthy job');
  await startRenewal(page);
  await expect(renewal(page).getByRole('heading'), 'the button has gone').toBeFocused();
  await expect(steps(page)).toHaveText([
    /^Check access.*To do/,
    /^Test the new credentials.*To do/,
    /^Authorize or save.*To do/,
    /^Test what is stored.*To do/,
    /^Restart the job.*To do/,
    /^Verify the next cycle.*To do/,
  ]);
  const review = page.getByRole('button', { name: 'Review and authorize' });
  await renewalButton(page, 'Go to the check').click();
  await expect(page.locator(':focus'), 'somewhere to go on from').not.toHaveText('Go to the check');
  await skipSteps(page, 2);
  await expect(renewal(page).getByRole('status')).toHaveText(
    'Test the new credentials: Skipped. Next: Authorize or save.',
  );
  await renewalButton(page, 'Go to authorizing').click();
  await expect(review).toBeFocused();
  await expect(review).toBeInViewport();

  await fillCredential(page, 1, 'SecretToken', canary.value);
  await authorizeWithConsent(page);
  const outcome = page.getByRole('status').filter({ hasText: '204 No Content' });
  await expect(outcome, 'the renewal takes nobody’s focus').toBeFocused();
  await expect(renewal(page).getByRole('status')).toHaveText(
    'Authorize or save: Done. Next: Test what is stored.',
  );
  await expect(steps(page).nth(2)).toContainText(/Done, \d+:\d\d:\d\d.*, [\d.]+ m?s/);
  const sent = (await submits[0]?.allHeaders())?.['client-request-id'] ?? 'no client-request-id was sent';
  await steps(page).nth(2).getByText('Time and IDs').click();
  await expect(steps(page).nth(2)).toContainText(sent);
  expect(leaksOf(canary, await placesOf(page)), 'the value is kept nowhere').toEqual([]);

  await page.reload();
  await expect(renewal(page)).toContainText(/This renewal was begun at .*; go on where you were\./);
  await expect(steps(page).filter({ hasText: 'Done' })).toHaveCount(1);
  await expect(renewalButton(page, 'Go to what is stored')).toBeVisible();

  const markdown = await savedBy(page, 'Save as Markdown');
  expect(markdown.name).toMatch(/^renewal-\d{4}-\d\d-\d\d-[\da-f]{8}\.md$/);
  expect(markdown.text).toContain('- Application: `Quarantined`');
  expect(markdown.text).toMatch(/## 3\. Authorize or save: Done\n\n- \d{4}-\d\d-\d\d .* UTC/);
  expect(markdown.text).toContain(`  - client-request-id: \`${sent}\``);
  expect(markdown.text).toContain('  - Keys: `SecretToken`');
  const json = await savedBy(page, 'Save as JSON');
  expect(JSON.parse(json.text)).toMatchObject({
    format: 'provisioning-keys-renewal',
    version: 1,
    target: { kind: 'servicePrincipal', name: 'Quarantined' },
    steps: [
      { step: 'preflight', state: 'skipped' },
      { step: 'test-typed', state: 'skipped' },
      { step: 'change', state: 'done', entries: [{ kind: 'authorize', status: 204, clientRequestId: sent }] },
      { step: 'test-stored', state: 'todo', entries: [] },
      { step: 'restart', state: 'todo' },
      { step: 'watch', state: 'todo' },
    ],
  });
  const files = [markdown, json].map(({ name, text }) => ({ where: name, text }));
  expect(leaksOf(canary, files), 'no file holds the value').toEqual([]);

  await skipSteps(page, 3);
  await expect(renewal(page)).toContainText(/This renewal is complete\. ?5 steps were skipped/);
  const day = await renewal(page).getByLabel('Next renewal').inputValue();
  expect(Date.parse(day) - Date.now(), 'in a year').toBeGreaterThan(363 * 86_400_000);
  await renewal(page).getByLabel('Next renewal').fill('2031-02-28');
  const reminder = await savedBy(page, 'Save a reminder for the calendar');
  expect(reminder.name).toBe('next-renewal-2031-02-28.ics');
  expect(reminder.text).toContain('DTSTART;VALUE=DATE:20310228\r\n');
  expect(reminder.text).toContain('SUMMARY:Renew the provisioning credentials of Quarantined\r\n');
  await savedBy(page, 'Save as JSON');
  await renewalButton(page, 'Finish and forget').click();
  await expect(renewal(page).getByRole('heading'), 'nothing was asked').toBeFocused();
  await expect(renewalButton(page, 'Start a renewal')).toBeVisible();
  expect(await keptIn(page)).toEqual([]);
});

test('a renewal is of one application, in one tab, of whoever is signed in', async ({ page, signInAs }) => {
  const hr = `/service-principals/${contosoHr.servicePrincipal}`;
  await signInAs('Owen Owner', hr);
  await startRenewal(page);
  await skipSteps(page, 1);
  const [kept = ''] = await keptIn(page);
  expect(kept).toContain(contosoHr.servicePrincipal);

  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await page.goto(pathOf('Quarantined'));
  await expect(renewalButton(page, 'Start a renewal'), 'another has none').toBeVisible();
  await page.goto(hr);
  await expect(renewal(page)).toContainText('go on where you were');
  for (const text of [JSON.stringify({ [kept]: '{"version":1,"entries":[{"kind":"x"}]}' }), '{"', '[null]']) {
    await page.evaluate((bad) => sessionStorage.setItem('provisioning-keys.renewals', bad), text);
    await page.reload();
    await expect(renewalButton(page, 'Start a renewal'), 'what is not ours is skipped').toBeVisible();
  }

  await startRenewal(page);
  expect(await keptIn(page)).toContain(kept);
  await page.getByRole('button', { name: 'Owen Owner' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(await keptIn(page), 'gone with the session').toEqual([]);
});

test('a refusal fails its step; a renewal given up is asked about, since its record would be lost', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', `/applications/${contosoHr.application}`);
  await expect(renewal(page)).toContainText('tests and jobs on enterprise applications only');
  await startRenewal(page);
  await expect(steps(page)).toHaveCount(2);
  await page.goto(pathOf('Fabrikam Rejects'));
  await startRenewal(page);
  await skipSteps(page, 2);
  await renewalButton(page, 'Go to authorizing').click();
  await fillCredential(page, 1, 'SecretToken', 'one that is refused');
  await authorize(page);
  await expect(renewal(page).getByRole('status')).toHaveText('Authorize or save: Failed.');
  await expect(renewalButton(page, 'Go to authorizing'), 'still the next').toBeVisible();
  const { text } = await savedBy(page, 'Save as Markdown');
  expect(text).toContain('Rejected. Nothing was changed.');
  expect(text, 'nothing that the other side may have written').not.toContain('one that is refused');

  await skipSteps(page, 1);
  const question = page.getByRole('dialog', { name: 'Forget this renewal?' });
  await renewalButton(page, 'Give up this renewal').click();
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(question).toHaveCount(0);
  await expect(renewalButton(page, 'Give up this renewal')).toBeFocused();
  await renewalButton(page, 'Give up this renewal').click();
  await question.getByRole('button', { name: 'Forget it' }).click();
  await expect(renewal(page).getByRole('heading')).toBeFocused();
  await expect(renewalButton(page, 'Start a renewal')).toBeVisible();
});

for (const { colorScheme, width } of looks)
  test.describe(`in ${colorScheme} colours, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 720 } });

    test('a person finds a renewal accessible from its start to its end', async ({ page, signInAs }) => {
      await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);
      await expect(renewalButton(page, 'Start a renewal')).toBeVisible();
      await expectAccessible(page, 'Add https://');
      await startRenewal(page);
      await skipSteps(page, 2);
      await fillCredential(page, 1, 'SecretToken', 'a token that nobody guesses');
      await authorize(page);
      await steps(page).nth(2).getByText('Time and IDs').click();
      await expectAccessible(page, 'in the middle');
      await skipSteps(page, 3);
      await expect(renewal(page)).toContainText('This renewal is complete.');
      await expectAccessible(page, 'at its end');
      await renewalButton(page, 'Finish and forget').click();
      await expect(page.getByRole('dialog', { name: 'Forget this renewal?' })).toBeVisible();
      await expectAccessible(page, 'asked');
    });
  });

/** Whose renewals the tab keeps. */
function keptIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    Object.keys(JSON.parse(sessionStorage.getItem('provisioning-keys.renewals') ?? '{}')),
  );
}

test('a record that the browser cannot keep says so, and can still be saved', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', pathOf('Quarantined'));
  await page.evaluate(() => {
    // Down to the last character, so that nothing more fits.
    for (let length = 5 * 1024 * 1024, count = 0; length >= 1;)
      try {
        sessionStorage.setItem(`full ${count}`, 'x'.repeat(length));
        count += 1;
      } catch {
        length = Math.floor(length / 2);
      }
  });
  await startRenewal(page);
  await expect(renewal(page)).toContainText("The browser's storage for this site is full or switched off.");
  await expect(renewal(page)).toContainText('Save the record below before you reload or leave.');
  const record = await savedBy(page, 'Save as Markdown');
  expect(record.text).toContain('- Application: `Quarantined`');
});
