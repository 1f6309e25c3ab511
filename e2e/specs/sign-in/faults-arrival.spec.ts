import { expect, type Page } from '@playwright/test';
import { clipboardOf } from '../../support/clipboard.ts';
import {
  expectNothingTaken,
  expectOwnWords,
  forged,
  leaveForEntra,
  switchEntra,
} from '../../support/entra-steps.ts';
import { faultTest } from '../../support/fault-test.ts';
import { choosePerson } from '../../support/fixtures.ts';
import {
  authorizeInWindow,
  authorizeWithConsent,
  contosoHr,
  fillCredential,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

/** By one click on the signed-out page. */
async function goIn(page: Page): Promise<void> {
  await leaveForEntra(page);
  await choosePerson(page, 'Adele Admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeVisible();
}

faultTest.describe('a made-up answer of Entra is taken by nobody', () => {
  faultTest.use({ arrival: 'load' });
  // strip-auth-response.test holds what is taken out of an address.
  faultTest('by a link to the page or to the bridge, after which a person signs in', async ({ page }) => {
    for (const [what, path] of [
      ['a code in the fragment', '/'],
      ['a token', '/'],
      ['a code in the query', '/redirect.html'],
      ['an answer to a window', '/redirect.html'],
    ] as const)
      await faultTest.step(`${what}, by ${path}`, async () => {
        // Only the part behind the # sign may differ, which alone would load nothing.
        await page.goto('about:blank');
        await page.goto(path + forged[what]);
        await expect(page).toHaveURL(({ pathname }) => pathname === '/');
        await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
        await expectNothingTaken(page);
      });
    await goIn(page);
    await expectNothingTaken(page);
    expect(new URL(page.url()).hash).toBe('');
  });
});

const unfinished = "Sign-in wasn't finished.";
const unasked = 'Unexpected sign-in answer.';

faultTest(
  'a person who is handed a made-up answer in the middle of a sign-in is told, and signs in',
  async ({ page, lookAtFault }) => {
    for (const [what, path, told] of [
      ['a code in the fragment', '/', unfinished],
      ['a code in the query', '/redirect.html', unasked],
      ['an error', '/redirect.html', unasked],
      ['an answer to a window', '/redirect.html', unfinished],
    ] as const)
      await faultTest.step(`${what}, by ${path}`, async () => {
        await page.goto('/');
        await leaveForEntra(page);
        await page.goto(`${path}${forged[what]}`);
        const alert = page.getByRole('alert');
        await expect(alert).toContainText(told);
        await expect(alert).toBeFocused();
        await expectNothingTaken(page);
      });
    await lookAtFault();
    await goIn(page);
  },
);

faultTest(
  'a person who leaves or reloads the page while a window is open goes on, and no answer but the asked one is taken',
  async ({ page, canary, signInAs }) => {
    page.on('dialog', (dialog) => void dialog.accept());
    const submits = submitsOf(page);
    const openWindow = async () => {
      await fillCredential(page, 1, 'SecretToken', canary.value);
      const popup = await authorizeInWindow(page);
      await expect(popup.getByRole('button', { name: 'Accept' })).toBeVisible();
      return popup;
    };
    await signInAs('Adele Admin', target);
    await openWindow();
    await page.goto(`/redirect.html${forged['a code in the fragment']}`);
    await expect(page.getByText(unasked)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
    await expectNothingTaken(page);

    await page.goto(target);
    const left = await openWindow();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
    await expect(page.getByText(unasked)).toHaveCount(0);
    const next = await openWindow();
    // What the earlier window says now is for a page that is gone.
    await left.getByRole('button', { name: 'Cancel' }).click();
    await next.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('status')).toContainText('204 No Content');
    await expect(page.getByText(unasked)).toHaveCount(0);
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'a person whose open page is given something behind the # sign is told, keeps what was typed, and sends it',
  async ({ page, canary, signInAs }) => {
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    const notice = page.getByRole('group', { name: 'Part of the link was ignored.' });
    for (const what of ['a code in the fragment', 'an answer to a window'] as const) {
      // As a click on a link does that another site has put into this tab.
      await page.evaluate((hash) => (location.hash = hash), forged[what]);
      await expect(notice).toContainText('It had text after the # sign.');
      await expect(page).toHaveURL(target);
      await expectNothingTaken(page);
      await notice.getByRole('button', { name: 'Dismiss' }).click();
      await expect(notice).toHaveCount(0);
    }
    await expect(valueOf(page, 1)).toHaveValue(canary.value);
    await authorizeWithConsent(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
  },
);

faultTest(
  'a person whose tab keeps a session that cannot be read is signed out, and signs in',
  async ({ page, signInAs, lookAtFault }) => {
    await signInAs('Adele Admin');
    await page.evaluate(() => sessionStorage.setItem('msal.3.account.keys', '{'));
    await page.reload();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText("Couldn't read this tab's session.");
    await expect(alert).toBeFocused();
    await lookAtFault();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeVisible();
  },
);

faultTest(
  'a person whose configuration asks for an unknown permission reads its name, and what Entra said',
  async ({ page, context, lookAtFault }) => {
    await context.grantPermissions(['clipboard-write']);
    await page.goto('/sandbox/config/unknown-scope');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText("This site asks for a permission that doesn't exist.");
    await expect(alert).toContainText(
      "Microsoft doesn't know Synchronization.ReadWrite.Al. Correct the name under scopes in config.json",
    );
    await expect(alert).toContainText("The application 'Provisioning Keys' asked for scope");
    await expectOwnWords(page);
    await page.getByRole('button', { name: 'Copy details' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await clipboardOf(page);
    expect(copied).toMatch(/^code: AADSTS650053$/m);
    expect(copied).toMatch(/^trace-id: [0-9a-f-]{36}$/m);
    expect(copied).toMatch(/^correlation-id: [0-9a-f-]{36}$/m);
    expect(copied).toMatch(/^date: \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}Z$/m);
    await lookAtFault();
  },
);

faultTest.describe('a session that ended', () => {
  // The test ends at a page that has just loaded.
  faultTest.use({ arrival: 'load' });
  faultTest(
    'a person of whom conditional access wants a new sign-in has a way to it in a read, and after a reload',
    async ({ page, canary, signInAs }) => {
      await page.clock.install();
      await signInAs('Owen Owner');
      // The opened application asks for the token in silence, and keeps one that it gets.
      await switchEntra(page, 'AADSTS70043', 'write');
      await page.goto(target);
      await fillCredential(page, 1, 'SecretToken', canary.value);
      const status = page.getByRole('region', { name: 'Status' });
      await expect(status).toContainText('Your Microsoft session has ended.');
      await status.getByRole('button', { name: 'Continue with Microsoft' }).click();
      await expect(status).toContainText('Running');
      await expect(valueOf(page, 1)).toHaveValue(canary.value);

      page.on('dialog', (dialog) => void dialog.accept());
      await switchEntra(page, 'AADSTS70043');
      // By then the token of this tab has expired.
      await page.clock.setSystemTime(Date.now() + 7_200_000);
      await page.reload();
      const again = page.getByRole('button', { name: 'Sign in again' });
      await expect(page.getByText('Your Microsoft session has ended.')).toBeVisible();
      await switchEntra(page, 'default');
      await again.click();
      await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
    },
  );
});

faultTest(
  'a person whose browser keeps nothing, or whose address has no https, is told before being sent away for nothing',
  async ({ page, context, lookAtFault }) => {
    await faultTest.step('no https', async () => {
      // The tests' own address counts as secure, as every address of this machine does.
      const plain = await context.newPage();
      await plain.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
      await plain.goto('/');
      await expect(plain.getByRole('alert')).toContainText("Sign-in doesn't work at this address.");
      await expect(plain.getByRole('alert')).toBeFocused();
      await plain.close();
    });
    // Acts like a browser that blocks cookies and site data.
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
    await expect(alert).toContainText('The browser stores nothing for this site.');
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

faultTest('a person who typed a wrong client ID on the first-run page changes it', async ({ page }) => {
  await page.goto('/sandbox/config/first-run');
  const field = page.getByRole('textbox', { name: 'Application (client) ID' });
  await field.fill('99999999-2222-4333-8444-555555555555');
  await page.getByRole('button', { name: 'Use for this tab only' }).click();
  await leaveForEntra(page);
  await expect(page.getByRole('main')).toContainText('AADSTS700016:');
  await page.goBack();
  await expect(page.getByRole('alert')).toContainText("Sign-in wasn't finished.");
  await page.getByRole('button', { name: 'Change the client ID' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Set up Provisioning Keys' })).toBeVisible();
  await field.fill('1f6c0e2b-37d4-4c8a-b5e9-8a2d90f4c716');
  await page.getByRole('button', { name: 'Use for this tab only' }).click();
  await leaveForEntra(page);
  await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('alert')).toBeFocused();
});
