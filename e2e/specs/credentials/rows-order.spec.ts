import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { expectRows, leaveKey, revealOf } from '../../support/row-steps.ts';
import {
  authorize,
  contosoHr,
  credential,
  fillCredential,
  keyOf,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';
import { review } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person puts the credentials in another order by buttons, which keep the focus', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await fillThree(page);
  await expectMoves(page, 1, { up: false, down: true });
  await expectMoves(page, 2, { up: true, down: true });
  await expectMoves(page, 3, { up: true, down: false });

  await moveButton(page, 3, 'up').click();
  await expectRows(page, ['Domain', 'one'], ['SecretToken', 'three'], ['UserName', 'two']);
  await expect(moveButton(page, 2, 'up')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectRows(page, ['SecretToken', 'three'], ['Domain', 'one'], ['UserName', 'two']);
  // At the last position the button still has the focus, and does nothing more.
  await expect(moveButton(page, 1, 'up')).toBeFocused();
  await expectMoves(page, 1, { up: false, down: true });
  await page.keyboard.press('Enter');
  await expectRows(page, ['SecretToken', 'three'], ['Domain', 'one'], ['UserName', 'two']);

  await moveButton(page, 2, 'down').press('Space');
  await expectRows(page, ['SecretToken', 'three'], ['UserName', 'two'], ['Domain', 'one']);
  await expect(moveButton(page, 3, 'down')).toBeFocused();
  await expectMoves(page, 3, { up: true, down: false });
});

test('a person moves a credential with Alt, Shift and an arrow, and goes on typing where they were', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await fillThree(page);
  await valueOf(page, 3).press('End');
  for (const [press, number] of [
    ['Alt+Shift+ArrowUp', 2],
    ['Alt+Shift+ArrowUp', 1],
    ['Alt+Shift+ArrowUp', 1],
    ['Alt+Shift+ArrowDown', 2],
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
  const problem = 'Unknown key. Choose one from the list, or send it anyway.';
  await expect(page.getByRole('link', { name: problem })).toHaveText(`Credential 2: ${problem}`);
  await moveButton(page, 2, 'up').click();
  await expect(page.getByRole('link', { name: problem })).toHaveText(`Credential 1: ${problem}`);
});

test('the credentials are sent in the order that a person gave them', async ({ page, signInAs }) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  await fillThree(page);
  await moveButton(page, 3, 'up').click();
  await keyOf(page, 1).press('Alt+Shift+ArrowDown');
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postDataJSON())).toEqual([
    {
      credentials: [
        { key: 'SecretToken', value: 'three' },
        { key: 'Domain', value: 'one' },
        { key: 'UserName', value: 'two' },
      ],
    },
  ]);
});

async function fillThree(page: Page): Promise<void> {
  await fillCredential(page, 1, 'Domain', 'one');
  await fillCredential(page, 2, 'UserName', 'two');
  await fillCredential(page, 3, 'SecretToken', 'three');
  await expectRows(page, ['Domain', 'one'], ['UserName', 'two'], ['SecretToken', 'three']);
}

function moveButton(page: Page, number: number, way: 'up' | 'down') {
  return page.getByRole('button', { name: `Move credential ${number} ${way}`, exact: true });
}

async function expectMoves(page: Page, number: number, can: { up: boolean; down: boolean }): Promise<void> {
  await expect(moveButton(page, number, 'up')).toBeEnabled({ enabled: can.up });
  await expect(moveButton(page, number, 'down')).toBeEnabled({ enabled: can.down });
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
