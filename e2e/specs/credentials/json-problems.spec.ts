import { expect, test } from '../../support/fixtures.ts';
import { button, expectRefused, jsonOf, mask, openJson, selected } from '../../support/json-steps.ts';
import { contosoHr, expectTwoKept, fillTwo } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a text that cannot be taken leads to its place, and the form stays', async ({ page, signInAs }) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person whose text cannot be taken is led to the place, and the form stays as it was', async () => {
    await signInAs('Adele Admin', target);
    await fillTwo(page);
    await openJson(page);
    const row = (value: string) => `[\n  {"key": "SecretToken", "value": ${value}}\n]`;
    for (const [text, words, at] of [
      ['[\n  {"key": "SecretToken" "value": "x"}\n]', 'Invalid at line 2, column 25.', '"'],
      [row(`"${mask(7)}"`), /^The dots at line 2, column 35 match no hidden value\./, '"'],
      [row(`"${mask(1)}"`), /^The dots at line 2, column 35 match no hidden value\./, '"'],
      [row('"one\\r\\ntwo"'), /^The value at line 2, column 35 has a carriage return/, '"'],
      [row('"one\\u0000two"'), /^The text at line 2, column 35 has a NUL character/, '"'],
      ['[{"key": "Secret\\nToken", "value": "x"}]', /^The key at line 1, column 10 has a line break/, '"'],
      [row('null'), 'Expected text in quotes at line 2, column 35.', 'n'],
      ['', 'Invalid at line 1, column 1.', ''],
    ] as const) {
      await jsonOf(page).fill(text);
      await button(page, 'Apply').click();
      await expectRefused(page, words);
      expect(await selected(page)).toBe(at);
      await expect(jsonOf(page)).toHaveValue(text);
      await jsonOf(page).press('End');
      await page.keyboard.type(' ');
      await expect(jsonOf(page), 'the message goes with the next edit').not.toHaveAttribute(
        'aria-invalid',
        'true',
      );
    }
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
    await button(page, 'Cancel').click();
    await expectTwoKept(page);
  });

  await test.step('the place of a problem comes into view', async () => {
    await page.goto(target);
    await openJson(page);
    await jsonOf(page).fill(`[${'\n'.repeat(200)}x]`);
    await jsonOf(page).evaluate((area) => (area.scrollTop = 0));
    await jsonOf(page).press('Control+Enter');
    await expectRefused(page, 'Invalid at line 201, column 1.');
    expect(await jsonOf(page).evaluate((area) => area.scrollTop)).toBeGreaterThan(2_000);
  });
});
