import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, keyOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person finds a key by what people call it, and reads what it is for', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  const key = keyOf(page, 1);
  await key.fill('tenant url');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/Tenant URL\s*BaseAddress/]);
  await key.press('Enter');
  await expect(key).toHaveValue('BaseAddress');
  await expect(key).toHaveAccessibleDescription(/Tenant URL · Addresses.*Address of the SCIM endpoint/);
});

test('a key typed in another case becomes the one that Graph knows, and the page says so', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  const key = keyOf(page, 1);
  await key.fill('secret_TOKEN');
  await key.press('Tab');
  await expect(key).toHaveValue('SecretToken');
  await expect(key).toHaveAccessibleDescription(/You typed secret_TOKEN; Graph calls it SecretToken\./);
  await key.fill('Nothing like a key');
  await key.press('Tab');
  await expect(key).toHaveValue('Nothing like a key');
  await expect(page.getByText(/You typed .+; Graph calls it/)).toHaveCount(0);
});

test('a person who moves to another key with the arrows takes that one', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  const key = keyOf(page, 1);
  await key.fill('SecretToken');
  await key.press('Enter');
  await key.press('ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(/SecretToken/);
  await key.press('ArrowDown');
  await key.press('Enter');
  await expect(key).toHaveValue('AppKey');
});
