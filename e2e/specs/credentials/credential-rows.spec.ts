import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, credential, fillCredential, keyOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person fills rows, removes them, and is led to what is missing', async ({ page, signInAs }) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person adds and removes credentials, and the focus goes along', async () => {
    await signInAs('Adele Admin', target);
    for (const [number, key] of ['BaseAddress', 'SecretToken', 'Domain'].entries()) {
      if (number > 0) await page.getByRole('button', { name: 'Add credential' }).click();
      await expect(keyOf(page, number + 1)).toBeVisible();
      if (number > 0) await expect(keyOf(page, number + 1)).toBeFocused();
      await fillCredential(page, number + 1, key, `value of ${key}`);
    }

    await expect(page.getByRole('button', { name: 'Remove credential 4' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove credential 2' }).click();
    await expect(page.getByRole('button', { name: 'Remove credential 2' })).toBeFocused();
    await expect(keyOf(page, 2)).toHaveValue('Domain');
    await expect(valueOf(page, 2)).toHaveValue('value of Domain');
    await page.getByRole('button', { name: 'Remove credential 2' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Remove credential 1' })).toBeFocused();
    await expect(valueOf(page, 1)).toHaveValue('value of BaseAddress');
    await page.getByRole('button', { name: 'Remove credential 1' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Add credential' })).toBeFocused();
    await expect(keyOf(page, 1)).toHaveValue('');
    await expect(valueOf(page, 1)).toHaveValue('');

    await review(page);
    await page.getByRole('link', { name: 'Add at least one credential.' }).click();
    await expect(keyOf(page, 1)).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a person who left something out gets a summary whose links lead to the fields', async () => {
    await page.goto(target);
    await typeKey(page, 1, 'basaddress');
    await page.getByRole('button', { name: 'Add credential' }).click();
    await fillCredential(page, 2, 'SecretToken', 'a value');
    await page.getByRole('button', { name: 'Add credential' }).click();
    await typeKey(page, 3, 'SecretToken');
    await valueOf(page, 3).fill('another');
    await page.getByRole('button', { name: 'Add credential' }).click();
    await typeKey(page, 4, 'secret_token');
    await valueOf(page, 4).fill('  ');
    await page.getByRole('button', { name: 'Add credential' }).click();
    await valueOf(page, 5).fill('of no key');
    await review(page);

    const summary = page.getByRole('group', { name: 'Fix 5 problems' });
    await expect(summary.getByRole('link')).toHaveText([
      'Credential 1: Unknown key.',
      'Credential 1: Enter a value.',
      'Credential 3: Credential 2 has this key too. Each key is sent once.',
      'Credential 4: Credential 2 has this key too. Each key is sent once.',
      'Credential 5: Choose a key.',
    ]);
    await page.keyboard.press('Tab');
    await expect(summary.getByRole('link').first(), 'the summary had the focus').toBeFocused();
    await page.keyboard.press('Enter');
    await expect(keyOf(page, 1)).toBeFocused();
    await expect(keyOf(page, 1)).toHaveAccessibleDescription(/Unknown key/);
    await summary.getByRole('link').nth(1).click();
    await expect(valueOf(page, 1)).toBeFocused();
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/Enter a value/);
    await expect(page).toHaveURL(target);

    await valueOf(page, 1).fill('https://hr.example/scim');
    await expect(page.getByRole('group', { name: 'Fix 4 problems' })).toBeVisible();
    await keyOf(page, 1).fill('BaseAddress');
    for (const number of [5, 4, 3])
      await page.getByRole('button', { name: `Remove credential ${number}` }).click();
    await expect(page.getByRole('group', { name: /^Fix \d+ problem/ })).toHaveCount(0);
    await review(page);
    await expect(page.getByRole('dialog')).toContainText('2 keys');
  });

  await test.step('a person sees identifiers and addresses, and secrets only after asking', async () => {
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', 'a secret');
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'none');
    await expect(valueOf(page, 1)).toHaveValue('a secret');
    await page.getByRole('button', { name: 'Hide value of SecretToken' }).press('Enter');
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(page.getByRole('button', { name: 'Show value of SecretToken' })).toBeFocused();
    for (const readable of ['BaseAddress', 'UserName', 'SyncAll', 'TokenExpiration']) {
      await fillCredential(page, 1, readable, `a ${readable}`);
      await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'none');
      await expect(credential(page, 1).getByRole('button', { name: /^(Show|Hide) value of/ })).toHaveCount(0);
    }
    await fillCredential(page, 1, 'Unheard', 'of an unknown class');
    await expect(valueOf(page, 1), 'what is not known counts as a secret').toHaveCSS(
      '-webkit-text-security',
      'disc',
    );
  });
});

/** Types a key and leaves the list that opens, choosing nothing from it. */
async function typeKey(page: Page, number: number, text: string): Promise<void> {
  await keyOf(page, number).fill(text);
  await keyOf(page, number).press('Escape');
  await expect(keyOf(page, number)).toHaveValue(text);
}

async function review(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and authorize' }).click();
}
