import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { backToList, contosoHr, openTarget, searchBox } from '../../support/steps.ts';

/** Where the page keeps the IDs. */
const key = 'provisioning-keys.applications';

test('a person goes from page to page, finds applications of both kinds, and the address holds where they are', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const status = page.getByRole('status');
  const title = page.getByRole('heading', { level: 1 });
  await test.step('each page lands on its heading, and the tab is named after it', async () => {
    await page.getByRole('link', { name: 'Adatum Time Tracking' }).click();
    await expect(title).toHaveText('Adatum Time Tracking');
    await expect(title).toBeFocused();
    await expect(page).toHaveTitle('Adatum Time Tracking · Provisioning Keys');
    await backToList(page);
    await expect(title).toHaveText('Applications');
    await expect(title).toBeFocused();
    await expect(page).toHaveTitle('Applications · Provisioning Keys');
    await page.goBack();
    await expect(title).toHaveText('Adatum Time Tracking');
    await expect(title).toBeFocused();
    await page.getByRole('link', { name: 'Provisioning Keys' }).click();
    await expect(title).toHaveText('Applications');
    await expect(title).toBeFocused();
  });
  await expect(tab(page, 'Enterprise applications')).toHaveAttribute('aria-selected', 'true');
  await expect(status).toHaveText(/^\d+ enterprise applications$/);
  const listed = Number.parseInt(await status.innerText(), 10);

  await test.step('the portal lists fewer than there are service principals, and a whole ID finds any', async () => {
    await page.getByRole('button', { name: 'Show all service principals' }).click();
    await expect(page).toHaveURL('/?show=all');
    await expect(status).toHaveText(/^\d+ service principals/);
    expect(Number.parseInt(await status.innerText(), 10)).toBeGreaterThan(listed);
    await searchBox(page).fill('Azure Portal');
    await expect(status).toHaveText('1 service principal');
    const link = page.getByRole('link', { name: 'Azure Portal' });
    const id = /[^/]+$/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
    await page.getByRole('button', { name: 'Show enterprise applications only' }).click();
    await expect(status).toHaveText('No matches for "Azure Portal".');
    await searchBox(page).fill(id);
    await expect(link).toBeVisible();
  });

  await test.step('the address holds kind and search, over a reload and in the history', async () => {
    await searchBox(page).fill('contoso price');
    await tab(page, 'App registrations').click();
    await expect(page).toHaveURL('/?kind=applications&q=contoso+price');
    await expect(status).toHaveText('1 app registration');
    await page.reload();
    await expect(tab(page, 'App registrations')).toHaveAttribute('aria-selected', 'true');
    await expect(searchBox(page)).toHaveValue('contoso price');
    await page.getByRole('link', { name: 'Contoso Price Desk' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Contoso Price Desk' })).toBeVisible();
    await page.goBack();
    await expect(searchBox(page)).toHaveValue('contoso price');
    await expect(status).toHaveText('1 app registration');
    await page.goForward();
    await expect(page.getByRole('heading', { level: 1, name: 'Contoso Price Desk' })).toBeVisible();
    await page.goto('/');
  });

  await test.step('by name, by app ID and by object ID; and where else to look', async () => {
    const found = page.getByRole('main').getByRole('link', { name: 'Contoso HR' });
    for (const text of ['hr cont', contosoHr.appId, contosoHr.servicePrincipal.toUpperCase()]) {
      await searchBox(page).fill(text);
      await expect(status).toHaveText('1 enterprise application');
      await expect(found).toHaveAttribute('href', `/service-principals/${contosoHr.servicePrincipal}`);
      await searchBox(page).fill('');
      // It also stands among the recent ones above the list.
      await expect(page.getByRole('link', { name: 'Adatum Time Tracking' })).toHaveCount(2);
    }
    for (const text of ['ontoso', '"not\\known', contosoHr.application]) {
      await searchBox(page).fill(text);
      await expect(status).toHaveText(`No matches for "${text}".`);
    }
    await page.getByRole('button', { name: 'Search app registrations' }).click();
    await expect(searchBox(page)).toBeFocused();
    await expect(found).toHaveAttribute('href', `/applications/${contosoHr.application}`);
    await searchBox(page).fill('zebra');
    await page.getByRole('button', { name: 'Clear search' }).click();
    await expect(searchBox(page), 'after the button is gone').toBeFocused();
    await expect(page).toHaveURL('/?kind=applications');
    await expect(status).toHaveText(/ app registrations · showing 100$/);
  });
});

test('a person reaches the last of hundreds of rows, and comes back to where they left the list, in each way', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', '/?kind=applications');
  const scrolled = () => page.evaluate(() => scrollY);
  const status = page.getByRole('status');
  await expect(status).toContainText('showing 100');
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(status).toContainText('showing 200');
  // Once opened, it also stands among the recent ones above the list.
  const link = page.getByRole('link', { name: 'Fleet Truck 120' }).last();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 600);
      return await link.isVisible();
    })
    .toBe(true);
  await link.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  for (const back of ['the browser', 'the link', 'a redirect'] as const) {
    const before = await scrolled();
    expect(before).toBeGreaterThan(2_000);
    if (back === 'a redirect') {
      await page.goto('about:blank');
      await page.goto('/?kind=applications');
    } else {
      await link.click();
      await expect(page.getByRole('heading', { level: 1, name: 'Fleet Truck 120' })).toBeFocused();
      expect(await scrolled(), 'a page begins at its top').toBe(0);
      if (back === 'the browser') await page.goBack();
      else await backToList(page);
    }
    await expect(page).toHaveURL('/?kind=applications');
    await expect(status).toContainText('showing 200');
    await expect(link, `by ${back}`).toBeInViewport();
    // What was opened meanwhile stands above the list.
    expect(Math.abs((await scrolled()) - before)).toBeLessThanOrEqual(60);
  }

  await test.step('the page holds only the rows in view', async () => {
    await searchBox(page).fill('fleet truck');
    const rows = page.getByRole('main').getByRole('listitem');
    await expect(status).toHaveText('260 app registrations · showing 100');
    expect(await rows.count(), 'of 100').toBeLessThan(60);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(status).toHaveText('260 app registrations · showing 200');
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(status).toHaveText('260 app registrations');
    await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
    await status.click();
    await page.keyboard.press('End');
    const last = page.getByRole('link', { name: 'Fleet Truck 260' });
    await expect(last).toBeInViewport();
    expect(await rows.count()).toBeLessThan(60);
    await expect(rows.filter({ has: last })).toHaveAttribute('aria-posinset', '260');
    await last.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Fleet Truck 260' })).toBeVisible();
  });
});

