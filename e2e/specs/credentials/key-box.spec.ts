import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, keyOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person finds, types and walks to a key, and what is typed in another case is put right', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  const key = keyOf(page, 1);
  await key.fill('tenant url');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/Tenant URL\s*BaseAddress/]);
  await key.press('Enter');
  await expect(key).toHaveValue('BaseAddress');
  await expect(key).toHaveAccessibleDescription(/Tenant URL.*Address of the SCIM endpoint/);

  await test.step('a key typed in another case becomes the one that Graph knows', async () => {
    await key.fill('secret_TOKEN');
    await key.press('Tab');
    await expect(key).toHaveValue('SecretToken');
    await expect(key).toHaveAccessibleDescription(/Corrected to SecretToken\./);
    await key.fill('Nothing like a key');
    await key.press('Tab');
    await expect(key).toHaveValue('Nothing like a key');
    await expect(page.getByText(/Corrected to/)).toHaveCount(0);
  });

  await test.step('the arrows move, and Enter takes', async () => {
    await key.fill('SecretToken');
    await key.press('Enter');
    await key.press('ArrowDown');
    await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(/SecretToken/);
    await key.press('ArrowDown');
    await key.press('Enter');
    await expect(key).toHaveValue('AppKey');
  });

  await test.step('an exact key is taken though others begin alike, and a used one is not', async () => {
    for (const exact of ['Sandbox', 'SandboxName', 'Url', 'Domain', 'Password', 'Oauth2AccessToken']) {
      await key.fill(exact);
      await key.press('Enter');
      await expect(key).toHaveValue(exact);
      await expect(page.getByRole('listbox')).toHaveCount(0);
    }
    await key.fill('tenant url');
    await page.getByRole('listbox').getByRole('option', { name: 'BaseAddress' }).click();
    await expect(key).toHaveValue('BaseAddress');

    await page.getByRole('button', { name: 'Add credential' }).click();
    await keyOf(page, 2).fill('addr');
    const used = page.getByRole('listbox').getByRole('option', { name: 'BaseAddress' });
    await expect(used).toHaveAttribute('aria-disabled', 'true');
    await keyOf(page, 2).press('Enter');
    await expect(keyOf(page, 2)).not.toHaveValue('BaseAddress');
  });
});
