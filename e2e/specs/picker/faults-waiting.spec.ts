import { faultTest as test } from '../../support/fault-test.ts';
import { choosePerson, expect } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { expectWait, more, notice, patience, rows, runUntil, searchFor } from '../../support/read-steps.ts';
import { fillCredential, searchBox, valueOf } from '../../support/steps.ts';

const pause = 'Microsoft Graph asked us to wait.';
const still = 'Still waiting for Microsoft Graph.';

test('a person whose search waits stops it, tries again, types on, and signs in again for the last one', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await test.step('offline, and one click once the network is back', async () => {
    await expect(rows(page).first()).toBeVisible();
    // What says "offline" cannot be fetched offline: it comes by itself soon after the page.
    const fetched = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/sign-in-notice')),
      );
    await expect.poll(fetched).toBe(true);
    await context.setOffline(true);
    await searchBox(page).fill('contoso hr');
    const offline = notice(page, "You're offline.");
    await expect(offline).toBeVisible();
    await context.setOffline(false);
    await offline.getByRole('button', { name: 'Try again' }).click();
    await expect(rows(page)).toHaveText([/Contoso HR/]);
  });
  await test.step('a search that is stopped in its pause leaves a calm page that can try again', async () => {
    await searchFor(page, '!throttled-always');
    await (await expectWait(page, pause)).click();
    await expect(page.getByRole('status')).toHaveText('The list was not loaded.');
    const asked = page.waitForRequest((request) => request.url().includes('!throttled-always'));
    await notice(page, 'Canceled.').getByRole('button', { name: 'Try again' }).click();
    await asked;
    await expect(page.getByRole('status')).toHaveText('Loading…');
    await searchBox(page).fill('contoso hr');
    await expect(rows(page)).toHaveText([/Contoso HR/]);
  });
  await test.step('the answer to the last text is the one that is shown', async () => {
    const calledOff = page.waitForEvent('requestfailed', (request) => request.url().includes('!slow'));
    await searchFor(page, '!slow');
    await expect(page.getByRole('status')).toHaveText('Loading…');
    await searchBox(page).fill('contoso hr');
    await expect(rows(page)).toHaveText([/Contoso HR/]);
    expect((await calledOff).failure()?.errorText).toBe('net::ERR_ABORTED');
    await expect(notice(page, still)).toHaveCount(0);
  });
  await test.step('a third page that is throttled keeps the first two, is stopped, and comes', async () => {
    await searchFor(page, '!third-page');
    await expect(rows(page)).toHaveCount(1);
    await more(page).click();
    await expect(rows(page)).toHaveCount(2);
    await more(page).click();
    await (await expectWait(page, pause)).click();
    await expect(rows(page)).toHaveCount(2);
    await notice(page, 'Canceled.').getByRole('button', { name: 'Try again' }).click();
    await expect(rows(page)).toHaveCount(3, patience);
    await expect(more(page)).toHaveCount(0);
  });
  await test.step('a policy asks for more, and the sign-in comes back to the same search', async () => {
    await searchFor(page, '!claims');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await choosePerson(page, 'Adele Admin');
    await expect(page).toHaveURL('/?q=%21claims');
    await expect(rows(page)).toHaveCount(1);
    await searchBox(page).focus();
  });
});

test.describe('a page that has just loaded', () => {
  test.use({ arrival: 'load' });
  test('a person who waits for the stored credentials sees each pause, and keeps what is typed meanwhile', async ({
    page,
    signInAs,
    canary,
    lookAtFault,
  }) => {
    await page.clock.install();
    await signInAs('Cora Custom', pathOf('Throttled'));
    // The strip above waits for the jobs, each with a way of its own.
    const stored = page.getByRole('tabpanel', { name: 'Credentials' });
    await expectWait(stored, pause);
    await runUntil(page, notice(stored, pause).getByText('attempt 4 of 4'));
    await runUntil(page, stored.getByText('Too many requests. Microsoft asked us to wait.'));
    await expect(stored.getByText(/Try again after \d+:\d\d/)).toBeVisible();
    await lookAtFault();

    await page.goto(pathOf('Slow'));
    await fillCredential(page, 1, 'SecretToken', canary.value);
    await (await expectWait(stored, still)).click();
    await notice(stored, 'Canceled.').getByRole('button', { name: 'Try again' }).click();
    await expectWait(stored, still);
    await expect(page.getByText('No stored credentials.')).toBeVisible(patience);
    await expect(notice(stored, still)).toHaveCount(0);
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
  });
});
