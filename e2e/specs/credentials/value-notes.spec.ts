import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, credential, fillCredential, keyOf, valueOf } from '../../support/steps.ts';
import { enterValue, recordSpeech, remedyOf } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

/** The note, the key and its value, and what the offered fix leaves. */
const findings = [
  ['Leading or trailing space.', 'SecretToken', ' in front', 'Trim', 'in front'],
  ['The value ends with a line break.', 'SecretToken', 'copied line\n', 'Remove line break', 'copied line'],
  ['The value is in quotes.', 'SecretToken', '"from a file"', 'Remove quotes', 'from a file'],
  ['Starts with "Bearer".', 'SecretToken', 'Bearer of-a-header', 'Remove "Bearer"', 'of-a-header'],
  ['The value has invisible characters.', 'Password', 'a\u200bb', 'Remove characters', 'ab'],
  ['The value has typographic quotes.', 'Password', 'it\u2019s', 'Use plain quotes', "it's"],
  ['This looks like a placeholder.', 'Password', '<your token>', 'Clear field', ''],
  ["The value is the key's own name.", 'SecretToken', 'SecretToken', 'Clear field', ''],
  ["This looks like a secret's ID.", 'ClientSecret', contosoHr.appId, 'Clear field', ''],
] as const;
const mask = ['The value is masked.', 'SecretToken', '*', 'Clear field', ''] as const;

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
      await expect(remedyOf(page, 1, 'Keep')).toHaveCount(0);
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
      await remedyOf(page, 1, 'Keep').click();
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
  const note = credential(page, 1).getByText('Leading or trailing space.');
  await fillCredential(page, 1, 'SecretToken', '');
  await valueOf(page, 1).pressSequentially(' Bearer');
  // The page counts with each letter, so it shows everything that typing adds by then.
  await expect(page.getByText('1 new value')).toBeVisible();
  await expect(note).toHaveCount(0);
  await valueOf(page, 1).press('Tab');
  await expect(note).toBeVisible();
  await valueOf(page, 1).press('End');
  await page.keyboard.type('s');
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
  await expect.poll(said).toContain('Credential 1: The value is masked.');
  await fillCredential(page, 2, 'Password', '');
  await enterValue(page, 2, 'it\u2019s ');
  await expect
    .poll(said, 'all that was found, with its row')
    .toContain('Credential 2: Leading or trailing space. The value has typographic quotes.');
});
