import { expect, test } from '../../support/fixtures.ts';
import { areaOf, importDialog, openImport } from '../../support/import-steps.ts';
import { contosoHr, credential, fillCredential, keyOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person who steps away from a text to import finds it gone, with the reason', async ({
  page,
  signInAs,
}) => {
  await page.clock.install();
  await signInAs('Adele Admin', target);
  await openImport(page);
  await areaOf(page).fill('SecretToken=left alone');
  await page.clock.fastForward('10:10');
  await expect(importDialog(page)).toHaveCount(0);
  await expect(page.getByText('Values cleared.')).toBeVisible();
  await openImport(page);
  await expect(areaOf(page)).toHaveValue('');
});

test('a person who only looks at the code may leave without a question', async ({ page, signInAs }) => {
  await signInAs('Adele Admin');
  await page.getByRole('link', { name: 'Contoso HR', exact: true }).click();
  await page.getByRole('button', { name: 'Copy as code' }).click();
  await expect(page.getByRole('dialog', { name: 'Copy as code' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search by name, app ID or object ID' })).toBeVisible();
});

test('a key that is pasted with an equals sign and no value leaves the value that is there', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  await valueOf(page, 1).fill('typed before');
  await page.evaluate(() => navigator.clipboard.writeText('SecretToken='));
  await keyOf(page, 1).focus();
  await page.keyboard.press('Control+V');
  await expect(keyOf(page, 1)).toHaveValue('SecretToken');
  await expect(valueOf(page, 1)).toHaveValue('typed before');
});

test('a token tells when it expires, and one that has expired tells since when', async ({
  page,
  signInAs,
}) => {
  await page.clock.install({ time: new Date('2026-01-10T12:00:00Z') });
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', tokenUntil('2026-01-10T15:00:00Z'));
  await keyOf(page, 1).focus();
  await expect(credential(page, 1)).toContainText('Expires in 3 hours');
  await valueOf(page, 1).fill(tokenUntil('2026-01-05T12:00:00Z'));
  await keyOf(page, 1).focus();
  await expect(credential(page, 1)).toContainText('Expired 5 days ago');
});

test('the focus goes back to the value when the clipboard has been cleared', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', 'a secret');
  await page.getByRole('button', { name: 'Copy value of SecretToken' }).click();
  await page.getByRole('button', { name: 'Clear the clipboard' }).press('Enter');
  await expect(valueOf(page, 1)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Clear the clipboard' })).toHaveCount(0);
});

function tokenUntil(time: string): string {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: Date.parse(time) / 1000 })}.c2lnbmVk`;
}
