import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, searchBox } from '../../support/steps.ts';

test('a person looks through both kinds, and the address holds where they are', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await expect(tab(page, 'Enterprise applications')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('status')).toContainText(/^\d+ enterprise applications$/);
  await tab(page, 'App registrations').click();
  await expect(page).toHaveURL('/?kind=applications');
  await expect(page.getByRole('status')).toContainText(/^\d+ app registrations · the first 100 are shown$/);
  await searchBox(page).fill('contoso price');
  await expect(page).toHaveURL('/?kind=applications&q=contoso+price');
  await expect(page.getByRole('status')).toHaveText('1 app registration');

  await page.reload();
  await expect(tab(page, 'App registrations')).toHaveAttribute('aria-selected', 'true');
  await expect(searchBox(page)).toHaveValue('contoso price');
  await page.getByRole('link', { name: 'Contoso Price Desk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso Price Desk' })).toBeVisible();
  await page.goBack();
  await expect(searchBox(page)).toHaveValue('contoso price');
  await expect(page.getByRole('status')).toHaveText('1 app registration');
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso Price Desk' })).toBeVisible();
});

test('a person finds an application by name, by app ID and by object ID', async ({ page, signInAs }) => {
  await signInAs('Adele Admin');
  const found = page.getByRole('link', { name: 'Contoso HR' });
  for (const text of ['hr cont', contosoHr.appId, contosoHr.servicePrincipal.toUpperCase()]) {
    await searchBox(page).fill(text);
    await expect(page.getByRole('status')).toHaveText('1 enterprise application');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
    await expect(found).toHaveAttribute('href', `/service-principals/${contosoHr.servicePrincipal}`);
    await searchBox(page).fill('');
    await expect(page.getByRole('link', { name: 'Adatum Time Tracking' })).toBeVisible();
  }
  await tab(page, 'App registrations').click();
  for (const text of [contosoHr.appId, contosoHr.application]) {
    await searchBox(page).fill(` ${text} `);
    await expect(page.getByRole('status')).toHaveText('1 app registration');
    await expect(found).toHaveAttribute('href', `/applications/${contosoHr.application}`);
  }
});

test('a person who presses Enter in the moment in which the search begins by itself keeps the text', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await expect(page.getByRole('status')).toContainText(/^\d+ enterprise applications$/);
  // The box shows the text all the time: an Enter while it did not would search for nothing.
  await searchBox(page).evaluate((box: HTMLInputElement) => {
    const enter = () => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    new MutationObserver(() => box.value === '' && enter()).observe(box, { attributeFilter: ['value'] });
  });
  await searchBox(page).fill('contoso hr');
  await expect(page.getByRole('status')).toHaveText('1 enterprise application');
  await expect(page).toHaveURL('/?q=contoso+hr');
  await expect(searchBox(page)).toHaveValue('contoso hr');
});

test('a person who finds nothing is told so and clears the search with one click', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  for (const text of ['ontoso', contosoHr.application, '"not\\known']) {
    await searchBox(page).fill(text);
    await expect(page.getByRole('status')).toHaveText(
      `Nothing here is called ${text}, and no id is equal to it.`,
    );
  }
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(searchBox(page)).toBeFocused();
  await expect(searchBox(page)).toHaveValue('');
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('link', { name: 'Adatum Time Tracking' })).toBeVisible();
  await expect(searchBox(page), 'after the button is gone').toBeFocused();
});

test('a person who comes back finds the list where they left it, by the browser and by the link', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', '/?kind=applications');
  const scrolled = () => page.evaluate(() => scrollY);
  await expect(page.getByRole('status')).toContainText('the first 100 are shown');
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('status')).toContainText('the first 200 are shown');
  const link = page.getByRole('link', { name: 'Fleet Truck 080' });
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 600);
      return await link.isVisible();
    })
    .toBe(true);
  await link.scrollIntoViewIfNeeded();
  for (const back of ['the browser', 'the link'] as const) {
    const before = await scrolled();
    expect(before).toBeGreaterThan(2_000);
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Fleet Truck 080' })).toBeFocused();
    expect(await scrolled(), 'a page begins at its top').toBe(0);
    if (back === 'the browser') await page.goBack();
    else await page.getByRole('link', { name: 'Applications', exact: true }).click();
    await expect(page).toHaveURL('/?kind=applications');
    await expect(link, `by ${back}`).toBeInViewport();
    expect(await scrolled()).toBe(before);
  }
});

test('a person who goes on from the account menu with the keyboard has nothing over the page', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const menu = page.getByRole('button', { name: 'Sign out' });
  await page.getByRole('button', { name: 'Adele Admin' }).press('Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(tab(page, 'Enterprise applications')).toBeFocused();
  await expect(menu).toBeHidden();
});

test('names that are markup, run from right to left or hold emoji are read as they are', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  for (const [text, name] of [
    ['onerror', '<img src=x onerror=alert(1)>'],
    ['الموارد', 'مركز الموارد البشرية'],
    ['🚀', '🚀 Rocket 👩‍🚀 Payroll 🇺🇳'],
    [`o'brien "quotes" \\`, `O'Brien "Quotes" \\ Backslash`],
  ] as const) {
    await searchBox(page).fill(text);
    await expect(page.getByRole('main').getByRole('link')).toHaveText([name]);
  }
  await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
});

test('a person who uses the keyboard alone finds and opens an application', async ({ page, signInAs }) => {
  await signInAs('Adele Admin');
  await expect(page.getByRole('link', { name: 'Adatum Time Tracking' })).toBeVisible();
  await page.getByRole('link', { name: 'Provisioning Keys' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(tab(page, 'Enterprise applications')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'App registrations')).toBeFocused();
  await expect(tab(page, 'App registrations')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(tab(page, 'Enterprise applications')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'App registrations')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Almost always the enterprise application.')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type('contoso fleet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('1 app registration');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Contoso Fleet' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso Fleet' })).toBeFocused();
});

function tab(page: Page, name: string) {
  return page.getByRole('tab', { name });
}
