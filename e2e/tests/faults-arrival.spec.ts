import { expect, type Page } from '@playwright/test';
import { expectOwnWords, leaveForEntra } from '../entra-steps.ts';
import { faultTest } from '../fault-test.ts';
import { choosePerson } from '../fixtures.ts';

/** A state as MSAL makes them, for an interaction that never was. */
function madeUp(interactionType: 'redirect' | 'popup'): string {
  const state = { id: '01a20862-d7c6-7dc9-8120-49ed30a444c4', meta: { interactionType } };
  return encodeURIComponent(Buffer.from(JSON.stringify(state)).toString('base64'));
}

const forged = {
  'a code in the fragment': `#code=made-up&client_info=e30&state=${madeUp('redirect')}`,
  'a code without a state': '#code=made-up',
  'a code in the query': `?code=made-up&state=${madeUp('redirect')}`,
  'an error': `#error=access_denied&error_description=AADSTS50105%3A+Call+this+number&state=${madeUp('redirect')}`,
  'a token': '#access_token=eyJhbGciOiJub25lIn0.e30.&token_type=Bearer',
  'an answer to a window': `#code=made-up&state=${madeUp('popup')}`,
} as const;

async function expectNothingTaken(page: Page): Promise<void> {
  const body = page.locator('body');
  await expect(body).not.toContainText('Call this number');
  await expectOwnWords(page);
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
  expect(kept).not.toContain('made-up');
  expect(kept).not.toContain('eyJhbGciOiJub25lIn0');
}

/** By one click on the signed-out page. */
async function goIn(page: Page): Promise<void> {
  await leaveForEntra(page);
  await choosePerson(page, 'Adele Admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Choose an application' })).toBeVisible();
}

faultTest.describe('a made-up answer of Entra is taken by nobody:', () => {
  faultTest.use({ arrival: 'load' });
  for (const [what, address] of Object.entries(forged)) {
    for (const path of ['/', '/redirect.html'])
      faultTest(`${what}, by a link to ${path}`, async ({ page }) => {
        await page.goto(path + address);
        await expect(page).toHaveURL(({ pathname }) => pathname === '/');
        await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
        await expectNothingTaken(page);
        await goIn(page);
        await expectNothingTaken(page);
        expect(new URL(page.url()).hash).toBe('');
      });

    faultTest(`${what}, while somebody is signed in`, async ({ page, signInAs }) => {
      await signInAs('Adele Admin');
      // A link of another site, as its person would follow it in this tab.
      await page.goto('about:blank');
      await page.goto(`/${address}`);
      await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
      await expect(page.getByText('The link held more than this page reads.')).toBeVisible();
      await expectNothingTaken(page);
    });
  }
});

const unfinished = 'The sign-in was not finished.';
const unasked = 'An answer came that this page had not asked for.';

for (const [what, path, told] of [
  ['a code in the fragment', '/', unfinished],
  ['a code in the fragment', '/redirect.html', unasked],
  ['a code without a state', '/', unfinished],
  ['a code in the query', '/redirect.html', unasked],
  ['an error', '/redirect.html', unasked],
  ['an answer to a window', '/', unfinished],
  ['an answer to a window', '/redirect.html', unfinished],
] as const)
  faultTest(
    `a person who is handed ${what} by a link to ${path} in the middle of a sign-in is told, and signs in`,
    async ({ page, lookAtFault }) => {
      await page.goto('/');
      await leaveForEntra(page);
      await page.goto(`${path}${forged[what]}`);
      const alert = page.getByRole('alert');
      await expect(alert).toContainText(told);
      await expect(alert).toBeFocused();
      await expectNothingTaken(page);
      await lookAtFault();
      await goIn(page);
    },
  );

faultTest(
  'a person whose browser keeps nothing is told before being sent away for nothing',
  async ({ page, lookAtFault }) => {
    // What a browser does whose cookies and site data are blocked.
    await page.addInitScript(() => {
      const storage = sessionStorage;
      let blocked = true;
      addEventListener('storage-allowed', () => (blocked = false), { once: true });
      Object.defineProperty(globalThis, 'sessionStorage', {
        get() {
          if (blocked) throw new DOMException('Access is denied for this document.', 'SecurityError');
          return storage;
        },
      });
    });
    await page.goto('/');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('The browser keeps nothing for this site.');
    await expect(alert).toContainText('Allow cookies and site data for this site');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(alert).toBeFocused();
    expect(new URL(page.url()).hostname).toBe('localhost');
    await lookAtFault();
    await page.evaluate(() => dispatchEvent(new Event('storage-allowed')));
    await leaveForEntra(page);
    await page.goBack();
    await expect(alert).toBeFocused();
    // The page asks for storage again as it loads; the test looks at it too.
    await page.evaluate(() => dispatchEvent(new Event('storage-allowed')));
  },
);

faultTest('a person at an address without https is told that nobody can sign in there', async ({ page }) => {
  // The tests' own address counts as secure, as every address of this machine does.
  await page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
  await page.goto('/');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Nobody can sign in at this address.');
  await expect(alert).toBeFocused();
});

faultTest('a person who typed a wrong client ID on the first-run page changes it', async ({ page }) => {
  await page.goto('/sandbox/config/first-run');
  const field = page.getByRole('textbox', { name: 'Application (client) ID' });
  await field.fill('99999999-2222-4333-8444-555555555555');
  await page.getByRole('button', { name: 'Use in this tab' }).click();
  await leaveForEntra(page);
  await expect(page.getByRole('main')).toContainText('AADSTS700016:');
  await page.goBack();
  await expect(page.getByRole('alert')).toContainText('The sign-in was not finished.');
  await page.getByRole('button', { name: 'Change the client ID' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Set up Provisioning Keys' })).toBeVisible();
  await field.fill('1f6c0e2b-37d4-4c8a-b5e9-8a2d90f4c716');
  await page.getByRole('button', { name: 'Use in this tab' }).click();
  await leaveForEntra(page);
  await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('alert')).toBeFocused();
});
