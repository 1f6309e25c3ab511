import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { leaveKey } from '../../support/row-steps.ts';
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

function switchOf(page: Page, number: number, name: string): Locator {
  return credential(page, number).getByRole('switch', { name, exact: true });
}

test('a person turns settings on and off by switches, and reads the spelling that will be sent', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  for (const [number, key, label, off, on] of [
    [1, 'SyncAll', 'Sync all users and groups', 'false', 'true'],
    [2, 'SkipOutOfScopeDeletions', 'Skip out-of-scope deletions', 'False', 'True'],
    [3, 'Sandbox', 'Sandbox', 'false', 'true'],
  ] as const) {
    await leaveKey(page, number, key);
    const control = switchOf(page, number, label);
    await expect(control).not.toBeChecked();
    await expect(valueOf(page, number), 'what is off is sent as such').toHaveValue(off);
    await expect(valueOf(page, number), 'a setting is no secret').toHaveCSS('-webkit-text-security', 'none');
    await control.press('Space');
    await expect(control).toBeChecked();
    await expect(valueOf(page, number)).toHaveValue(on);
    if (key === 'Sandbox') await control.click();
  }
  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postDataJSON())).toEqual([
    {
      credentials: [
        { key: 'SyncAll', value: 'true' },
        { key: 'SkipOutOfScopeDeletions', value: 'True' },
        { key: 'Sandbox', value: 'false' },
      ],
    },
  ]);
});

test('a setting is a switch above its string: each follows the other, and neither takes what a person typed', async ({
  page,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('the switch follows what a person types into the string', async () => {
    await signInAs('Adele Admin', target);
    await leaveKey(page, 1, 'Sandbox');
    const control = switchOf(page, 1, 'Sandbox');
    const neither = page.getByText('The text below is neither on nor off.');
    for (const [typed, state] of [
      ['true', 'on'],
      ['False', 'off'],
      ['TRUE', 'on'],
      ['perhaps', 'neither'],
      ['false', 'off'],
    ] as const) {
      await valueOf(page, 1).fill(typed);
      await expect(control).toBeChecked({ checked: state === 'on' });
      await expect(neither).toHaveCount(state === 'neither' ? 1 : 0);
      await expect(valueOf(page, 1), 'what was typed stays as it is').toHaveValue(typed);
    }
    await valueOf(page, 1).fill('perhaps');
    await control.click();
    await expect(valueOf(page, 1)).toHaveValue('true');
    await expect(neither).toHaveCount(0);
  });

  await test.step('a value that was typed before its key is kept, and only a setting has a switch', async () => {
    await page.goto(target);
    await valueOf(page, 1).fill('True');
    await leaveKey(page, 1, 'SyncAll');
    await expect(switchOf(page, 1, 'Sync all users and groups')).toBeChecked();
    await expect(valueOf(page, 1)).toHaveValue('True');
    for (const key of ['SecretToken', 'BaseAddress', 'UserName', 'SystemOfRecord', 'TokenExpiration']) {
      await leaveKey(page, 1, key);
      await expect(valueOf(page, 1)).toBeVisible();
      await expect(page.getByRole('switch')).toHaveCount(0);
    }
  });

  await test.step('what a switch began with, and nobody touched, does not become the value of another key', async () => {
    await page.goto(target);
    await leaveKey(page, 1, 'SyncAll');
    await expect(valueOf(page, 1)).toHaveValue('false');
    await leaveKey(page, 1, 'SkipOutOfScopeDeletions');
    await expect(valueOf(page, 1)).toHaveValue('False');
    await leaveKey(page, 1, 'SecretToken');
    await expect(valueOf(page, 1)).toHaveValue('');
    await review(page);
    await expect(page.getByRole('link', { name: /^SecretToken: Enter a value\./ })).toBeVisible();

    await leaveKey(page, 1, 'SyncAll');
    const control = switchOf(page, 1, 'Sync all users and groups');
    await control.click();
    await control.click();
    await expect(valueOf(page, 1)).toHaveValue('false');
    await leaveKey(page, 1, 'Sandbox');
    await expect(valueOf(page, 1), 'what a person has chosen is theirs').toHaveValue('false');
    await fillCredential(page, 1, 'SyncAll', 'true');
    await keyOf(page, 1).focus();
    await page.keyboard.press('Tab');
    await expect(valueOf(page, 1)).toHaveValue('true');
  });
});
