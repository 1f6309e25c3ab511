import type { Page } from '@playwright/test';
import { faultTest as test } from '../../support/fault-test.ts';
import { choosePerson, expect } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { expectWait, more, notice, patience, rows, searchFor } from '../../support/read-steps.ts';
import { fillCredential, searchBox, valueOf } from '../../support/steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

const pause = 'Microsoft Graph asked us to wait.';
const still = 'Still waiting for Microsoft Graph.';

test('a person sees the seconds of a pause pass and hears of it once, and of half a minute without an answer', async ({
  page,
  signInAs,
}) => {
  const said = await recordSpeech(page);
  await page.clock.install();
  await signInAs('Adele Admin');
  await expect(rows(page).first()).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  // The search leaves once the clock runs on.
  await searchBox(page).fill('!throttled-shown');
  for (const text of ['Trying again in 2 s, attempt 2 of 4.', 'Trying again in 1 s, attempt 2 of 4.'])
    await expect.poll(() => noticeAfter(page, 100), { ...patience, intervals: [50] }).toContain(text);
  await page.clock.resume();
  await expect(rows(page)).toHaveCount(1);
  await expect(notice(page, pause)).toHaveCount(0);
  expect((await said()).filter((text) => text.includes(pause))).toHaveLength(1);

  await searchFor(page, '!never');
  await page.clock.fastForward(2_000);
  await expectWait(page, still);
  await expect(notice(page, still)).toContainText("You'll see a message after half a minute.");
  await page.clock.fastForward(29_000);
  await expect(notice(page, "Microsoft didn't answer in time.")).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('The list could not be loaded.');
});

test('a person whose search waits stops it, tries again, types on, and gets the pages that are left', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
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
});

test('a person of whom a policy asks more signs in again and comes back to the same search', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await searchFor(page, '!claims');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await choosePerson(page, 'Adele Admin');
  await expect(page).toHaveURL('/?q=%21claims');
  await expect(rows(page)).toHaveCount(1);
  await searchBox(page).focus();
});

test('a person stops waiting for what is stored, keeps what is typed, and reads it after all', async ({
  page,
  signInAs,
  canary,
}) => {
  await signInAs('Cora Custom', pathOf('Slow'));
  await fillCredential(page, 1, 'SecretToken', canary.value);
  // The strip above waits for the jobs, each with a way of its own.
  const stored = page.getByRole('tabpanel', { name: 'Credentials' });
  await (await expectWait(stored, still)).click();
  await notice(stored, 'Canceled.').getByRole('button', { name: 'Try again' }).click();
  await expectWait(stored, still);
  await expect(page.getByText('No stored credentials.')).toBeVisible(patience);
  await expect(notice(stored, still)).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue(canary.value);
});

test.describe('a page that has just loaded', () => {
  test.use({ arrival: 'load' });
  test('a person whose reading of what is stored is throttled sees each pause, and then when to come back', async ({
    page,
    signInAs,
  }) => {
    await signInAs('Cora Custom', pathOf('Throttled'));
    const stored = page.getByRole('tabpanel', { name: 'Credentials' });
    await expectWait(stored, pause);
    await expect(notice(stored, pause)).toContainText('attempt 4 of 4', patience);
    await expect(stored.getByText('Too many requests. Microsoft asked us to wait.')).toBeVisible(patience);
    await expect(stored.getByText(/Try again after \d+:\d\d/)).toBeVisible();
  });
});

test('a link to a next page on another host is not followed, and the person is told', async ({
  page,
  signInAs,
}) => {
  const asked: string[] = [];
  await signInAs('Adele Admin');
  await searchFor(page, '!foreign-next');
  await expect(rows(page)).toHaveCount(1);
  page.on('request', (request) => asked.push(request.url()));
  await more(page).click();
  await expect(notice(page, 'The link to the next page leads to another site.')).toContainText(
    "It wasn't followed, so your token stays with Microsoft Graph.",
  );
  await expect(rows(page)).toHaveCount(1);
  expect(asked.filter((url) => !url.includes('/assets/'))).toEqual([]);
});

/** What the notice of a pause says once that many milliseconds more have passed: two seconds are soon over on a busy machine, so that they pass only while the test looks. */
async function noticeAfter(page: Page, milliseconds: number): Promise<string> {
  await page.clock.runFor(milliseconds);
  return (await notice(page, pause).allInnerTexts()).join(' ');
}
