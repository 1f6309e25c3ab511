import type { Locator, Page } from '@playwright/test';
import { dialogsOf } from '../../support/browser-dialogs.ts';
import { expect, test } from '../../support/fixtures.ts';
import { expectRows, leaveKey } from '../../support/row-steps.ts';
import {
  agreeToLeave,
  authorize,
  contosoHr,
  expectTwoKept,
  fillCredential,
  fillTwo,
  openTarget,
  searchBox,
  valueOf,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

/** The ways to leave that the page itself can ask about, and where each leads. */
const ways: readonly [string, (page: Page) => Promise<void>, (page: Page) => Locator][] = [
  ['a link', (page) => page.getByRole('link', { name: 'Applications', exact: true }).click(), searchBox],
  ['the way back', (page) => page.evaluate(() => history.back()), searchBox],
  [
    'another account',
    (page) => byMenu(page, 'Switch account'),
    (page) => page.getByRole('button', { name: 'Ray Reader' }),
  ],
  [
    'signing out',
    (page) => byMenu(page, 'Sign out'),
    (page) => page.getByRole('button', { name: 'Sign in', exact: true }),
  ],
];

for (const [way, go, elsewhere] of ways) {
  test(`before ${way} takes away what a person typed they are asked once`, async ({ page, signInAs }) => {
    const browserAsked = dialogsOf(page);
    await signInAs('Owen Owner');
    await openTarget(page, 'Contoso HR');
    await fillTwo(page);
    await go(page);
    await question(page).getByRole('button', { name: 'Stay' }).click();
    await expect(question(page)).toHaveCount(0);
    await expectTwoKept(page);
    await expect(page).toHaveURL(target);

    await go(page);
    await expect(question(page).getByRole('button', { name: 'Stay' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expectTwoKept(page);

    await go(page);
    await agreeToLeave(page);
    await expect(elsewhere(page)).toBeVisible();
    expect(browserAsked, 'the browser asks no second time').toEqual([]);
  });

  test(`nobody who typed no value is asked before ${way}`, async ({ page, signInAs }) => {
    const browserAsked = dialogsOf(page);
    await signInAs('Owen Owner');
    await openTarget(page, 'Contoso HR');
    await fillCredential(page, 1, 'SecretToken', '');
    await go(page);
    await expect(elsewhere(page)).toBeVisible();
    expect(browserAsked).toEqual([]);
  });
}

test('the browser asks before a reload takes away what a person typed, and not about keys alone', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', target);
  await fillCredential(page, 1, 'SecretToken', '');
  const browserAsked = dialogsOf(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
  expect(browserAsked).toEqual([]);

  await fillTwo(page);
  await page.evaluate(() => location.reload());
  await expect.poll(() => browserAsked).toEqual(['beforeunload']);
  await expectTwoKept(page);
});

test('nobody is asked before leaving what Graph has accepted, until the next value is typed', async ({
  page,
  signInAs,
}) => {
  const browserAsked = dialogsOf(page);
  await signInAs('Owen Owner', target);
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await page.reload();
  await fillTwo(page);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await fillCredential(page, 2, 'SecretToken', 'the next');
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await question(page).getByRole('button', { name: 'Stay' }).click();
  await fillCredential(page, 2, 'SecretToken', 'and sent');
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await expect(searchBox(page)).toBeVisible();
  expect(browserAsked).toEqual([]);
});

test('the browser asks before a reload takes away the outcome of what is being sent', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const browserAsked = dialogsOf(page);
  await openTarget(page, 'Slow');
  await fillCredential(page, 1, 'SecretToken', 'takes five seconds');
  const opened = page.waitForEvent('popup');
  await authorize(page);
  await (await opened).getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('button', { name: 'Stop waiting' })).toBeVisible();
  await page.evaluate(() => location.reload());
  await expect.poll(() => browserAsked).toEqual(['beforeunload']);
  await expect(page.getByRole('status')).toContainText('204 No Content', { timeout: 12_000 });
});

test('nobody is asked about a value that came with a connector or a setting, nor told after ten minutes that it went', async ({
  page,
  signInAs,
}) => {
  const browserAsked = dialogsOf(page);
  await page.clock.install();
  await signInAs('Owen Owner', target);
  const connector = page.getByRole('combobox', { name: 'Connector' });
  await connector.selectOption({ label: 'Cross-tenant synchronization' });
  await leaveKey(page, 3, 'SyncAll');
  await page.clock.fastForward('10:10');
  await expectRows(page, ['CompanyId', ''], ['AuthenticationType', 'SyncPolicy'], ['SyncAll', 'false']);
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await expect(searchBox(page)).toBeVisible();
  expect(browserAsked).toEqual([]);

  await page.goto(target);
  await connector.selectOption({ label: 'Cross-tenant synchronization' });
  await valueOf(page, 2).fill('Changed');
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await expect(question(page)).toBeVisible();
});

test('a person who goes back again while being asked answers one question, for the last way', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner');
  await openTarget(page, 'Contoso HR');
  await fillTwo(page);
  for (const answer of ['Stay', 'Discard']) {
    await byMenu(page, 'Switch account');
    await expect(question(page)).toBeVisible();
    for (let times = 0; times < 2; times += 1) await page.evaluate(() => history.back());
    await question(page).getByRole('button', { name: answer }).click();
    await expect(question(page)).toHaveCount(0);
    if (answer === 'Stay') await expectTwoKept(page);
  }
  await expect(searchBox(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Owen Owner' })).toBeVisible();
});

function question(page: Page): Locator {
  return page.getByRole('alertdialog', { name: 'Discard typed values?' });
}

async function byMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Owen Owner' }).click();
  await page.getByRole('button', { name }).click();
}
