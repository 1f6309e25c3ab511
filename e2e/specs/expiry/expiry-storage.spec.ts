import {
  dayIn,
  exported,
  keep,
  note,
  noteInPanel,
  panel,
  withoutStorage,
} from '../../support/expiry-steps.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { tokenUntil } from '../../support/jwt.ts';
import { contosoHr, credential, fillCredential, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person whose browser keeps nothing for the site, or has no room, is told so and works on', async ({
  page,
  context,
  signInAs,
}) => {
  await withoutStorage(page, 'all');
  await signInAs('Adele Admin', target);
  await expect(panel(page)).toContainText('The browser stores nothing for this site.');
  await expect(panel(page).getByRole('button')).toHaveCount(0);
  await fillCredential(page, 1, 'SecretToken', tokenUntil(Date.now() + 90 * 86_400_000));
  await valueOf(page, 1).press('Tab');
  await expect(
    credential(page, 1).getByText(/^JSON Web Token, read in this browser, not verified\./),
  ).toBeVisible();
  await expect(credential(page, 1).getByRole('button', { name: /date/i })).toHaveCount(0);
  await valueOf(page, 1).fill('');

  const full = await context.newPage();
  await withoutStorage(full, 'room');
  await full.goto(new URL(target, page.url()).href);
  await full.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(full, 'Adele Admin');
  await noteInPanel(full, 'SecretToken', dayIn(9));
  await expect(panel(full).getByText(/^Not saved\. Browser storage/)).toBeVisible();
  await expect(panel(full).getByLabel('Expires on')).toHaveValue(dayIn(9));
  await expect(panel(full).getByRole('listitem')).toHaveCount(0);
});

test('whatever stands in the storage, a person sees notes alone, and what another tab changes at once', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  const { tenant } = note(1);
  for (const text of [
    tenant,
    `{"expiryNotes":1,"notes":[{"tenant":"${tenant}","__proto__":{}}]}`,
    exported(note(1, { target: '<img src=x onerror=alert(1)>' }), note(1, { key: 'constructor' }), {
      tenant,
    }),
    exported(note(1)) + ' '.repeat(65_536),
    `{"expiryNotes":1,"notes":${'['.repeat(9000)}"${tenant}"`,
  ]) {
    await keep(page, text);
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No expiry dates' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'Contoso HR' }).click();
  await expect(panel(page).getByRole('listitem')).toHaveCount(0);
  await noteInPanel(page, 'SecretToken', dayIn(9));
  await expect(panel(page).getByRole('listitem')).toHaveText([/in 9 days/]);

  const tab = await context.newPage();
  await tab.goto(page.url());
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await panel(tab)
    .getByRole('button', { name: /^Remove the expiry date of/ })
    .click();
  await expect(panel(page).getByRole('listitem')).toHaveCount(0);
});
