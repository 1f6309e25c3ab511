import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { leaveKey } from '../../support/row-steps.ts';
import { authorize, contosoHr, credential, submitsOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;
const key = 'SyncNotificationSettings';

test('a person sets notifications by switches, addresses and a number, and the JSON in view is what is sent', async ({
  page,
  signInAs,
}) => {
  await signInAs('Owen Owner', target);
  const submits = submitsOf(page);
  await leaveKey(page, 1, key);
  const { mail, addresses, threshold, deletions } = controlsOf(page);
  await expect(mail).toBeChecked();
  await expect(threshold).not.toBeChecked();
  await expect(deletions).toHaveCount(0);
  await expect(valueOf(page, 1)).toHaveValue(
    '{"Enabled":true,"Recipients":"","DeleteThresholdEnabled":false,"DeleteThresholdValue":0}',
  );

  await addresses.fill('one@contoso.example');
  await expect(addresses).toBeFocused();
  await threshold.press('Space');
  await deletions.fill('500');
  const sent =
    '{"Enabled":true,"Recipients":"one@contoso.example","DeleteThresholdEnabled":true,"DeleteThresholdValue":500}';
  await expect(valueOf(page, 1)).toHaveValue(sent);
  await mail.click();
  await expect(valueOf(page, 1)).toHaveValue(sent.replace('true', 'false'));
  await mail.click();
  await deletions.fill('-5');
  await expect(valueOf(page, 1), 'no negative number of deletions').toHaveValue(
    /"DeleteThresholdValue":0\}$/,
  );
  await deletions.fill('500');

  await authorize(page);
  await expect(page.getByRole('status')).toContainText('204 No Content');
  expect(submits.map((request) => request.postDataJSON())).toEqual([{ credentials: [{ key, value: sent }] }]);
});

test('the JSON of notifications moves the controls, and keeps what is broken or says more', async ({
  page,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('what a person types into the JSON moves the controls', async () => {
    await signInAs('Adele Admin', target);
    await leaveKey(page, 1, key);
    const { mail, addresses, threshold, deletions } = controlsOf(page);
    await valueOf(page, 1).fill(
      '{"DeleteThresholdValue":7,"DeleteThresholdEnabled":true,"Enabled":false,"Recipients":"two@contoso.example"}',
    );
    await expect(mail).not.toBeChecked();
    await expect(addresses).toHaveValue('two@contoso.example');
    await expect(threshold).toBeChecked();
    await expect(deletions).toHaveValue('7');
    await valueOf(page, 1).fill('{"Enabled":true}');
    await expect(mail).toBeChecked();
    await expect(addresses).toHaveValue('');
    await expect(deletions).toHaveCount(0);
  });

  await test.step('a person whose JSON is broken keeps it or starts over, and what says more than the controls is kept', async () => {
    await page.goto(target);
    await leaveKey(page, 1, key);
    const { mail } = controlsOf(page);
    for (const broken of ['{"Enabled":tru', 'on', '[]']) {
      await valueOf(page, 1).fill(broken);
      await expect(page.getByText('Edit it as text.')).toBeVisible();
      await expect(mail).toHaveCount(0);
      await expect(valueOf(page, 1)).toHaveValue(broken);
    }
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(mail).toBeChecked();
    await expect(valueOf(page, 1)).toHaveValue(
      '{"Enabled":true,"Recipients":"","DeleteThresholdEnabled":false,"DeleteThresholdValue":0}',
    );
    await expect(page.getByRole('button', { name: 'Start over' })).toHaveCount(0);
    await valueOf(page, 1).fill('{"Unheard":1,"Enabled":true}');
    await mail.click();
    await expect(valueOf(page, 1)).toHaveValue(/^\{"Unheard":1,"Enabled":false\b/);
  });
});

test('mail addresses that were wiped after ten idle minutes are nowhere in memory', async ({
  page,
  signInAs,
}) => {
  // Heap snapshots, a second each on an idle machine.
  test.slow();
  await page.clock.install();
  await signInAs('Adele Admin', target);
  await leaveKey(page, 1, key);
  const { addresses } = controlsOf(page);
  const name = randomBytes(16).toString('hex');
  await addresses.focus();
  await page.keyboard.insertText(`${name}@contoso.example`);
  expect(await copiesOnHeap(page, name), 'they are there as long as they are shown').not.toEqual([]);
  await page.clock.fastForward(600_500);
  await expect(page.getByText('Values cleared after 10 minutes idle.')).toBeVisible();
  await expect(addresses).toHaveValue('');
  expect(await copiesOnHeap(page, name)).toEqual([]);
});

function controlsOf(page: Page) {
  const row = credential(page, 1);
  return {
    mail: row.getByRole('switch', { name: 'Email on failure' }),
    addresses: row.getByRole('textbox', { name: 'Email addresses' }),
    threshold: row.getByRole('switch', { name: 'Prevent accidental deletions' }),
    deletions: row.getByRole('spinbutton', { name: 'Accidental deletion threshold' }),
  };
}
