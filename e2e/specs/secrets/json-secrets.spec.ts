import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { button, expectRows, jsonOf, mask, openJson, pairsIn, writePairs } from '../../support/json-steps.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import {
  contosoHr,
  fillCredential,
  fillTwo,
  openTarget,
  typeCredential,
  valueOf,
} from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('values hide themselves when nobody looks or writes, and what cannot be masked yet is drawn as dots', async ({
  page,
  signInAs,
}) => {
  await page.clock.install();
  await signInAs('Adele Admin', target);
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

test('what is typed or shown in the JSON view is found in its text and in the form, and nowhere else', async ({
  page,
  context,
  signInAs,
}) => {
  const traffic = recordTraffic(context);
  await signInAs('Adele Admin', target);
  const [shown, typed] = [createCanary(), createCanary()];
  const leaks = async () => [
    ...leaksOf(shown, [...(await placesOf(page)), ...(await traffic())]),
    ...leaksOf(typed, [...(await placesOf(page)), ...(await traffic())]),
  ];
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

test('no copy of what was in the JSON view stays in memory once it is closed and its rows are gone', async ({
  page,
  signInAs,
}) => {
  // Heap snapshots, a second each on an idle machine.
  test.slow();
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  const secret = () => randomBytes(16).toString('hex');
  const kept = secret();
  const cancelled = secret();
  const applied = secret();
  await typeCredential(page, 1, 'SecretToken', kept);

  await openJson(page);
  await button(page, 'Show values').click();
  await insertValue(page, cancelled);
  expect(await copiesOnHeap(page, cancelled), 'it is there as long as it is needed').not.toEqual([]);
  await button(page, 'Hide values').click();
  await button(page, 'Show values').click();
  await button(page, 'Cancel').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await copiesOnHeap(page, cancelled)).toEqual([]);

  await openJson(page);
  await insertValue(page, applied);
  await button(page, 'Show values').click();
  await button(page, 'Hide values').click();
  await button(page, 'Apply').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Show value of ClientSecret' })).toBeVisible();
  for (const number of [1, 2]) {
    await valueOf(page, number).press('Control+a');
    await page.keyboard.press('Delete');
  }
  expect(await copiesOnHeap(page, applied), 'a key that came with it holds no part of the text').toEqual([]);
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
  for (const value of [kept, cancelled, applied]) expect(await copiesOnHeap(page, value)).toEqual([]);
});

/** Adds a credential with this value behind the list's first mark, from the keyboard alone. */
async function insertValue(page: Page, value: string): Promise<void> {
  await jsonOf(page).evaluate((area) => {
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('no text area');
    area.focus();
    const at = area.value.indexOf('[') + 1;
    area.setSelectionRange(at, at);
  });
  await page.keyboard.insertText(`{"key": "ClientSecret", "value": "${value}"},`);
}
