import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test, withMotion } from '../../support/fixtures.ts';
import { button, expectRows, jsonOf, mask, openJson, pairsIn, writePairs } from '../../support/json-steps.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { contosoHr, fillCredential, fillTwo } from '../../support/steps.ts';

test.use(withMotion);

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('values of the JSON view hide themselves after half a minute, and are found in its text and in the form, nowhere else', async ({
  page,
  context,
  signInAs,
}) => {
  const traffic = recordTraffic(context);
  await page.clock.install();
  await signInAs('Adele Admin', target);
  const [shown, typed] = [createCanary(), createCanary()];
  const leaks = async () => {
    const places = [...(await placesOf(page)), ...(await traffic())];
    return [...leaksOf(shown, places), ...leaksOf(typed, places)];
  };

  await test.step('hidden after a pause and for a print; what cannot be masked yet is drawn as dots', async () => {
    await fillTwo(page);
    await openJson(page);
    const masked = [
      ['UserName', 'someone@contoso.example'],
      ['SecretToken', mask(2)],
    ];
    await button(page, 'Show values').click();
    await page.clock.fastForward('00:25');
    await jsonOf(page).press('End');
    await page.keyboard.type(' ');
    await page.clock.fastForward('00:25');
    await expect(button(page, 'Hide values'), 'time begins anew with each edit').toBeVisible();
    await page.clock.fastForward('00:06');
    await expect(button(page, 'Show values')).toBeVisible();
    expect(await pairsIn(page)).toEqual(masked);

    await button(page, 'Show values').click();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(button(page, 'Show values')).toBeVisible();
    expect(await pairsIn(page)).toEqual(masked);

    await writePairs(page, [['SecretToken', 'typed among masks']]);
    await page.clock.fastForward('00:31');
    expect(await pairsIn(page)).toEqual([['SecretToken', mask(1)]]);

    await button(page, 'Show values').click();
    await jsonOf(page).fill('[{"key": "SecretToken", "value": "half writ');
    await page.clock.fastForward('00:31');
    await expect(jsonOf(page)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(jsonOf(page)).toHaveAccessibleDescription(/The text is hidden/);
    await button(page, 'Show values').click();
    await expect(jsonOf(page)).toHaveCSS('-webkit-text-security', 'none');
    await expect(jsonOf(page)).toHaveValue('[{"key": "SecretToken", "value": "half writ');
    await jsonOf(page).press('Control+End');
    await page.keyboard.type('ten"}]');
    await button(page, 'Apply').click();
    await expectRows(page, [['SecretToken', 'half written']]);
  });

  await test.step('nowhere else: masked, shown, refused, cancelled, applied', async () => {
    await fillCredential(page, 1, 'SecretToken', shown.value);
    await openJson(page);
    expect(await leaks(), 'masked').toEqual([]);
    await button(page, 'Show values').click();
    // The fields of the dialog are not named Value, so their texts are found; nothing else is.
    const ownFields = 'fields other than values';
    expect(await leaks(), 'shown').toEqual([ownFields]);
    await writePairs(page, [
      ['SecretToken', shown.value],
      ['Password', typed.value],
    ]);
    await jsonOf(page).fill(`${await jsonOf(page).inputValue()}}`);
    await button(page, 'Apply').click();
    await expect(jsonOf(page)).toHaveAttribute('aria-invalid', 'true');
    expect(await leaks(), 'refused').toEqual([ownFields, ownFields]);
    await button(page, 'Cancel').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await leaks(), 'cancelled').toEqual([]);

    await openJson(page);
    await writePairs(page, [
      ['SecretToken', mask(1)],
      ['Password', typed.value],
    ]);
    await button(page, 'Apply').click();
    await expectRows(page, [
      ['SecretToken', shown.value],
      ['Password', typed.value],
    ]);
    expect(await leaks(), 'applied').toEqual([]);
  });
});
