import { expect, test } from '../../support/fixtures.ts';
import { unfoldDetails } from '../../support/outcome-steps.ts';
import { expectRows, leaveKey } from '../../support/row-steps.ts';
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
const unknown = /Unknown key/;

test('a person can send a key that nobody knows, after saying so', async ({ page, signInAs }) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  await leaveKey(page, 1, 'NewestKey');
  await valueOf(page, 1).fill('typed before');
  await expect(keyOf(page, 1)).toHaveAccessibleDescription(unknown);
  await review(page);
  await expect(page.getByRole('group', { name: 'Fix 1 problem' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Send anyway' }).click();
  await expect(valueOf(page, 1)).toBeFocused();
  await expect(keyOf(page, 1)).not.toHaveAccessibleDescription(unknown);
  await expect(page.getByText("NewestKey isn't in Microsoft's list of keys")).toBeVisible();
  await expect(page.getByRole('group', { name: /^Fix \d+ problem/ })).toHaveCount(0);

  // Another key is another question, another value is not.
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

test('a key that is there twice, or holds invisible characters, is named until it is put right', async ({
  page,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person with the same key twice reads which rows have it, and keeps one', async () => {
    await signInAs('Adele Admin', target);
    await fillCredential(page, 1, 'Domain', 'one');
    await fillCredential(page, 2, 'SecretToken', 'earlier');
    await leaveKey(page, 3, 'SecretToken');
    await valueOf(page, 3).fill('later');
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
  });

  await test.step('what a row says of another with the same key stays true when rows move and go', async () => {
    await page.goto(target);
    await fillCredential(page, 1, 'Domain', 'one');
    await fillCredential(page, 2, 'SecretToken', 'earlier');
    await leaveKey(page, 3, 'SecretToken');
    await valueOf(page, 3).fill('later');
    await expect(keyOf(page, 3)).toHaveAccessibleDescription(/Credential 2 has this key too/);

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

  await test.step('a person whose key holds characters that cannot be seen is told so, and removes them or sends them knowingly', async () => {
    await page.goto(target);
    const unseen = /key contains invisible characters/;
    await leaveKey(page, 1, 'Secret\u200bToken');
    await valueOf(page, 1).fill('one');
    await expect(keyOf(page, 1)).toHaveAccessibleDescription(unseen);
    await credential(page, 1).getByRole('button', { name: 'Remove them' }).click();
    await expect(keyOf(page, 1)).toHaveValue('SecretToken');
    await expect(keyOf(page, 1)).toBeFocused();
    await expect(keyOf(page, 1)).not.toHaveAccessibleDescription(unseen);

    // It reads "Partner" and is sent from right to left.
    await leaveKey(page, 2, '\u202erentraP');
    await valueOf(page, 2).fill('two');
    await review(page);
    await expect(page.getByRole('link', { name: /^Credential 2: The key contains invisible/ })).toBeVisible();
    await credential(page, 2).getByRole('button', { name: 'Send anyway' }).click();
    await expect(credential(page, 2)).toContainText('It contains invisible characters.');
    await review(page);
    const doubts = page.getByRole('group', { name: 'Check before you send.' });
    await expect(doubts).toContainText('It contains invisible characters.');
  });
});
