import { expectAccessible, expectAccessibleInLooks } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  button,
  expectRefused,
  expectRows,
  jsonOf,
  mask,
  openJson,
  pairsIn,
  selected,
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

test('a person edits the body as text, masked or shown, loses no value, and is led to what cannot be taken', async ({
  page,
  signInAs,
}) => {
  // Looks with axe take up to a second each.
  test.slow();
  await signInAs('Adele Admin', target);
  await fillTwo(page);
  const opener = page.getByRole('button', { name: 'Edit as JSON' });

  await test.step('a person sees the body with its secrets masked, and applies it unchanged without changing anything', async () => {
    await openJson(page);
    expect(await pairsIn(page)).toEqual([
      ['UserName', 'someone@contoso.example'],
      ['SecretToken', mask(2)],
    ]);
    await page.setViewportSize({ width: 320, height: 720 });
    await expectAccessible(page, 'masked');
    await button(page, 'Apply').click();
    await expectTwoKept(page);
    await expect(
      credential(page, 2).getByRole('button', { name: 'Show value of SecretToken' }),
    ).toBeVisible();
  });

  await test.step('hands that are faster than a frame: a click moves the focus on, and the dialog of the next one keeps it', async () => {
    await page.evaluate(async () => {
      for (const text of ['Add credential', 'Edit as JSON'])
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === text)?.click();
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    });
    await expect(page.getByRole('dialog').filter({ has: page.locator(':focus') })).toBeVisible();
    await button(page, 'Cancel').click();
    await expect(opener).toBeFocused();
  });

  await test.step('a text that cannot be taken leads to its place, and the form stays as it was', async () => {
    await openJson(page);
    const row = (value: string) => `[\n  {"key": "SecretToken", "value": ${value}}\n]`;
    for (const [text, words, at] of [
      [row(`"${mask(1)}"`), /^The dots at line 2, column 35 match no hidden value\./, '"'],
      ['', 'Invalid at line 1, column 1.', ''],
      ['[\n  {"key": "SecretToken" "value": "x"}\n]', 'Invalid at line 2, column 25.', '"'],
    ] as const) {
      await jsonOf(page).fill(text);
      await button(page, 'Apply').click();
      await expectRefused(page, words);
      expect(await selected(page)).toBe(at);
      await expect(jsonOf(page)).toHaveValue(text);
    }
    await jsonOf(page).press('End');
    await page.keyboard.type(' ');
    await expect(jsonOf(page), 'the message goes with the next edit').not.toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await jsonOf(page).fill(`[${'\n'.repeat(200)}x]`);
    await jsonOf(page).evaluate((area) => (area.scrollTop = 0));
    await jsonOf(page).press('Control+Enter');
    await expectRefused(page, 'Invalid at line 201, column 1.');
    expect(
      await jsonOf(page).evaluate((area) => area.scrollTop),
      'the place comes into view',
    ).toBeGreaterThan(2_000);
    for (const way of ['Show values', 'Hide values']) {
      if (way === 'Hide values') {
        await jsonOf(page).fill('[]');
        await button(page, 'Show values').click();
      }
      await jsonOf(page).fill('[}');
      await button(page, way).click();
      await expectRefused(page, 'Invalid at line 1, column 2.');
      await expect(jsonOf(page)).toHaveValue('[}');
    }
    await expectAccessibleInLooks(page, 'shown, and refused');
    await button(page, 'Cancel').click();
    await expectTwoKept(page);
  });

  await test.step('a person adds, removes, moves and renames credentials as text, and masked values go along', async () => {
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
    await openJson(page);
    await button(page, 'Show values').click();
    await expect(button(page, 'Hide values')).toBeFocused();
    expect(await pairsIn(page)).toEqual([
      ['Password', 'the third value'],
      ['ClientSecret', secret],
      ['AppKey', secret],
      ['Domain', 'hr.example'],
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

  await test.step('a person edits by the keyboard alone, and Escape loses nothing that was written', async () => {
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
});
