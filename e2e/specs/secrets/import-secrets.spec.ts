import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createCanary, leaksOf } from '../../support/canary.ts';
import { expect, test } from '../../support/fixtures.ts';
import { copiesOnHeap } from '../../support/heap.ts';
import { areaOf, expectBeside, importButton, importDialog, openImport } from '../../support/import-steps.ts';
import { placesOf, recordTraffic } from '../../support/places.ts';
import { authorizeWithConsent, contosoHr, fillCredential } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('what an administrator imports is in the area, then in its field, and nowhere else', async ({
  page,
  context,
  signInAs,
}) => {
  const traffic = recordTraffic(context);
  await signInAs('Adele Admin', target);
  const canary = createCanary();
  const places = async () => leaksOf(canary, [...(await placesOf(page)), ...(await traffic())]);
  // As the value of a known key, as one of an unknown key, as a key, as a field of an object, and beside all of them.
  const text = [
    `SecretToken='${canary.value}'`,
    `UNKNOWN=${canary.value}`,
    `${canary.value}=x`,
    `SyncNotificationSettings='{"${canary.value}":1}'`,
    canary.value,
    `# ${canary.value}`,
  ].join('\n');

  await test.step('while the preview is open, and when it is called off', async () => {
    await openImport(page);
    await type(page, text);
    await expect(importButton(page)).toHaveText('Import 2 credentials');
    await importDialog(page).getByRole('button', { name: 'Show text' }).click();
    expect(await places()).toEqual([]);
    await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(importDialog(page)).toHaveCount(0);
    expect(await places()).toEqual([]);
  });

  await test.step('when it cannot be read', async () => {
    await openImport(page);
    await type(page, `{"SecretToken": ${canary.value}`);
    await expect(importDialog(page).getByRole('status')).toContainText('Nothing to import.');
    expect(await places()).toEqual([]);
    await page.keyboard.press('Escape');
    await importDialog(page).getByRole('button', { name: 'Discard' }).click();
    await expect(importDialog(page)).toHaveCount(0);
  });

  await test.step('when it is imported', async () => {
    await openImport(page);
    await type(page, `SecretToken='${canary.value}'`);
    await importButton(page).click();
    await expectBeside(page, 'SecretToken', canary.value);
    expect(await places()).toEqual([]);
  });
});

test('no copy of what an administrator imports stays in memory once it is called off or sent', async ({
  page,
  signInAs,
}) => {
  // Four heap snapshots, a second each on an idle machine.
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  await signInAs('Adele Admin', target);

  await test.step('after calling it off', async () => {
    const abandoned = secret();
    await openImport(page);
    const text = `# note ${abandoned}\nSecretToken="${abandoned}"\nUNKNOWN=${abandoned}`;
    await type(page, text);
    await expect(importButton(page)).toHaveText('Import 1 credential');
    const copies = await copiesOnHeap(page, abandoned);
    expect(
      copies.filter((copy) => copy !== text),
      'the preview holds nothing of it',
    ).toEqual([]);
    await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(importDialog(page)).toHaveCount(0);
    expect(await copiesOnHeap(page, abandoned)).toEqual([]);
  });

  await test.step('of a file, after a 204', async () => {
    const sent = secret();
    // From the disk: the test would otherwise put it onto the page's heap by itself.
    await writeFile(join(folder, 'file'), JSON.stringify({ SecretToken: sent, Password: `${sent}\n2` }));
    await fillCredential(page, 1, 'UserName', 'someone@contoso.example');
    await openImport(page);
    const chosen = page.waitForEvent('filechooser');
    await importDialog(page).getByRole('button', { name: 'Choose a file…' }).click();
    await (await chosen).setFiles(join(folder, 'file'));
    await expect(importButton(page)).toHaveText('Import 2 credentials');
    await importButton(page).click();
    await expect(importDialog(page)).toHaveCount(0);
    await authorizeWithConsent(page);
    await expect(page.getByText('204 No Content')).toBeVisible();
    expect(await copiesOnHeap(page, sent)).toEqual([]);
  });
  await rm(folder, { recursive: true });
});

function secret(): string {
  return randomBytes(16).toString('hex');
}

/** Types with the keyboard alone, so that the test puts nothing on the page's heap. */
async function type(page: Page, text: string): Promise<void> {
  await areaOf(page).focus();
  await page.keyboard.insertText(text);
}
