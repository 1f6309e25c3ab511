import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renewalRules } from '../../sandbox/directory/renewals.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  renewalApps,
  runRow,
  runStatus,
  selectInFleet,
  switchReads,
  writesOf,
} from '../../support/fleet-steps.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { placesOf } from '../../support/places.ts';

test('an administrator tests and renews a few applications on a small screen by keyboard, then 200 from a file, and no value is left anywhere', async ({
  page,
  signInAs,
}) => {
  // The page sends to 200 applications, one after the other.
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'renewals-'));
  const [secret, typed] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  // From the disk: the test would otherwise put it onto the page's heap by itself.
  const file = join(folder, 'renewals.csv');
  const lines = renewalApps.map(({ id, key, number }) => `${id},${key},${secret}-${number}`);
  await writeFile(file, `\ufeffobjectId,key,value\r\n${lines.join('\r\n')}\r\n`);
  await page.setViewportSize({ width: 320, height: 720 });
  await signInAs('Adele Admin', '/?kind=provisioning');
  await switchReads(page, 'renewals');
  const panel = page.getByRole('region', { name: 'Renew credentials' });

  await test.step('reads which vendors a test contacts, and tests from one click', async () => {
    await selectInFleet(page, 'Renewal 00');
    await page.getByRole('button', { name: 'Test stored credentials' }).press('Enter');
    const tests = page.getByRole('region', { name: 'Test stored credentials' });
    await expect(tests.getByRole('heading', { name: '8 vendors' })).toBeVisible();
    await expect(tests.getByText('scim-2.vendor.example')).toBeVisible();
    await expectAccessible(page, 'vendors that a test contacts');
    const opened = page.waitForEvent('popup');
    await tests.getByRole('button', { name: 'Test 9 applications' }).press('Enter');
    await (await opened).getByRole('button', { name: 'Accept' }).click();
    await expect(runStatus(page)).toHaveText('Finished. 9 of 9 done.', { timeout: 30_000 });
    await expect(runRow(page, 'Renewal 001')).toContainText('Connection works');
    await expect(runRow(page, 'Renewal 003')).toContainText('Connection failed');
    await expectAccessible(page, 'the end of many tests');
    await tests.getByRole('button', { name: 'Back to the list' }).press('Enter');
  });

  await test.step('enters one value for each of two, and stops at a refusal', async () => {
    await page.getByRole('button', { name: 'Renew selected' }).press('Enter');
    await expect(panel.getByRole('heading', { name: 'Renew credentials' })).toBeFocused();
    await panel.getByRole('radio', { name: 'One value for each' }).check();
    // By the keyboard alone, so that the test puts nothing on the page's heap.
    for (const number of ['001', '007']) {
      await panel.getByRole('textbox', { name: `Value for Renewal ${number}` }).focus();
      await page.keyboard.insertText(typed + number);
    }
    await panel.getByRole('textbox', { name: 'Value for Renewal 002' }).fill('*******');
    await panel.getByRole('textbox', { name: 'Value for Renewal 008' }).fill('yet another token');
    await expectAccessible(page, 'values of a renewal of many');
    await panel.getByRole('button', { name: 'Review' }).press('Enter');
    await expect(panel.getByText('1 application is left out.')).toBeVisible();
    await expectAccessible(page, 'review of a renewal of many');
    await panel.getByRole('combobox', { name: 'Stop after failures' }).selectOption('1');
    await panel.getByRole('button', { name: 'Renew 3 applications' }).press('Enter');
    await expect(runStatus(page)).toContainText('Stopped after too many failures.', { timeout: 30_000 });
    await expect(runRow(page, 'Renewal 001')).toContainText('Saved. Connection works.');
    await expect(runRow(page, 'Renewal 002')).toContainText('Its new value has a problem.');
    await expect(runRow(page, 'Renewal 007')).toContainText('Rejected.');
    await expect(runRow(page, 'Renewal 008')).toContainText('Not started');
    await expectAccessible(page, 'a run that stopped');
    await panel.getByRole('button', { name: 'Retry failed only' }).press('Enter');
    await expect(panel.getByText('1 application selected.')).toBeVisible();
    await expect(panel.getByRole('textbox', { name: 'Value for all applications' })).toHaveValue('');
  });

  const earlier = await writesOf(page);
  await test.step('chooses 200 and their values by a file', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await panel.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('button', { name: 'Renew from CSV…' }).click();
    await expect(panel.getByRole('radio', { name: 'Values from a CSV file' })).toBeChecked();
    const chosen = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Choose a file…' }).click();
    await (await chosen).setFiles(file);
    await expect(panel.getByRole('status')).toHaveText('200 rows, 200 applications, no problems.');
    await panel.getByRole('button', { name: 'Review' }).click();
  });

  await test.step('reviews what would be lost, and types how many there are', async () => {
    const start = panel.getByRole('button', { name: /^Renew \d+ applications$/ });
    await expect(start).toHaveText('Renew 195 applications', { timeout: 30_000 });
    await expect(panel.getByText('5 applications are left out.')).toBeVisible();
    await panel.getByRole('button', { name: 'Renew and remove PartnerRegion from Renewal 011' }).click();
    await expect(start).toHaveText('Renew 196 applications');
    await expect(panel.getByText('1 application loses stored keys.')).toBeVisible();
    await panel.getByRole('combobox', { name: 'Stop after failures' }).selectOption('Never');
    await panel.getByRole('checkbox', { name: /^Lift the quarantine/ }).check();
    // The vendors' answers came with the few.
    await panel.getByRole('checkbox', { name: /^Test the stored credentials/ }).uncheck();
    await expect(start).toBeDisabled();
    await panel.getByRole('textbox', { name: 'Type 196 to confirm the number of applications' }).fill('196');
    await start.click();
  });

  await test.step('pauses, and goes on while the vendor starts anew', async () => {
    await expect(runStatus(page)).toContainText(/^Running\. (?:[2-9]\d|1\d\d) of 200 done\.$/);
    await panel.getByRole('button', { name: 'Pause' }).click();
    await expect(runStatus(page)).toContainText('Paused. ');
    const before = Object.keys(await writesOf(page)).length;
    await switchReads(page, 'renewals,vendor-down');
    await page.getByRole('tab', { name: 'App registrations' }).click();
    await expect(page.getByRole('alertdialog', { name: 'Discard typed values?' })).toBeVisible();
    await page.getByRole('button', { name: 'Stay' }).click();
    await expect(page.getByRole('tab', { name: 'App registrations' })).toBeFocused();
    const paused = Object.keys(await writesOf(page)).length;
    expect(paused - before, 'only what had begun comes to its end').toBeLessThanOrEqual(1);
    await panel.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(async () => Object.keys(await writesOf(page)).length).toBeGreaterThan(paused + 1);
    await switchReads(page, 'renewals');
  });

  await test.step('finds each application in one state, and each unknown one sent once', async () => {
    await expect(runStatus(page)).toHaveText('Finished. 200 of 200 done.', { timeout: 90_000 });
    await expect(
      page.locator(':focus', { has: page.locator('progress') }),
      'the focus is where the button was',
    ).toBeVisible();
    const writes = await writesOf(page);
    // All rows at once: to look for each among 200 takes seconds.
    const rows = await panel.getByRole('row').allInnerTexts();
    const shown = new Map(rows.map((text) => [text.slice(0, 'Renewal 000'.length), text]));
    const submitsOf = (id: string) =>
      (writes[id] ?? [])
        .slice(earlier[id]?.length ?? 0)
        .filter((one) => /acquireAccessToken|PUT secrets/.test(one));
    for (const { id, name, number } of renewalApps) {
      const submits = submitsOf(id);
      const { staysUnknown, refuses, throttlesOnce, hasOtherKey } = renewalRules;
      if (hasOtherKey(number) && number !== 11) expect(submits, name).toEqual([]);
      else expect(submits, name).toHaveLength(throttlesOnce(number) ? 2 : 1);
      if (staysUnknown(number)) expect(shown.get(name)).toContain('Outcome unknown.');
      if (refuses(number)) expect(shown.get(name)).toContain('Rejected.');
    }
    await expectAccessible(page, 'the end of a renewal of many');
  });

  await test.step('saves a report without any value, and nothing of a value is left', async () => {
    const saved = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download report (CSV)' }).click();
    const report = await (await saved).createReadStream();
    const chunks: string[] = [];
    for await (const chunk of report) chunks.push(String(chunk));
    expect(chunks.join('').trim().split('\r\n')).toHaveLength(201);
    expect(chunks.join('')).not.toContain(secret);
    const places = await placesOf(page);
    expect(places.filter(({ text }) => text.includes(secret) || text.includes(typed))).toEqual([]);
    expect(await copiesOnHeap(page, secret, typed)).toEqual([]);
  });
  await rm(folder, { recursive: true });
});
