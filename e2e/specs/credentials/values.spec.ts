import { expect, test } from '../../support/fixtures.ts';
import { contosoHr, credential, fillCredential, keyOf, review, valueOf } from '../../support/steps.ts';
import { enterValue, recordSpeech, remedyOf, reviewDialog } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a value that looks wrong is named when a person leaves it, fixed or kept with one click, and stops the review if it is a mistake', async ({
  page,
  context,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  const said = await recordSpeech(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);

  await test.step('nothing is said while a person types, and a note goes as soon as the value changes', async () => {
    const note = credential(page, 1).getByText('Leading or trailing space.');
    await fillCredential(page, 1, 'SecretToken', '');
    await valueOf(page, 1).pressSequentially(' Bearer');
    // The page counts with each letter, so it shows everything that typing adds by then.
    await expect(page.getByText('1 new value')).toBeVisible();
    await expect(note).toHaveCount(0);
    expect((await said()).filter((text) => text.startsWith('Credential'))).toEqual([]);
    await valueOf(page, 1).press('Tab');
    await expect(note).toBeVisible();
    await valueOf(page, 1).press('End');
    await page.keyboard.type('s');
    await expect(note).toHaveCount(0);
    await expect(valueOf(page, 1)).toHaveValue(' Bearers');
  });

  await test.step('what can only be taken out goes with one click, and a screen reader hears why', async () => {
    await enterValue(page, 1, '*');
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/The value is masked\./);
    await expect.poll(said).toContain('Credential 1: The value is masked.');
    await expect(remedyOf(page, 1, 'Keep'), 'a mask is never the value').toHaveCount(0);
    await review(page);
    await expect(page.getByRole('group', { name: 'Fix 1 problem' })).toBeVisible();
    await remedyOf(page, 1, 'Clear field').click();
    await expect(valueOf(page, 1)).toHaveValue('');
    await expect(valueOf(page, 1)).toBeFocused();
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/Enter a value/);
  });

  await test.step('all that was found is said with its row, and fixed one by one', async () => {
    await fillCredential(page, 2, 'Password', '');
    await enterValue(page, 2, 'it\u2019s ');
    await expect
      .poll(said)
      .toContain('Credential 2: Leading or trailing space. The value has typographic quotes.');
    await remedyOf(page, 2, 'Keep').first().click();
    await expect(credential(page, 2)).not.toContainText('Leading or trailing space.');
    await remedyOf(page, 2, 'Use plain quotes').click();
    await expect(valueOf(page, 2), 'a fix forgets nothing that was kept').toHaveValue("it's ");
    await expect(valueOf(page, 2)).toBeFocused();
    await expect(remedyOf(page, 2, 'Keep')).toHaveCount(0);
    await fillCredential(page, 3, 'BaseAddress', 'http://hr.example/scim/Users');
    await valueOf(page, 3).press('Tab');
    await expect(valueOf(page, 3)).toHaveAccessibleDescription(/isn't https\. .* a SCIM resource/);
    await remedyOf(page, 3, 'Use https').click();
    await remedyOf(page, 3, 'Remove ending').click();
    await expect(valueOf(page, 3)).toHaveValue('https://hr.example/scim');
    await expect(remedyOf(page, 3, 'Keep')).toHaveCount(0);
  });

  await test.step('a fix that needs another kind of field puts the focus into it', async () => {
    await enterValue(page, 1, 'copied line\n');
    await expect(valueOf(page, 1)).toHaveAccessibleDescription(/The value ends with a line break\./);
    await remedyOf(page, 1, 'Remove line break').click();
    await expect(valueOf(page, 1)).toHaveValue('copied line');
    await expect(valueOf(page, 1)).toBeFocused();
    await expect(remedyOf(page, 1, 'Keep')).toHaveCount(0);
  });

  await test.step('a value that is kept is asked about again only after a change', async () => {
    const note = credential(page, 1).getByText('Leading or trailing space.');
    await enterValue(page, 1, ' in front');
    await remedyOf(page, 1, 'Keep').click();
    await expect(note).toHaveCount(0);
    await expect(valueOf(page, 1)).toHaveValue(' in front');
    await expect(valueOf(page, 1)).toBeFocused();
    await valueOf(page, 1).press('Tab');
    await keyOf(page, 1).press('Escape');
    await expect(note, 'leaving it once more').toHaveCount(0);
    await valueOf(page, 1).press('Control+Home');
    await page.keyboard.type('x');
    await page.keyboard.press('Backspace');
    await expect(valueOf(page, 1)).toHaveValue(' in front');
    await valueOf(page, 1).press('Tab');
    await expect(note).toBeVisible();
  });

  await test.step('a mistake stops the review until it is fixed or kept; a mere suspicion is said once more in it', async () => {
    await valueOf(page, 1).fill('Bearer of a header');
    await valueOf(page, 2).fill('<your password>');
    await valueOf(page, 2).press('Control+Enter');
    const summary = page.getByRole('group', { name: 'Fix 1 problem' });
    await expect(summary.getByRole('link')).toHaveText(['Password: This looks like a placeholder.']);
    await expect(reviewDialog(page)).toHaveCount(0);
    await summary.getByRole('link').click();
    await expect(valueOf(page, 2)).toBeFocused();
    await expect(valueOf(page, 2)).toHaveAttribute('aria-invalid', 'true');

    await remedyOf(page, 2, 'Keep').click();
    await expect(summary).toHaveCount(0);
    await review(page);
    const doubts = reviewDialog(page).getByRole('group', { name: 'Check before you send.' });
    await expect(doubts.getByRole('listitem')).toHaveText(['SecretToken: Starts with "Bearer".']);

    await page.keyboard.press('Escape');
    await expect(reviewDialog(page)).toHaveCount(0);
    await remedyOf(page, 1, 'Keep').click();
    await review(page);
    await expect(reviewDialog(page)).toBeVisible();
    await expect(doubts).toHaveCount(0);
  });
});
