import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { authorizeInWindow, contosoHr, submitsOf, typeCredential } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a sign-out in one tab takes value, token and an open window from the next within two seconds, and from one that was away', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const away = await signInBeside(page);
  const busy = await signInBeside(page);
  const submits = submitsOf(busy);
  const value = randomBytes(16).toString('hex');
  await typeCredential(busy, 1, 'SecretToken', value);
  const popup = await authorizeInWindow(busy);
  await expect(popup.getByRole('button', { name: 'Accept' })).toBeVisible();
  const tokens = await secretsOf(busy);
  expect(tokens.length).toBeGreaterThan(1);
  await away.goto('about:blank');

  await page.getByRole('button', { name: 'Adele Admin' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(busy.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 2_000 });
  await expect(busy.getByRole('alert')).toContainText('You signed out in another tab.');
  await expect(busy.getByRole('textbox')).toHaveCount(0);
  await expect(busy).toHaveTitle('Provisioning Keys');
  expect(await secretsOf(busy)).toEqual([]);
  // Every token ends in a part of its own.
  expect(await copiesOnHeap(busy, value, ...tokens.map((token) => token.slice(-32)))).toEqual([]);

  // Entra asks anew who it is; its answer to the window comes too late for everything.
  await popup.getByRole('button', { name: 'Accept' }).click();
  await popup.getByRole('button', { name: 'Adele Admin' }).click();
  await popup.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => popup.isClosed()).toBe(true);
  await away.goBack();
  await expect(away.getByRole('alert')).toContainText('You signed out in another tab.');
  expect(await secretsOf(away)).toEqual([]);
  expect(await secretsOf(busy)).toEqual([]);
  expect(submits).toEqual([]);

  // And a new session is one that no earlier sign-out ends.
  await busy.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(busy, 'Adele Admin');
  await busy.reload();
  await expect(busy.getByRole('button', { name: 'Adele Admin' })).toBeVisible();
  expect(context.pages()).toHaveLength(3);
});

/** Another tab, with a separate session. */
async function signInBeside(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(target);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(other, 'Adele Admin');
  await expect(other.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
  return other;
}

/** Every token that the session of a tab keeps. */
function secretsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    Object.entries<string>(sessionStorage).flatMap(([key, text]) =>
      key.startsWith('msal.') && /token/i.test(key)
        ? [...text.matchAll(/"secret":"([^"]+)"/g)].map(([, secret]) => secret ?? '')
        : [],
    ),
  );
}
