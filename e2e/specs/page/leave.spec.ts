import type { Locator, Page } from '@playwright/test';
import { dialogsOf } from '../../support/browser-dialogs.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { expectRows, leaveKey } from '../../support/row-steps.ts';
import {
  agreeToLeave,
  authorize,
  backToList,
  contosoHr,
  expectTwoKept,
  fillCredential,
  fillTwo,
  openTarget,
  searchBox,
  valueOf,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person is asked once before a link or the way back takes away what they typed, and not about keys', async ({
  page,
  signInAs,
}) => {
  // Each way is gone several times.
  test.slow();
  const ways = { 'a link': backToList, 'the way back': goBack };
  const browserAsked = dialogsOf(page);
  await signInAs('Owen Owner');
  await openTarget(page, 'Contoso HR');
  for (const [way, go] of Object.entries(ways))
    await test.step(`${way} takes keys away without a question`, async () => {
      await fillCredential(page, 1, 'SecretToken', '');
      await go(page);
      await expect(searchBox(page)).toBeVisible();
      await reopen(page);
    });
  for (const [way, go] of Object.entries(ways))
    await test.step(`${way} waits for the answer`, async () => {
      await fillTwo(page);
      await expectStay(page, () => go(page));
      await expectEscape(page, () => go(page));
      await go(page);
      await agreeToLeave(page);
      await expect(searchBox(page)).toBeVisible();
      await reopen(page);
    });
  await test.step('of several ways, the last one counts, and is asked about once', async () => {
    await fillTwo(page);
    for (const answer of ['Stay', 'Discard']) {
      await byMenu(page, 'Switch account');
      await expect(question(page)).toBeVisible();
      for (let times = 0; times < 2; times += 1) await goBack(page);
      await question(page).getByRole('button', { name: answer }).click();
      await expect(question(page)).toHaveCount(0);
      if (answer === 'Stay') await expectTwoKept(page);
    }
    await expect(searchBox(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Owen Owner' })).toBeVisible();
  });
  expect(browserAsked, 'the browser asks no second time').toEqual([]);
});

test('a person is asked once before another account or a sign-out takes away what they typed, and not about keys', async ({
  page,
  signInAs,
}) => {
  // Three sign-ins by hand.
  test.slow();
  const browserAsked = dialogsOf(page);
  await signInAs('Owen Owner', target);
  await test.step('another account', async () => {
    const elsewhere = page.getByRole('button', { name: 'Ray Reader' });
    await fillCredential(page, 1, 'SecretToken', '');
    await byMenu(page, 'Switch account');
    await expect(elsewhere).toBeVisible();
    await choosePerson(page, 'Owen Owner');
    await fillTwo(page);
    await expectStay(page, () => byMenu(page, 'Switch account'));
    await byMenu(page, 'Switch account');
    await agreeToLeave(page);
    await expect(elsewhere).toBeVisible();
    await choosePerson(page, 'Owen Owner');
  });
  await test.step('a sign-out', async () => {
    const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
    await fillCredential(page, 1, 'SecretToken', '');
    await byMenu(page, 'Sign out');
    await signIn.click();
    await choosePerson(page, 'Owen Owner');
    await reopen(page);
    await fillTwo(page);
    await expectEscape(page, () => byMenu(page, 'Sign out'));
    await byMenu(page, 'Sign out');
    await agreeToLeave(page);
    await expect(signIn).toBeVisible();
  });
  expect(browserAsked, 'the browser asks no second time').toEqual([]);
});

test('a person is asked about typed values alone, by the browser before a reload, until Graph has accepted them', async ({
  page,
  signInAs,
}) => {
  // Three reloads and three times the whole way to Graph.
  test.slow();
  const browserAsked = dialogsOf(page);
  await page.clock.install();
  await signInAs('Owen Owner', target);
  await test.step('not about what came with a connector or a setting, nor is it gone after ten minutes', async () => {
    const connector = page.getByRole('combobox', { name: 'Connector' });
    await connector.selectOption({ label: 'Cross-tenant synchronization' });
    await leaveKey(page, 3, 'SyncAll');
    await page.clock.fastForward('10:10');
    await expectRows(page, ['CompanyId', ''], ['AuthenticationType', 'SyncPolicy'], ['SyncAll', 'false']);
    await backToList(page);
    await expect(searchBox(page)).toBeVisible();
    await reopen(page);
    await connector.selectOption({ label: 'Cross-tenant synchronization' });
    await valueOf(page, 2).fill('Changed');
    await backToList(page);
    await agreeToLeave(page);
    await expect(searchBox(page)).toBeVisible();
    await reopen(page);
  });

  await test.step('not before a reload with keys alone, but before one with values', async () => {
    await fillCredential(page, 1, 'SecretToken', '');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
    expect(browserAsked).toEqual([]);
    await fillTwo(page);
    await page.evaluate(() => location.reload());
    await expect.poll(() => browserAsked).toEqual(['beforeunload']);
    await expectTwoKept(page);
  });

  await test.step('not about what Graph has accepted, until the next value is typed', async () => {
    const accepted = async () => {
      await authorize(page);
      await expect(page.getByRole('status')).toContainText('204 No Content');
    };
    await accepted();
    await page.reload();
    await fillTwo(page);
    await accepted();
    await fillCredential(page, 2, 'SecretToken', 'the next');
    await backToList(page);
    await question(page).getByRole('button', { name: 'Stay' }).click();
    await fillCredential(page, 2, 'SecretToken', 'and sent');
    await accepted();
    await backToList(page);
    await expect(searchBox(page)).toBeVisible();
    expect(browserAsked, 'once, before the reload with values').toEqual(['beforeunload']);
  });
});

function question(page: Page): Locator {
  return page.getByRole('alertdialog', { name: 'Discard typed values?' });
}

/** The way is asked about, and a person stays with what they typed. */
async function expectStay(page: Page, go: () => Promise<void>): Promise<void> {
  await go();
  await question(page).getByRole('button', { name: 'Stay' }).click();
  await expect(question(page)).toHaveCount(0);
  await expect(page.locator('body'), 'the focus is back').not.toBeFocused();
  await expectTwoKept(page);
  await expect(page).toHaveURL(target);
}

/** The same by the keyboard. */
async function expectEscape(page: Page, go: () => Promise<void>): Promise<void> {
  await go();
  await expect(question(page).getByRole('button', { name: 'Stay' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expectTwoKept(page);
}

async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back());
}

/** From the list, which may also name it among those opened last. */
async function reopen(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Contoso HR', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR', exact: true })).toBeVisible();
}

async function byMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Owen Owner' }).click();
  await page.getByRole('button', { name }).click();
}
