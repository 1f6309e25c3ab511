import type { Page } from '@playwright/test';
import { faultTest as test } from '../../support/fault-test.ts';
import { expect } from '../../support/fixtures.ts';
import { expectWait, more, notice, patience, rows, runUntil, searchFor } from '../../support/read-steps.ts';
import { searchBox } from '../../support/steps.ts';
import { recordSpeech } from '../../support/value-steps.ts';

const pause = 'Microsoft Graph asked us to wait.';
const still = 'Still waiting for Microsoft Graph.';
const leadsAway = 'The link to the next page leads to another site.';

/*
 * One search for each way in which a read can end. list-answers.test holds for every other answer of Graph which of these it
 * is and after which pauses, failure-text.test the words, and the contract that the sandbox answers so.
 */

test('a person sees the seconds of a pause pass, hears of it once, and reads how each other search ended', async ({
  page,
  signInAs,
  lookAtFault,
}) => {
  // Nine searches in one visit, some of which wait for the sandbox.
  test.slow();
  const said = await recordSpeech(page);
  await page.clock.install();
  await signInAs('Adele Admin');
  await test.step('a pause is counted down, and then the list is there', async () => {
    await expect(rows(page).first()).toBeVisible();
    await page.clock.pauseAt(Date.now() + 60_000);
    // The search leaves once the clock runs on.
    await searchBox(page).fill('!throttled-shown');
    for (const text of ['Trying again in 2 s, attempt 2 of 4.', 'Trying again in 1 s, attempt 2 of 4.'])
      await expect.poll(() => noticeAfter(page, 250), { ...patience, intervals: [50] }).toContain(text);
    await page.clock.resume();
    await expect(rows(page)).toHaveCount(1);
    await expect(notice(page, pause)).toHaveCount(0);
    expect((await said()).filter((text) => text.includes(pause))).toHaveLength(1);
  });
  await test.step('half a minute without an answer', async () => {
    await searchFor(page, '!never');
    await page.clock.fastForward(2_000);
    await expectWait(page, still);
    await expect(notice(page, still)).toContainText("You'll see a message after half a minute.");
    await page.clock.fastForward(29_000);
    await expectFailure(page, "Microsoft didn't answer in time.");
  });
  await test.step('an answer that is no list', async () => {
    await searchAgain(page, '!no-content');
    await expectFailure(page, 'Unexpected answer.', 'Status 204');
    await lookAtFault();
  });
  await test.step('a pause that is too long to wait for', async () => {
    await searchAgain(page, '!throttled-long');
    await expectFailure(page, 'Too many requests. Microsoft asked us to wait.', /Try again after \d+:\d\d/);
  });
  await test.step('no connection, after each attempt, and never another host', async () => {
    await searchAgain(page, '!redirect');
    await expectWait(page, "Couldn't reach Microsoft Graph.");
    await runUntil(page, notice(page, "Couldn't reach Microsoft."));
    await expectFailure(page, "Couldn't reach Microsoft.");
  });
  await test.step('a policy that asks for the person', async () => {
    await searchAgain(page, '!claims-always');
    await expectFailure(page, 'Your tenant requires multifactor authentication.', '', 'Sign in again');
  });
  await test.step('pages without an end come one with each click', async () => {
    await searchAgain(page, '!endless-next');
    for (const shown of [1, 2, 3]) {
      await expect(rows(page)).toHaveCount(shown);
      await more(page).click();
    }
    await expect(rows(page)).toHaveCount(4);
  });
  await test.step('pages in a circle end with the last new one', async () => {
    await searchAgain(page, '!circle-next');
    await expect(rows(page)).toHaveCount(1);
    await more(page).click();
    await expect(rows(page)).toHaveCount(2);
    await more(page).click();
    await expectStopped(page, 2);
  });
  await test.step('a next page on another host is not asked for', async () => {
    await searchAgain(page, '!foreign-next');
    await expect(rows(page)).toHaveCount(1);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await more(page).click();
    await expectStopped(page, 1);
    expect(asked.filter((url) => !url.includes('/assets/'))).toEqual([]);
    await lookAtFault();
  });
});

/** Searches from the whole list, to which an empty box leads back. */
async function searchAgain(page: Page, text: string): Promise<void> {
  await searchBox(page).fill('');
  await searchFor(page, text);
}

async function expectFailure(
  page: Page,
  title: string,
  says: string | RegExp = '',
  way = 'Try again',
): Promise<void> {
  const failure = notice(page, title);
  await expect(failure).toContainText(says);
  await expect(page.getByRole('status')).toHaveText('The list could not be loaded.');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByText('No matches for'), 'never an empty list').toHaveCount(0);
  await expect(failure.getByRole('button', { name: way })).toBeVisible();
}

async function expectStopped(page: Page, pages: number): Promise<void> {
  await expect(notice(page, leadsAway)).toContainText(
    "It wasn't followed, so your token stays with Microsoft Graph.",
  );
  await expect(rows(page)).toHaveCount(pages);
  await expect(page.getByRole('status'), 'what there is stays').toContainText('enterprise application');
}

/** What the notice of a pause says once that many milliseconds more have passed: two seconds are soon over on a busy machine, so that they pass only while the test looks. */
async function noticeAfter(page: Page, milliseconds: number): Promise<string> {
  await page.clock.runFor(milliseconds);
  return (await notice(page, pause).allInnerTexts()).join(' ');
}
