import { expect } from '@playwright/test';
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
import { authorizeInWindow, contosoHr, fillCredential, submitsOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

const unfinished = "Sign-in wasn't finished.";
const unasked = 'Unexpected sign-in answer.';

// strip-auth-response.test holds what else is taken out of an address.
faultTest(
  'a person who is handed a made-up answer before or in the middle of a sign-in signs in, and nothing of it is taken',
  async ({ page, lookAtFault }) => {
    for (const [what, path] of [
      ['a token', '/'],
      ['an answer to a window', '/redirect.html'],
    ] as const)
      await faultTest.step(`${what}, by ${path}, before it`, async () => {
        // Only the part behind the # sign may differ, which alone would load nothing.
        await page.goto('about:blank');
        await page.goto(path + forged[what]);
        await expect(page).toHaveURL(({ pathname }) => pathname === '/');
        await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
        await expectNothingTaken(page);
      });
    const alert = page.getByRole('alert');
    for (const [what, path, says] of [
      ['a code in the fragment', '/', unfinished],
      ['an answer to a window', '/redirect.html', unfinished],
      ['a code in the query', '/redirect.html', unasked],
      ['an error', '/redirect.html', unasked],
    ] as const)
      await faultTest.step(`${what}, by ${path}, in the middle of it`, async () => {
        await leaveForEntra(page);
        await page.goto(`${path}${forged[what]}`);
        await expect(alert).toContainText(says);
        await expect(alert).toBeFocused();
        await expectNothingTaken(page);
      });
    await lookAtFault();
    await leaveForEntra(page);
    await choosePerson(page, 'Adele Admin');
    await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeVisible();
    await expectNothingTaken(page);
    expect(new URL(page.url()).hash).toBe('');
  },
);

faultTest(
  'a person whose open page is given an answer, or who leaves or reloads it while a window is open, sends by the asked one alone',
  async ({ page, canary, signInAs }) => {
    page.on('dialog', (dialog) => void dialog.accept());
    const submits = submitsOf(page);
    const openWindow = async () => {
      const popup = await authorizeInWindow(page);
      await expect(popup.getByRole('button', { name: 'Accept' })).toBeVisible();
      return popup;
    };
    const openAnew = async () => {
      await fillCredential(page, 1, 'SecretToken', canary.value);
      return await openWindow();
    };
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'SecretToken', canary.value);
    const notice = page.getByRole('group', { name: 'Part of the link was ignored.' });
    for (const what of ['a code in the fragment', 'an answer to a window'] as const)
      await faultTest.step(`${what}, behind the # sign of the open page`, async () => {
        // As a click on a link does that another site has put into this tab.
        await page.evaluate((hash) => (location.hash = hash), forged[what]);
        await expect(notice).toContainText('It had text after the # sign.');
        await expect(page).toHaveURL(target);
        await expectNothingTaken(page);
        await notice.getByRole('button', { name: 'Dismiss' }).click();
        await expect(notice).toHaveCount(0);
      });
    await expect(valueOf(page, 1)).toHaveValue(canary.value);

    await openWindow();
    await page.goto(`/redirect.html${forged['a code in the fragment']}`);
    await expect(page.getByText(unasked)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
    await expectNothingTaken(page);

    await page.goto(target);
    const left = await openAnew();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
    await expect(page.getByText(unasked)).toHaveCount(0);
    const next = await openAnew();
    // What the earlier window says now is for a page that is gone.
    await left.getByRole('button', { name: 'Cancel' }).click();
    await next.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('status')).toContainText('204 No Content');
    await expect(page.getByText(unasked)).toHaveCount(0);
    expect(submits).toHaveLength(1);
  },
);

faultTest(
  'a person of whom conditional access wants a new sign-in, or whose session cannot be read, has a way to it',
  async ({ page, canary, signInAs, lookAtFault }) => {
    await page.clock.install();
    await signInAs('Owen Owner');
    const title = page.getByRole('heading', { level: 1, name: 'Contoso HR' });
    await faultTest.step('in a read, beside what is typed', async () => {
      // The opened application asks for the token in silence, and keeps one that it gets.
      await switchEntra(page, 'AADSTS70043', 'write');
      await page.goto(target);
      await fillCredential(page, 1, 'SecretToken', canary.value);
      const status = page.getByRole('region', { name: 'Status' });
      await expect(status).toContainText('Your Microsoft session has ended.');
      await status.getByRole('button', { name: 'Continue with Microsoft' }).click();
      await expect(status).toContainText('Running');
      await expect(valueOf(page, 1)).toHaveValue(canary.value);
    });
    await faultTest.step('after a reload', async () => {
      page.on('dialog', (dialog) => void dialog.accept());
      await switchEntra(page, 'AADSTS70043');
      // By then the token of this tab has expired.
      await page.clock.setSystemTime(Date.now() + 7_200_000);
      await page.reload();
      const again = page.getByRole('button', { name: 'Sign in again' });
      await expect(page.getByText('Your Microsoft session has ended.')).toBeVisible();
      await switchEntra(page, 'default');
      await again.click();
      await expect(title).toBeVisible();
    });
    await faultTest.step('after what this tab keeps cannot be read', async () => {
      await page.evaluate(() => sessionStorage.setItem('msal.3.account.keys', '{'));
      await page.reload();
      const alert = page.getByRole('alert');
      await expect(alert).toContainText("Couldn't read this tab's session.");
      await expect(alert).toBeFocused();
      await lookAtFault();
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(title).toBeVisible();
    });
  },
);

faultTest(
  'a person whose configuration asks for an unknown permission, or names a wrong client ID, reads so and changes what they can',
  async ({ page, context, lookAtFault }) => {
    await context.grantPermissions(['clipboard-write']);
    const alert = page.getByRole('alert');
    await faultTest.step('an unknown permission: its name, and what Entra said', async () => {
      await page.goto('/sandbox/config/unknown-scope');
      await page.getByRole('button', { name: 'Sign in' }).click();
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
    });
    await faultTest.step('a wrong client ID, typed on the first-run page', async () => {
      await page.goto('/sandbox/config/first-run');
      const field = page.getByRole('textbox', { name: 'Application (client) ID' });
      await field.fill('99999999-2222-4333-8444-555555555555');
      await page.getByRole('button', { name: 'Use for this tab only' }).click();
      await leaveForEntra(page);
      await expect(page.getByRole('main')).toContainText('AADSTS700016:');
      await page.goBack();
      await expect(alert).toContainText(unfinished);
      await page.getByRole('button', { name: 'Change the client ID' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Set up Provisioning Keys' })).toBeVisible();
      await field.fill('1f6c0e2b-37d4-4c8a-b5e9-8a2d90f4c716');
      await page.getByRole('button', { name: 'Use for this tab only' }).click();
      await leaveForEntra(page);
      await expect(page.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
    });
  },
);

faultTest(
  'a person whose browser keeps nothing, or whose address has no https, reads so before being sent away for nothing',
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
