import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, credential, fillCredential, keyOf, valueOf } from '../../support/steps.ts';
import { enterValue, recordSpeech, remedyOf } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

/** The note, the key and its value, and what the offered fix leaves. */
const findings = [
  ['There is a blank at the start or the end.', 'SecretToken', ' in front', 'Remove it', 'in front'],
  ['The value ends with a line break.', 'SecretToken', 'copied line\n', 'Remove it', 'copied line'],
  ['The value stands in quotes.', 'SecretToken', '"from a file"', 'Remove the quotes', 'from a file'],
  ['The value begins with Bearer.', 'SecretToken', 'Bearer of-a-header', 'Remove the word', 'of-a-header'],
  ['There are characters in the value that cannot be seen.', 'Password', 'a\u200bb', 'Remove them', 'ab'],
  ['There are typographic quotes in the value.', 'Password', 'it\u2019s', 'Make them plain', "it's"],
  ['This looks like a placeholder.', 'Password', '<your token>', 'Empty the field', ''],
  ['The value is the name of its key.', 'SecretToken', 'SecretToken', 'Empty the field', ''],
  ['This looks like an ID, not like a secret.', 'ClientSecret', contosoHr.appId, 'Empty the field', ''],
] as const;
const mask = ['This holds a mask in place of the value.', 'SecretToken', '*', 'Empty the field', ''] as const;

test.beforeEach(async ({ context, signInAs }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
});

test('a person who leaves a value that looks wrong is told why, and mends it with one click', async ({
  page,
}) => {
  for (const [what, key, value, fix, mended] of [...findings, mask])
    await test.step(what, async () => {
      await fillCredential(page, 1, key, '');
      await enterValue(page, 1, value);
      await expect(valueOf(page, 1)).toHaveAccessibleDescription(new RegExp(what));
      await remedyOf(page, 1, fix).click();
      await expect(valueOf(page, 1)).toHaveValue(mended);
      await expect(valueOf(page, 1)).toBeFocused();
      await expect(remedyOf(page, 1, 'Keep it')).toHaveCount(0);
    });
});

test('a person keeps a value that looks wrong, and is asked again only after changing it', async ({
  page,
}) => {
  for (const [what, key, value] of findings)
    await test.step(what, async () => {
      const note = credential(page, 1).getByText(what);
      await fillCredential(page, 1, key, '');
      await enterValue(page, 1, value);
      await remedyOf(page, 1, 'Keep it').click();
      await expect(note).toHaveCount(0);
      await expect(valueOf(page, 1)).toHaveValue(value);
      await expect(valueOf(page, 1)).toBeFocused();
      await valueOf(page, 1).press('Tab');
      await keyOf(page, 1).press('Escape');
      await expect(note, 'leaving it once more').toHaveCount(0);

      await valueOf(page, 1).press('Control+Home');
      await page.keyboard.type('x');
      await page.keyboard.press('Backspace');
      await expect(valueOf(page, 1)).toHaveValue(value);
      await valueOf(page, 1).press('Tab');
      await expect(note).toBeVisible();
    });
});

test('nobody is told anything while typing, and a note goes as soon as the value changes', async ({
  page,
}) => {
  const note = credential(page, 1).getByText('There is a blank at the start or the end.');
  const size = page.getByText(/^\d+ bytes to send$/);
  await fillCredential(page, 1, 'SecretToken', '');
  await valueOf(page, 1).pressSequentially(' Bearer');
  // The page updates the size with each letter, so it shows everything that typing adds by then.
  await expect(size).toHaveText('57 bytes to send');
  await expect(note).toHaveCount(0);
  await valueOf(page, 1).press('Tab');
  await expect(note).toBeVisible();
  await valueOf(page, 1).press('End');
  await page.keyboard.type('s');
  await expect(size).toHaveText('58 bytes to send');
  await expect(note).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue(' Bearers');
});

test('a person who cannot see the page hears what is wrong with the value that was left', async ({
  page,
}) => {
  const said = await recordSpeech(page);
  await page.reload();
  await fillCredential(page, 1, 'SecretToken', '');
  await enterValue(page, 1, '*');
  await expect.poll(said).toContain('Credential 1: This holds a mask in place of the value.');
  await fillCredential(page, 2, 'Password', '');
  await enterValue(page, 2, 'it\u2019s ');
  await expect
    .poll(said, 'all that was found, with its row')
    .toContain(
      'Credential 2: There is a blank at the start or the end. There are typographic quotes in the value.',
    );
});

test('a person who mends one thing about a value is not asked again about what they kept of it', async ({
  page,
}) => {
  const blank = credential(page, 1).getByText('There is a blank at the start or the end.');
  await fillCredential(page, 1, 'Password', '');
  await enterValue(page, 1, 'it\u2019s ');
  await expect(remedyOf(page, 1, 'Keep it')).toHaveCount(2);
  await remedyOf(page, 1, 'Keep it').first().click();
  await expect(blank).toHaveCount(0);
  await remedyOf(page, 1, 'Make them plain').click();
  await expect(valueOf(page, 1)).toHaveValue("it's ");
  await expect(valueOf(page, 1)).toBeFocused();
  await expect(remedyOf(page, 1, 'Keep it')).toHaveCount(0);

  await page.keyboard.type('x');
  await page.keyboard.press('Backspace');
  await valueOf(page, 1).press('Tab');
  await expect(blank, 'after an edit').toBeVisible();
});
