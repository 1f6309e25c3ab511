import type { Page } from '@playwright/test';
import { choosePerson, expect, signInByHand, test } from '../../support/fixtures.ts';
import { contosoHr } from '../../support/steps.ts';

const tenantId = '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8';

test('a person reads where the page signs in and what became of each sign-in, and then sees tenant and account on every page', async ({
  page,
  context,
}) => {
  const main = page.getByRole('main');
  const words = page.waitForResponse((response) => response.url().includes('/assets/sign-in-notice'));
  await page.goto('/');
  await test.step('one button', async () => {
    await expect(main.getByRole('heading', { level: 1, name: 'Provisioning Keys' })).toBeVisible();
    await expect(main).toContainText(tenantId);
    await expect(main.getByRole('status')).toContainText('Nothing is sent to Microsoft.');
    await expect(page.getByRole('button')).toHaveCount(1);
    await expect(page.getByRole('banner')).toHaveCount(0);
  });
  await test.step('offline', async () => {
    await (await words).finished();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(main).toContainText("You're offline.");
    await context.setOffline(false);
  });
  await test.step('cancelled', async () => {
    await leaveForEntra(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(main).toContainText('You canceled in the Microsoft window.');
    await expect(main).toContainText('Application.Read.All');
    await expect(main).toContainText('You can fix this.');
  });
  await test.step("Sign-in wasn't finished.", async () => {
    await leaveForEntra(page);
    await page.goBack();
    await expect(main).toContainText("Sign-in wasn't finished.");
  });
  await test.step('a personal account', async () => {
    await leaveForEntra(page);
    await choosePerson(page, 'Paula Personal');
    await expect(main).toContainText('You signed in with a personal Microsoft account.');
    await expect(main).toContainText('Sign in again and choose a work or school account.');
    expect(JSON.stringify(await keptOf(page)), 'what a refused account leaves behind').not.toContain('paula');
  });
  await leaveForEntra(page);
  expect(new URL(page.url()).searchParams.get('prompt')).toBe('select_account');
  await choosePerson(page, 'Adele Admin');
  await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
  await expect(page.getByText('You signed in with a personal Microsoft account.')).toHaveCount(0);

  for (const [path, heading] of [
    [`/service-principals/${contosoHr.servicePrincipal}`, 'Contoso HR'],
    ['/service-principals/none', 'That link has no valid object ID.'],
    ['/nowhere', /./],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    const banner = page.getByRole('banner');
    await expect(banner.getByRole('paragraph')).toContainText('contoso.example');
    await expect(banner.getByRole('paragraph')).toContainText('Sandbox – nothing is sent to Microsoft');
    await expect(banner.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
  }
  await page.reload();
  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('adele@contoso.example');
  await expect(page.getByRole('banner')).toContainText(tenantId);
});

test('a person arrives where a link leads, comes back there by signing in alone, and leaves no account and no token behind', async ({
  page,
}) => {
  await signInByHand(page, 'Ray Reader', '/?kind=applications&q=contoso+hr');
  await expect(page).toHaveURL('/?kind=applications&q=contoso+hr');
  await page.getByRole('link', { name: 'Contoso HR' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Contoso HR');
  await test.step('signed out, the way back leads to the sign-in alone', async () => {
    await signOut(page);
    await page.goBack();
    await expect(page).toHaveURL(`/applications/${contosoHr.application}`);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('Contoso HR')).toHaveCount(0);
    await leaveForEntra(page);
    await choosePerson(page, 'Ray Reader');
    await expect(title).toHaveText('Contoso HR');
  });
  await test.step('another account takes the place of the first', async () => {
    await page.getByRole('button', { name: 'Ray Reader' }).click();
    await page.getByRole('button', { name: 'Switch account' }).click();
    await choosePerson(page, 'Adele Admin');
    await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ray Reader' })).toHaveCount(0);
    await expect(title).toHaveText('Contoso HR');
    await page.reload();
    await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
    for (const trace of ['refreshtoken', 'adele@contoso.example', 'ray@contoso.example'])
      expect(JSON.stringify(await keptOf(page)), 'what the session keeps').toContain(trace);
  });

  await signOut(page);
  const { session, ...rest } = await keptOf(page);
  expect(Object.keys(session).toSorted()).toEqual(['msal.version']);
  expect(Object.values(session).join(' ')).toMatch(/^5\.\d+\.\d+$/);
  const local = {
    // The last ones opened, by ID alone.
    'provisioning-keys.applications': expect.not.stringMatching(/adele|ray|contoso|token/i),
    // A random name for this sign-out, by which the other tabs hear of it.
    'provisioning-keys.sign-out': expect.stringMatching(/^[\da-f-]{36}$/),
  };
  expect(rest).toEqual({ local, databases: [], caches: [], cookies: '' });
  expect(await page.context().cookies(page.url())).toEqual([]);
});

/** Clicks the one button of the signed-out page and waits for the sandbox's Entra. */
async function leaveForEntra(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
}

/** All that the page's origin keeps in this browser and script can read. */
function keptOf(page: Page) {
  return page.evaluate(async () => ({
    session: Object.fromEntries<string>(Object.entries(sessionStorage)),
    // oxlint-disable-next-line no-restricted-globals -- asked only what stands there
    local: Object.fromEntries<string>(Object.entries(localStorage)),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookies: document.cookie,
  }));
}