test('a person who uses the keyboard alone finds and opens an application, and goes through the account menu', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const first = page.getByRole('link', { name: 'Adatum Time Tracking' });
  await expect(first).toBeVisible();
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('/');
  await expect(searchBox(page), 'a slash in a field is text').toHaveValue('/');
  await page.keyboard.press('Backspace');
  await expect(first).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Adventure Works Travel' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(searchBox(page)).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(tab(page, 'Enterprise applications')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'App registrations')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(tab(page, 'Enterprise applications')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'Provisioning')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'App registrations')).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('/');
  // Enter does not wait for the pause after typing, and opens what it finds.
  await page.keyboard.type('contoso fleet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso Fleet' })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL('/?kind=applications&q=contoso+fleet');
  await expect(page.getByRole('status')).toHaveText('1 app registration');

  const menu = page.getByRole('button', { name: 'Sign out' });
  await page.getByRole('button', { name: 'Adele Admin' }).press('Enter');
  await expect(menu).toBeVisible();
  for (const next of [
    page.getByRole('link', { name: 'Connectors' }),
    page.getByRole('button', { name: 'Switch account' }),
  ]) {
    await page.keyboard.press('Tab');
    await expect(next).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(searchBox(page)).toBeFocused();
  await expect(menu).toBeHidden();
});

test('what a person opened last and pinned stands above the list: by ID in this browser, for this account alone', async ({
  page,
  signInAs,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const filter = new URL(request.url()).searchParams.get('$filter') ?? '';
    if (request.method() === 'GET' && filter.startsWith('id in')) asked.push(filter);
  });
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  await page.getByRole('link', { name: 'Provisioning Keys' }).click();
  const bar = (title: string) =>
    page.getByRole('heading', { level: 2, name: title }).locator('..').getByRole('listitem');
  await expect(bar('Recent')).toHaveText(['Contoso HR']);
  await page.getByRole('button', { name: 'Pin Adatum Time Tracking' }).click();
  await expect(bar('Pinned')).toHaveText(['Adatum Time Tracking']);
  expect(asked.length, 'the one was opened, the other is in the list').toBeLessThanOrEqual(1);

  // oxlint-disable-next-line no-restricted-globals -- asked only what stands there
  const kept = () => page.evaluate((name) => localStorage.getItem(name) ?? '', key);
  const stored = await kept();
  expect(stored).toContain(contosoHr.servicePrincipal);
  expect(stored).not.toMatch(/Contoso|Adatum/);
  // Another tab, or a person's own hand: an application that the directory no longer has.
  const withGone = stored.replace(
    '"recent":[',
    '"recent":["servicePrincipal/11111111-2222-4333-8444-555555555555",',
  );
  await page.evaluate(
    // oxlint-disable-next-line no-restricted-globals -- what another tab would write
    ([name, text]) => localStorage.setItem(name, text),
    [key, withGone] as const,
  );
  asked.length = 0;
  await page.reload();
  await expect(bar('Recent')).toHaveText(['Contoso HR']);
  await expect(bar('Pinned')).toHaveText(['Adatum Time Tracking']);
  expect(asked, 'one request for all names').toHaveLength(1);
  expect(await kept()).toBe(stored);

  await bar('Pinned').getByRole('button').press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Pinned' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 }), 'the button is gone').toBeFocused();

  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await page.getByRole('button', { name: 'Switch account' }).click();
  await page.getByRole('button', { name: 'Owen Owner' }).click();
  await expect(page.getByRole('link', { name: 'Adatum Time Tracking' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
});

function tab(page: Page, name: string) {
  return page.getByRole('tab', { name });
}
