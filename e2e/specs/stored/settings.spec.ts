import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { leaveKey } from '../../support/row-steps.ts';
import { authorize, contosoHr, credential, review, submitsOf, valueOf } from '../../support/steps.ts';

test('a setting is a switch above its string: each follows the other, neither takes what a person typed, and the string in view is sent', async ({
  page,
  signInAs,
}) => {
  const submits = submitsOf(page);
  await signInAs('Owen Owner', `/service-principals/${contosoHr.servicePrincipal}`);

  await test.step('what a switch began with, and a person left alone, does not become the value of another key', async () => {
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
    await leaveKey(page, 1, 'SkipOutOfScopeDeletions');
    await expect(valueOf(page, 1), 'what a person has chosen is theirs').toHaveValue('false');
  });

  await test.step('the switch follows what a person types into the string', async () => {
    await leaveKey(page, 1, 'Sandbox');
    const control = switchOf(page, 1, 'Sandbox');
    const neither = page.getByText('The text below is neither on nor off.');
    for (const [typed, state] of [
      ['true', 'on'],
      ['False', 'off'],
      ['TRUE', 'on'],
      ['perhaps', 'neither'],
    ] as const) {
      await valueOf(page, 1).fill(typed);
      await expect(control).toBeChecked({ checked: state === 'on' });
      await expect(neither).toHaveCount(state === 'neither' ? 1 : 0);
      await expect(valueOf(page, 1), 'what was typed stays as it is').toHaveValue(typed);
    }
    await control.click();
    await expect(valueOf(page, 1)).toHaveValue('true');
    await expect(neither).toHaveCount(0);
    await control.click();
    await expect(valueOf(page, 1)).toHaveValue('false');
  });

  await test.step('a value that was typed before its key is kept, and only a setting has a switch', async () => {
    await valueOf(page, 2).fill('True');
    for (const key of ['SecretToken', 'SystemOfRecord', 'TokenExpiration']) {
      await leaveKey(page, 2, key);
      await expect(valueOf(page, 2)).toBeVisible();
      await expect(credential(page, 2).getByRole('switch')).toHaveCount(0);
    }
    await leaveKey(page, 2, 'SyncAll');
    const control = switchOf(page, 2, 'Sync all users and groups');
    await expect(control).toBeChecked();
    await expect(valueOf(page, 2)).toHaveValue('True');
    await control.press('Space');
    await control.press('Space');
    await expect(valueOf(page, 2), 'in the spelling of the key').toHaveValue('true');
  });

  await test.step('a person turns a setting on, and reads the spelling that is sent', async () => {
    await leaveKey(page, 3, 'SkipOutOfScopeDeletions');
    const control = switchOf(page, 3, 'Skip out-of-scope deletions');
    await expect(control).not.toBeChecked();
    await expect(valueOf(page, 3), 'what is off is sent as such').toHaveValue('False');
    await expect(valueOf(page, 3), 'a setting is no secret').toHaveCSS('-webkit-text-security', 'none');
    await control.press('Space');
    await expect(control).toBeChecked();
    await expect(valueOf(page, 3)).toHaveValue('True');
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(submits.map((request) => request.postDataJSON())).toEqual([
      {
        credentials: [
          { key: 'Sandbox', value: 'false' },
          { key: 'SyncAll', value: 'true' },
          { key: 'SkipOutOfScopeDeletions', value: 'True' },
        ],
      },
    ]);
  });
});

function switchOf(page: Page, number: number, name: string): Locator {
  return credential(page, number).getByRole('switch', { name, exact: true });
}
