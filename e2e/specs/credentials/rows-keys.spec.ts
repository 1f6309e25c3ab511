import { expect, test } from '../../support/fixtures.ts';
import { unfoldDetails } from '../../support/outcome-steps.ts';
import { expectRows, leaveKey, moveRow } from '../../support/row-steps.ts';
import {
  addCredential,
  authorize,
  contosoHr,
  credential,
  fillCredential,
  keyOf,
  review,
  submitsOf,
  valueOf,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person finds a key, settles one that occurs twice or has invisible characters, and sends one that Microsoft does not list', async ({
  page,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  const key = keyOf(page, 1);

  await test.step('a label finds the key, and a key typed in another case becomes the one that Graph knows', async () => {
    await key.fill('tenant url');
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/Tenant URL\s*BaseAddress/]);
    await key.press('Enter');
    await expect(key).toHaveValue('BaseAddress');
    await expect(key).toHaveAccessibleDescription(/Tenant URL.*Address of the SCIM endpoint/);
    await leaveKey(page, 1, 'secret_TOKEN');
    await expect(key).toHaveValue('SecretToken');
    await expect(key).toHaveAccessibleDescription(/Corrected to SecretToken\./);
    await leaveKey(page, 1, 'Nothing like a key');
    await expect(key).toHaveValue('Nothing like a key');
    await expect(page.getByText(/Corrected to/)).toHaveCount(0);
  });

  await test.step('the arrows move and Enter takes; an exact key is taken though others begin alike, a used one is not', async () => {
    await key.fill('SecretToken');
    await key.press('Enter');
    await key.press('ArrowDown');
    await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveText(/SecretToken/);
    await key.press('ArrowDown');
    await key.press('Enter');
    await expect(key).toHaveValue('AppKey');
    for (const exact of ['Sandbox', 'Domain']) {
      await key.fill(exact);
      await key.press('Enter');
      await expect(key).toHaveValue(exact);
      await expect(page.getByRole('listbox')).toHaveCount(0);
    }
    await key.fill('tenant url');
    await page.getByRole('listbox').getByRole('option', { name: 'BaseAddress' }).click();
    await expect(key).toHaveValue('BaseAddress');

    await addCredential(page, 2);
    await keyOf(page, 2).fill('addr');
    const used = page.getByRole('listbox').getByRole('option', { name: 'BaseAddress' });
    await expect(used).toHaveAttribute('aria-disabled', 'true');
    await keyOf(page, 2).press('Enter');
    await expect(keyOf(page, 2)).not.toHaveValue('BaseAddress');
  });

  await test.step('a person with the same key twice reads which rows have it, and keeps one of them as they stand now', async () => {
    await fillCredential(page, 1, 'SecretToken', 'earlier');
    await fillCredential(page, 2, 'Domain', 'one');
    await leaveKey(page, 3, 'SecretToken');
    await valueOf(page, 3).fill('later');
    await expect(keyOf(page, 3)).toHaveAccessibleDescription(/Credential 1 has this key too/);
    await moveRow(page, 1, 'down');
    await expect(keyOf(page, 3)).toHaveAccessibleDescription(/Credential 2 has this key too/);
    await review(page);
    await expect(page.getByRole('link', { name: /has this key too/ })).toHaveText(
      'Credential 3: Credential 2 has this key too. Each key is sent once.',
    );
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const remedies = credential(page, 3).getByRole('button', { name: /^Keep the / });
    await expect(remedies).toHaveText(['Keep the first', 'Keep the last']);
    await page.getByRole('button', { name: 'Keep the last' }).click();
    await expectRows(page, ['Domain', 'one'], ['SecretToken', 'later']);
    await expect(keyOf(page, 2)).toBeFocused();
    await expect(page.getByRole('group', { name: /^Fix \d+ problem/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Undo' }), 'the other one is not lost').toBeVisible();
    await review(page);
    await expect(page.getByRole('dialog')).toContainText('2 keys');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('what a row says of another with the same key stays true when rows move and go', async () => {
    await valueOf(page, 2).fill('earlier');
    await leaveKey(page, 3, 'SecretToken');
    await valueOf(page, 3).fill('later');
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await expect(keyOf(page, 2)).toHaveAccessibleDescription(/Credential 1 has this key too/);
    await valueOf(page, 2).press('Alt+ArrowUp');
    await expect(keyOf(page, 1)).not.toHaveAccessibleDescription(/has this key too/);
    await expect(keyOf(page, 2)).toHaveAccessibleDescription(/Credential 1 has this key too/);
    await page.getByRole('button', { name: 'Keep the first' }).click();
    await expectRows(page, ['SecretToken', 'later']);

    await page.getByRole('button', { name: 'Undo' }).click();
    await expectRows(page, ['SecretToken', 'later'], ['SecretToken', 'earlier']);
    await leaveKey(page, 1, 'Password');
    await expect(keyOf(page, 2)).not.toHaveAccessibleDescription(/has this key too/);
    await expect(page.getByRole('button', { name: /^Keep the / })).toHaveCount(0);
  });

  await test.step('a key with invisible characters is named, and is cleaned or sent knowingly', async () => {
    const unseen = /key contains invisible characters/;
    await leaveKey(page, 1, 'Pass\u200bword');
    await expect(keyOf(page, 1)).toHaveAccessibleDescription(unseen);
    await credential(page, 1).getByRole('button', { name: 'Remove them' }).click();
    await expect(keyOf(page, 1)).toHaveValue('Password');
    await expect(keyOf(page, 1)).toBeFocused();
    await expect(keyOf(page, 1)).not.toHaveAccessibleDescription(unseen);

    // It reads "Partner" and is sent from right to left.
    await leaveKey(page, 2, '\u202erentraP');
    await review(page);
    await expect(page.getByRole('link', { name: /^Credential 2: The key contains invisible/ })).toBeVisible();
    await credential(page, 2).getByRole('button', { name: 'Send anyway' }).click();
    await expect(credential(page, 2)).toContainText('It contains invisible characters.');
    await review(page);
    const doubts = page.getByRole('group', { name: 'Check before you send.' });
    await expect(doubts).toContainText('It contains invisible characters.');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('an unknown key is sent once a person agrees; another key is another question, another value is not', async () => {
    const unknown = /Unknown key/;
    await page.getByRole('button', { name: 'Remove credential 2' }).click();
    await leaveKey(page, 1, 'NewestKey');
    await expect(keyOf(page, 1)).toHaveAccessibleDescription(unknown);
    await review(page);
    await expect(page.getByRole('group', { name: 'Fix 1 problem' })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect(valueOf(page, 1)).toBeFocused();
    await expect(keyOf(page, 1)).not.toHaveAccessibleDescription(unknown);
    await expect(page.getByText("NewestKey isn't in Microsoft's list of keys")).toBeVisible();
    await expect(page.getByRole('group', { name: /^Fix \d+ problem/ })).toHaveCount(0);

    await valueOf(page, 1).fill('typed after');
    await expect(page.getByText("NewestKey isn't in Microsoft's list of keys")).toBeVisible();
    await leaveKey(page, 1, 'NewerKey');
    await expect(keyOf(page, 1)).toHaveAccessibleDescription(unknown);
    await page.getByRole('button', { name: 'Send anyway' }).click();

    await authorize(page);
    // The Graph of the sandbox knows the key no more than Microsoft's list.
    await unfoldDetails(page.getByRole('alert'));
    await expect(page.getByRole('alert')).toContainText("Requested value 'NewerKey' was not found.");
    expect(submits.map((request) => request.postDataJSON())).toEqual([
      { credentials: [{ key: 'NewerKey', value: 'typed after' }] },
    ]);
  });
});
