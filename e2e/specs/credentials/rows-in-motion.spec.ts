import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { moveRow } from '../../support/row-steps.ts';
import { contosoHr, credential, fillCredential, keyOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('what is put right, kept or looked at is the row as it stands now', async ({ page, signInAs }) => {
  // Several pages in a row.
  test.slow();
  await test.step('a key that is put right while its row is removed or moved changes no other row', async () => {
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'UserName', 'somebody');
    await fillCredential(page, 2, 'Domain', 'a domain');
    await fillCredential(page, 3, 'SecretToken', 'a secret');
    await typeKey(page, 2, 'BASE ADDRESS');
    await moveRow(page, 2, 'up');
    await expectRow(page, 1, 'BaseAddress', 'a domain');
    await expectRow(page, 2, 'UserName', 'somebody');

    await typeKey(page, 1, 'sync all');
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await expect(page.getByRole('button', { name: 'Remove credential 3' })).toHaveCount(0);
    await expectRow(page, 1, 'UserName', 'somebody');
    await expectRow(page, 2, 'SecretToken', 'a secret');
  });

  await test.step('the ways out of a duplicate key mean the rows as they stand now', async () => {
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', 'the first');
    await fillCredential(page, 2, 'Domain', 'a domain');
    await typeKey(page, 3, 'SecretToken');
    await valueOf(page, 3).fill('the last');
    await moveRow(page, 1, 'down');
    await expectRow(page, 1, 'Domain', 'a domain');
    await credential(page, 3).getByRole('button', { name: 'Keep the last' }).click();
    await expectRow(page, 1, 'Domain', 'a domain');
    await expectRow(page, 2, 'SecretToken', 'the last');
  });

  await test.step('a value is looked at when it is left by keyboard, though a context menu took the release of the mouse', async () => {
    await page.goto(target);
    await fillCredential(page, 1, 'SecretToken', ' a secret ');
    await valueOf(page, 1).hover();
    await page.mouse.down({ button: 'right' });
    await page.keyboard.press('Tab');
    await expect(credential(page, 1).getByRole('button', { name: 'Keep', exact: true })).toBeVisible();
  });
});

/** Types a key and leaves the list that opens, choosing nothing from it. */
async function typeKey(page: Page, number: number, text: string): Promise<void> {
  await keyOf(page, number).fill(text);
  await keyOf(page, number).press('Escape');
  await expect(keyOf(page, number)).toHaveValue(text);
}

async function expectRow(page: Page, number: number, key: string, value: string): Promise<void> {
  await expect(keyOf(page, number)).toHaveValue(key);
  await expect(valueOf(page, number)).toHaveValue(value);
}
