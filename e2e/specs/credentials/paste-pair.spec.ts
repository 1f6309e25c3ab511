import { randomBytes } from 'node:crypto';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { areaOf, expectBeside, importDialog, openImport, previewOf } from '../../support/import-steps.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { authorize, contosoHr, keyOf, leaveForList, searchBox, valueOf } from '../../support/steps.ts';
import { pasteFromElsewhere, pasteInto } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test.beforeEach(async ({ context, signInAs }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Owen Owner', target);
});

test('a person who pastes a pair into an empty key box gets the whole row at once, hidden, and can go on', async ({
  page,
}) => {
  await pasteInto(keyOf(page, 1), 'export SCIM_TOKEN="a s3cret = more"');
  await expect(keyOf(page, 1)).toHaveValue('SecretToken');
  await expect(valueOf(page, 1)).toHaveValue('a s3cret = more');
  await expect(valueOf(page, 1)).toHaveCSS('-webkit-text-security', 'disc');
  await expect(valueOf(page, 1)).toBeFocused();
  await expect(importDialog(page)).toHaveCount(0);
  await pasteInto(keyOf(page, 2), 'BaseAddress: https://hr.example/scim');
  await expect(keyOf(page, 2)).toHaveValue('BaseAddress');
  await expect(valueOf(page, 2)).toHaveValue('https://hr.example/scim');
  await expect(keyOf(page, 3), 'there is a blank row again').toHaveValue('');
});

test('a person who pastes several lines into an empty key box looks at them first, and nothing is written before', async ({
  page,
}) => {
  await pasteInto(keyOf(page, 1), 'Domain=x\r\nUrl=https://a.example\r\n');
  await expect(areaOf(page)).toHaveValue('Domain=x\nUrl=https://a.example\n');
  await expect(previewOf(page)).toHaveCount(2);
  await expectBeside(page, 'Domain', undefined);
  await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(importDialog(page)).toHaveCount(0);
  await expect(keyOf(page, 1)).toHaveValue('');
  await openImport(page);
  await expect(areaOf(page), 'it is taken once').toHaveValue('');
  await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(importDialog(page)).toHaveCount(0);

  await pasteInto(keyOf(page, 1), 'AppKey="a\r\nb"');
  await expect(importDialog(page).getByRole('alert')).toContainText('within a value');
  await expect(areaOf(page)).toHaveValue('');
});

test('a key alone, and whatever is pasted into a box that holds text, is just typed', async ({ page }) => {
  await pasteInto(keyOf(page, 1), 'Domain');
  await expect(keyOf(page, 1)).toHaveValue('Domain');
  await expect(valueOf(page, 1)).toHaveValue('');
  await page.keyboard.press('End');
  await pasteInto(keyOf(page, 1), '=x');
  await expect(keyOf(page, 1)).toHaveValue('Domain=x');
  await expect(valueOf(page, 1)).toHaveValue('');
  await expect(importDialog(page)).toHaveCount(0);
});

test('a pasted pair leaves its value in the one field, and in memory no longer than that', async ({
  page,
  context,
}) => {
  // Two heap snapshots, a second each on an idle machine.
  test.slow();
  const traffic = recordTraffic(context);
  const canary = createCanary();
  await pasteInto(keyOf(page, 1), `SecretToken='${canary.value}'`);
  await expect(valueOf(page, 1)).toHaveValue(canary.value);
  expect(leaksOf(canary, [...(await placesOf(page)), ...(await traffic())])).toEqual([]);

  await test.step('after a 204', async () => {
    const sent = randomBytes(16).toString('hex');
    await pasteFromElsewhere(keyOf(page, 2), `Password=${sent}`);
    await expect(valueOf(page, 2)).toBeFocused();
    await authorize(page);
    await expect(page.getByRole('status')).toContainText('204 No Content');
    expect(await copiesOnHeap(page, sent)).toEqual([]);
  });

  await test.step('after leaving', async () => {
    const left = randomBytes(16).toString('hex');
    await pasteFromElsewhere(keyOf(page, 3), `ClientSecret=${left}`);
    await expect(valueOf(page, 3)).toBeFocused();
    await leaveForList(page);
    await expect(searchBox(page)).toBeVisible();
    expect(await copiesOnHeap(page, left)).toEqual([]);
  });

  await test.step('after calling off several lines', async () => {
    const abandoned = randomBytes(16).toString('hex');
    await page.goto(target);
    await pasteFromElsewhere(keyOf(page, 1), `Password=${abandoned}\nDomain=x`);
    await expect(previewOf(page)).toHaveCount(2);
    await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(importDialog(page)).toHaveCount(0);
    expect(await copiesOnHeap(page, abandoned)).toEqual([]);
  });
});
