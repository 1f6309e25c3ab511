import { expectAccessibleInLooks } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  button,
  expectRefused,
  expectRows,
  jsonOf,
  mask,
  openJson,
  pairsIn,
  writePairs,
} from '../../support/json-steps.ts';
import {
  contosoHr,
  credential,
  expectTwoKept,
  fillCredential,
  fillTwo,
  secret,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person edits the body as text, masked or shown, and applies it without losing a value', async ({
  page,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person sees the body with its secrets masked, and applies it unchanged without changing anything', async () => {
    await signInAs('Adele Admin', target);
    await fillTwo(page);
    await openJson(page);
    expect(await pairsIn(page)).toEqual([
      ['UserName', 'someone@contoso.example'],
      ['SecretToken', mask(2)],
    ]);
    await button(page, 'Apply').click();
    await expectTwoKept(page);
    await expect(
      credential(page, 2).getByRole('button', { name: 'Show value of SecretToken' }),
    ).toBeVisible();
  });

  await test.step('a person adds, removes, moves and renames credentials as text, and masked values go along', async () => {
    await page.goto(target);
    await fillTwo(page);
    await page.getByRole('button', { name: 'Add credential' }).click();
    await fillCredential(page, 3, 'Password', 'the third value');
    await openJson(page);
    await writePairs(page, [
      ['Password', mask(3)],
      ['ClientSecret', mask(2)],
      ['AppKey', mask(2)],
      ['Domain', 'hr.example'],
    ]);
    await button(page, 'Apply').click();
    await expectRows(page, [
      ['Password', 'the third value'],
      ['ClientSecret', secret],
      ['AppKey', secret],
      ['Domain', 'hr.example'],
    ]);
  });

  await test.step('a person shows the values, changes one, hides them again and applies the change', async () => {
    await page.goto(target);
    await fillTwo(page);
    await openJson(page);
    await button(page, 'Show values').click();
    await expect(button(page, 'Hide values')).toBeFocused();
    expect(await pairsIn(page)).toEqual([
      ['UserName', 'someone@contoso.example'],
      ['SecretToken', secret],
    ]);
    const changed = 'line one\nline "two" •••••••• 1 \\';
    await writePairs(page, [
      ['SecretToken', changed],
      ['UserName', 'someone@contoso.example'],
      ['Password', mask(1)],
    ]);
    await button(page, 'Hide values').click();
    expect(await pairsIn(page), 'the masks stand for the values as they are now').toEqual([
      ['SecretToken', mask(1)],
      ['UserName', 'someone@contoso.example'],
      ['Password', mask(3)],
    ]);
    await writePairs(page, [
      ['Password', mask(3)],
      ['SecretToken', mask(1)],
    ]);
    await button(page, 'Show values').click();
    await button(page, 'Hide values').click();
    await button(page, 'Apply').click();
    await expectRows(page, [
      ['Password', mask(1)],
      ['SecretToken', changed],
    ]);
  });
});

test('a person edits by the keyboard alone, and Escape loses nothing that was written', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin', target);
  await fillTwo(page);
  const opener = page.getByRole('button', { name: 'Edit as JSON' });
  await opener.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit as JSON' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit as JSON' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(jsonOf(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('[{"key": "Password", "value": "by keys"}]');
  await page.keyboard.press('Escape');
  await expect(button(page, 'Keep editing')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(jsonOf(page)).toBeFocused();
  await expect(jsonOf(page)).toHaveValue(/by keys/);
  for (const name of ['Show values', 'Apply', 'Cancel']) {
    await page.keyboard.press('Tab');
    await expect(button(page, name)).toBeFocused();
  }
  await jsonOf(page).focus();
  await page.keyboard.press('Control+Enter');
  await expectRows(page, [['Password', 'by keys']]);
  await expect(opener).toBeFocused();
});

test('a person finds the JSON view accessible', async ({ page, signInAs }) => {
  await signInAs('Adele Admin', target);
  await fillTwo(page);
  await openJson(page);
  await expectAccessibleInLooks(page, 'masked');
  await button(page, 'Show values').click();
  await expectAccessibleInLooks(page, 'shown');
  await jsonOf(page).fill('[}');
  await button(page, 'Apply').click();
  await expectRefused(page, /Invalid at line/);
  await expectAccessibleInLooks(page, 'refused');
});
