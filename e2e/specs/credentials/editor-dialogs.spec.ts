import { expect, test } from '../../support/fixtures.ts';
import { areaOf, importDialog, openImport } from '../../support/import-steps.ts';
import { contosoHr, keyOf, valueOf } from '../../support/steps.ts';

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
  await expect(page.getByText('Values cleared after 10 minutes idle.')).toBeVisible();
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
