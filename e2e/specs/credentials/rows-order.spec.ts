import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { expectRows, leaveKey, moreOf, moveRow, revealOf } from '../../support/row-steps.ts';
import {
  authorize,
  contosoHr,
  credential,
  fillCredential,
  keyOf,
  submitsOf,
  valueOf,
  review,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person moves credentials by menu and by keys, goes on where they were, and sends them in that order', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  await fillThree(page);
  await moveRow(page, 3, 'up');
  await expectRows(page, ['Domain', 'one'], ['SecretToken', 'three'], ['UserName', 'two']);
  await expect(moreOf(page, 2)).toBeFocused();
  await moreOf(page, 1).press('ArrowDown');
  await expect(page.getByRole('menuitem')).toHaveCount(2);
  await expect(page.getByRole('menuitem', { name: 'Move up' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(moreOf(page, 1)).toBeFocused();
  await moveRow(page, 2, 'down');
  await valueOf(page, 3).press('End');
  for (const [press, number] of [
    ['Alt+ArrowUp', 2],
    ['Alt+Shift+ArrowUp', 1],
    ['Alt+Shift+ArrowUp', 1],
    ['Alt+ArrowDown', 2],
  ] as const) {
    await page.keyboard.press(press);
    await expect(keyOf(page, number)).toHaveValue('SecretToken');
    await expect(valueOf(page, number)).toBeFocused();
  }
  await page.keyboard.type(' more');
  await expectRows(page, ['Domain', 'one'], ['SecretToken', 'three more'], ['UserName', 'two']);

  await keyOf(page, 1).focus();
  for (const number of [2, 3, 3]) {
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect(keyOf(page, number)).toHaveValue('Domain');
    await expect(keyOf(page, number)).toBeFocused();
    await expect(page.getByRole('listbox'), 'the key box takes the arrow for itself').toHaveCount(0);
  }
  await expectRows(page, ['SecretToken', 'three more'], ['UserName', 'two'], ['Domain', 'one']);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(keyOf(page, 2)).toBeFocused();
  await expectRows(page, ['SecretToken', 'three more'], ['Domain', 'one'], ['UserName', 'two']);
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postDataJSON())).toEqual([
    {
      credentials: [
        { key: 'SecretToken', value: 'three more' },
        { key: 'Domain', value: 'one' },
        { key: 'UserName', value: 'two' },
      ],
    },
  ]);
});

test('what a person revealed, and what was wrong, goes along with its credential', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await fillCredential(page, 1, 'SecretToken', 'first secret');
  await fillCredential(page, 2, 'Password', 'second secret');
  await leaveKey(page, 3, 'Unheard');
  await valueOf(page, 3).fill('third');
  await revealOf(page, 2).click();

  await valueOf(page, 2).press('Alt+Shift+ArrowUp');
  await expectRevealed(page, 'Password', 'SecretToken', 'credential 3');
  await keyOf(page, 3).press('Alt+Shift+ArrowUp');
  await expectRevealed(page, 'Password', 'credential 2', 'SecretToken');
  await expect(keyOf(page, 2)).toHaveAccessibleDescription(/Unknown key/);
  await expect(keyOf(page, 3)).not.toHaveAccessibleDescription(/Unknown key/);
  await expect(credential(page, 2).getByRole('button', { name: 'Send anyway' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send anyway' })).toHaveCount(1);
  await expectRows(
    page,
    ['Password', 'second secret'],
    ['Unheard', 'third'],
    ['SecretToken', 'first secret'],
  );

  await review(page);
  const problem = 'Unknown key.';
  await expect(page.getByRole('link', { name: problem })).toHaveText(`Credential 2: ${problem}`);
  await moveRow(page, 2, 'up');
  await expect(page.getByRole('link', { name: problem })).toHaveText(`Credential 1: ${problem}`);
});

async function fillThree(page: Page): Promise<void> {
  await fillCredential(page, 1, 'Domain', 'one');
  await fillCredential(page, 2, 'UserName', 'two');
  await fillCredential(page, 3, 'SecretToken', 'three');
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two'], ['SecretToken', 'three']);
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
