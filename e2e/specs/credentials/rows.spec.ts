import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import {
  credentials,
  expectRows,
  expireRemovals,
  leaveKey,
  moreOf,
  moveRow,
} from '../../support/row-steps.ts';
import {
  authorize,
  contosoHr,
  fillCredential,
  keyOf,
  review,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';
import { pasteInto } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person fills rows, moves them by menu and by keys, brings a removed one back, and sends them in that order', async ({
  page,
  context,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await page.clock.install();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);

  await test.step('one blank row stands at the end, which neither moves nor goes nor stops the review', async () => {
    await expectRows(page);
    await valueOf(page, 1).fill('v');
    await expectRows(page, ['', 'v']);
    await valueOf(page, 1).fill('');
    await expectRows(page);
    await keyOf(page, 1).fill('D');
    await expect(credentials(page)).toHaveCount(2);
    await keyOf(page, 1).fill('');
    await expectRows(page);

    await fillCredential(page, 1, 'Domain', 'one');
    await fillCredential(page, 2, 'UserName', 'two');
    await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
    await valueOf(page, 2).fill('');
    await leaveKey(page, 2, '');
    await expectRows(page, ['Domain', 'one']);

    await fillCredential(page, 2, 'UserName', 'two');
    for (const press of ['first', 'second']) {
      await page.getByRole('button', { name: 'Add credential' }).click();
      await expect(keyOf(page, 3), press).toBeFocused();
    }
    await expect(page.getByRole('button', { name: /^(More for|Remove credential)/ })).toHaveCount(4);
    await valueOf(page, 3).press('Alt+ArrowUp');
    await valueOf(page, 2).press('Alt+ArrowDown');
    await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
    await review(page);
    await expect(page.getByRole('dialog')).toContainText('2 keys');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('Undo waits for a person who is on it, and leaves a place on the page when it goes', async () => {
    await removeButton(page, 2).click();
    await expect(removeButton(page, 1)).toBeFocused();
    await undo(page).focus();
    await page.clock.fastForward(60_000);
    await expect(undo(page)).toBeFocused();
    // Another window has the keyboard now, and time goes on.
    await undo(page).evaluate((button) =>
      button.dispatchEvent(new FocusEvent('focusout', { bubbles: true })),
    );
    await expireRemovals(page);
    await expect(page.getByRole('button', { name: 'Add credential' })).toBeFocused();
  });

  await test.step('rows move by menu and by keys, and the focus goes along', async () => {
    await fillCredential(page, 2, 'UserName', 'two');
    await fillCredential(page, 3, 'SecretToken', 'three');
    await moveRow(page, 3, 'up');
    await expectRows(page, ['Domain', 'one'], ['SecretToken', 'three'], ['UserName', 'two']);
    await expect(moreOf(page, 2)).toBeFocused();
    await moreOf(page, 1).press('ArrowDown');
    await expect(page.getByRole('menuitem')).toHaveCount(2);
    await expect(page.getByRole('menuitem', { name: 'Move up' })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');
    await expect(moreOf(page, 1)).toBeFocused();
    await moreOf(page, 3).press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Move down' })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');
    await expect(moreOf(page, 3)).toBeFocused();
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
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect(keyOf(page, 2)).toBeFocused();
    await expectRows(page, ['SecretToken', 'three more'], ['Domain', 'one'], ['UserName', 'two']);
  });

  await test.step('all removed rows come back before what was typed since, and what was wrong is said again', async () => {
    const rows = [
      ['SecretToken', 'three more'],
      ['Domain', 'one'],
      ['UserName', 'two'],
    ] as const;
    for (const number of [1, 2, 1]) await removeButton(page, number).click();
    await expectRows(page);
    await expect(page.getByRole('button', { name: 'Add credential' })).toBeFocused();
    await valueOf(page, 1).fill('without a key');
    for (const _ of rows) await undo(page).click();
    await expectRows(page, ...rows, ['', 'without a key']);

    await leaveKey(page, 4, 'Unheard');
    await expect(keyOf(page, 4)).toHaveAccessibleDescription(/Unknown key/);
    await removeButton(page, 4).click();
    await expect(page.getByText('Unknown key')).toHaveCount(0);
    await undo(page).click();
    await expect(keyOf(page, 4)).toHaveAccessibleDescription(/Unknown key/);
    await removeButton(page, 4).click();
    await expireRemovals(page);
    await expectRows(page, ...rows);
  });

  await test.step('a removed row comes back to its place with its key and value, and all is sent in that order', async () => {
    const lines = '-----BEGIN KEY-----\n\tMIIB\n\n-----END KEY-----\n';
    await valueOf(page, 1).press('Alt+ArrowDown');
    await valueOf(page, 2).fill('');
    await pasteInto(valueOf(page, 2), lines);
    await removeButton(page, 2).click();
    await expect(page.getByText('SecretToken was removed.')).toBeVisible();
    await expect(removeButton(page, 2)).toBeFocused();
    await expectRows(page, ['Domain', 'one'], ['UserName', 'two']);
    await undo(page).press('Enter');
    await expectRows(page, ['Domain', 'one'], ['SecretToken', lines], ['UserName', 'two']);
    await expect(keyOf(page, 2)).toBeFocused();
    await expect(undo(page)).toHaveCount(0);
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(submits.map((request) => request.postDataJSON())).toEqual([
      {
        credentials: [
          { key: 'Domain', value: 'one' },
          { key: 'SecretToken', value: lines },
          { key: 'UserName', value: 'two' },
        ],
      },
    ]);
  });
});

function removeButton(page: Page, number: number) {
  return page.getByRole('button', { name: `Remove credential ${number}` });
}

function undo(page: Page) {
  return page.getByRole('button', { name: 'Undo' });
}
