import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { expectRows, leaveKey, moveRow, revealOf } from '../../support/row-steps.ts';
import {
  addCredential,
  contosoHr,
  credential,
  fillCredential,
  keyOf,
  review,
  valueOf,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person is led to what is missing, and what is said, kept or shown of a row goes along with it', async ({
  page,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await signInAs('Adele Admin', target);

  await test.step('a person adds and removes credentials, and the focus goes along', async () => {
    for (const [number, key] of ['BaseAddress', 'SecretToken', 'Domain'].entries()) {
      if (number > 0) await addCredential(page, number + 1);
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
    await typeKey(page, 1, 'basaddress');
    await fillCredential(page, 2, 'SecretToken', 'a value');
    await typeKey(page, 3, 'SecretToken');
    await valueOf(page, 3).fill('another');
    await typeKey(page, 4, 'secret_token');
    await valueOf(page, 4).fill('  ');
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
    await expect(page.getByRole('button', { name: 'Remove credential 2' })).toBeFocused();
    await expect(page.getByRole('group', { name: /^Fix \d+ problem/ })).toHaveCount(0);
    await review(page);
    await expect(page.getByRole('dialog')).toContainText('2 keys');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('identifiers and addresses can be read; what is not known counts as a secret', async () => {
    await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'none');
    await expect(revealOf(page, 1)).toHaveCount(0);
    await expect(valueOf(page, 2)).toHaveCSS('-webkit-text-security', 'disc');
    await leaveKey(page, 3, 'Unheard');
    await valueOf(page, 3).fill('third');
    await expect(valueOf(page, 3)).toHaveCSS('-webkit-text-security', 'disc');
  });

  await test.step('what a person revealed, and what was wrong, goes along with its credential', async () => {
    await fillCredential(page, 1, 'Password', 'second secret');
    await moveRow(page, 1, 'down');
    await revealOf(page, 2).click();
    await valueOf(page, 2).press('Alt+Shift+ArrowUp');
    await expectRevealed(page, 'Password', 'SecretToken', 'credential 3');
    await keyOf(page, 3).press('Alt+Shift+ArrowUp');
    await expectRevealed(page, 'Password', 'credential 2', 'SecretToken');
    await expect(keyOf(page, 2)).toHaveAccessibleDescription(/Unknown key/);
    await expect(keyOf(page, 3)).not.toHaveAccessibleDescription(/Unknown key/);
    await expect(credential(page, 2).getByRole('button', { name: 'Send anyway' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send anyway' })).toHaveCount(1);
    await expectRows(page, ['Password', 'second secret'], ['Unheard', 'third'], ['SecretToken', 'a value']);

    await review(page);
    const problem = 'Unknown key.';
    await expect(page.getByRole('link', { name: problem })).toHaveText(`Credential 2: ${problem}`);
    await moveRow(page, 2, 'up');
    await expect(page.getByRole('link', { name: problem })).toHaveText(`Credential 1: ${problem}`);
  });

  await test.step('a key that is corrected while its row is removed or moved changes no other row', async () => {
    await moveRow(page, 1, 'down');
    await typeKey(page, 2, 'BASE ADDRESS');
    await moveRow(page, 2, 'up');
    const others = [
      ['Password', 'second secret'],
      ['SecretToken', 'a value'],
    ] as const;
    await expectRows(page, ['BaseAddress', 'third'], ...others);
    await typeKey(page, 1, 'sync all');
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await expectRows(page, ...others);
  });

  await test.step('a value is looked at when it is left by keyboard, though a context menu took the release of the mouse', async () => {
    await valueOf(page, 2).fill(' a secret ');
    await valueOf(page, 2).hover();
    await page.mouse.down({ button: 'right' });
    await page.keyboard.press('Tab');
    await expect(credential(page, 2).getByRole('button', { name: 'Keep', exact: true })).toBeVisible();
  });
});

/** Types a key and leaves the list that opens, choosing nothing from it. */
async function typeKey(page: Page, number: number, text: string): Promise<void> {
  await keyOf(page, number).fill(text);
  await keyOf(page, number).press('Escape');
  await expect(keyOf(page, number)).toHaveValue(text);
}

/** The first of these is the only one whose value can be read. */
async function expectRevealed(page: Page, first: string, ...others: readonly string[]): Promise<void> {
  await expect(revealOf(page, 1)).toHaveAccessibleName(`Hide value of ${first}`);
  await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'none');
  for (const [index, name] of others.entries()) {
    await expect(revealOf(page, index + 2)).toHaveAccessibleName(`Show value of ${name}`);
    await expect(valueOf(page, index + 2)).toHaveCSS('-webkit-text-security', 'disc');
  }
}
