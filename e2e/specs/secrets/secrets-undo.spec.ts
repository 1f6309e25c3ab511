import { randomBytes } from 'node:crypto';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { leaveForList, openTarget, typeCredential, valueOf } from '../../support/steps.ts';

test('a removed value is found nowhere while it can be brought back, and nowhere afterwards', async ({
  page,
  context,
  signInAs,
}) => {
  const traffic = recordTraffic(context);
  await page.clock.install();
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  const canary = createCanary();
  await typeCredential(page, 1, 'SecretToken', canary.value);
  await page.getByRole('button', { name: 'Show value of SecretToken' }).click();
  await page.getByRole('button', { name: 'Remove credential 1' }).click();
  await expect(page.getByText('SecretToken was removed.')).toBeVisible();
  expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  expect(await page.getByRole('textbox').evaluateAll(valuesOf), 'no field has it').not.toContain(
    canary.value,
  );

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(valueOf(page, 1)).toHaveValue(canary.value);
  expect(leaksOf(canary, await placesOf(page))).toEqual([]);

  await page.getByRole('button', { name: 'Remove credential 1' }).click();
  await page.clock.fastForward(10_500);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  expect(leaksOf(canary, await placesOf(page))).toEqual([]);
  expect(await page.getByRole('textbox').evaluateAll(valuesOf), 'no field has it').not.toContain(
    canary.value,
  );
  expect(leaksOf(canary, await traffic())).toEqual([]);
});

test('no copy of a removed value stays in memory once its ten seconds are over, or the page is left', async ({
  page,
  signInAs,
}) => {
  // Four heap snapshots, a second each on an idle machine.
  test.slow();
  await page.clock.install();
  await signInAs('Adele Admin');

  await test.step('after ten seconds', async () => {
    await openTarget(page, 'Contoso HR');
    const expired = secret();
    await typeCredential(page, 1, 'SecretToken', expired);
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    expect(await copiesOnHeap(page, expired), 'it is there as long as it can be asked for').not.toEqual([]);
    await page.clock.fastForward(10_500);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    expect(await copiesOnHeap(page, expired)).toEqual([]);
  });

  await test.step('after it was brought back and removed again', async () => {
    const again = secret();
    await typeCredential(page, 1, 'SecretToken', again);
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(valueOf(page, 1)).toHaveValue(again);
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await page.clock.fastForward(10_500);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    expect(await copiesOnHeap(page, again)).toEqual([]);
  });

  await test.step('after leaving within the ten seconds', async () => {
    const left = secret();
    await typeCredential(page, 1, 'Password', left);
    await page.getByRole('button', { name: 'Remove credential 1' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await leaveForList(page);
    await expect(page.getByRole('link', { name: 'Contoso HR' })).toBeVisible();
    expect(await copiesOnHeap(page, left)).toEqual([]);
  });
});

function valuesOf(fields: Element[]): string {
  return fields
    .map((field) =>
      field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : '',
    )
    .join('\n');
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
