import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  areaOf,
  cancelImport,
  drop,
  expectBeside,
  importButton,
  importDialog,
  openImport,
  previewOf,
} from '../../support/import-steps.ts';
import { contosoHr, fillCredential, keyOf, valueOf } from '../../support/steps.ts';
import { pasteInto } from '../../support/value-steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person imports by paste, from a file, a drop or a filled template, and refusals change nothing', async ({
  page,
  context,
  signInAs,
}) => {
  // A long walk: on a busy machine it can take more than a minute.
  test.slow();
  await page.clock.install();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  const refusal = importDialog(page).getByRole('alert');

  await test.step('a template without rows has every key and no value, and can be imported once it is filled in', async () => {
    await openImport(page);
    const all = await templateOf(page);
    expect(all.match(/^\w+=$/gm)).toHaveLength(44);
    expect(all).toContain('# Tenant URL. Address of the SCIM endpoint');
    await areaOf(page).fill(all.replace(/^SecretToken=$/m, 'SecretToken=filled'));
    await expect(importButton(page)).toHaveText('Import 1 credential');
    await cancelImport(page);
  });

  await test.step('several lines pasted into an empty key box are looked at first, and nothing is written before', async () => {
    await pasteInto(keyOf(page, 1), 'Domain=x\r\nUrl=https://a.example\r\n');
    await expect(areaOf(page)).toHaveValue('Domain=x\nUrl=https://a.example\n');
    await expect(previewOf(page)).toHaveCount(2);
    await expectBeside(page, 'Domain', undefined);
    await cancelImport(page);
    await expect(keyOf(page, 1)).toHaveValue('');
    await openImport(page);
    await expect(areaOf(page), 'it is taken once').toHaveValue('');
    await cancelImport(page);
    await pasteInto(keyOf(page, 1), 'AppKey="a\r\nb"');
    await expect(refusal).toContainText('in a value');
    await expect(areaOf(page)).toHaveValue('');
  });

  await test.step('a pasted text whose values would be changed is refused, and Windows line ends between lines are not', async () => {
    await pasteInto(areaOf(page), 'Domain=x\r\nAppKey="a\r\nb"\r\n');
    await expect(refusal).toContainText('in a value (lines 2–3)');
    await expect(areaOf(page)).toHaveValue('');
    const words = await refusal.evaluateHandle((alert) => alert.lastChild);
    await pasteInto(areaOf(page), 'Domain=x\r\nAppKey="a\r\nb"\r\n');
    // A screen reader reads text that enters an alert, not text that is already there.
    await expect.poll(() => words.evaluate((node) => node?.isConnected)).toBe(false);
    await expect(refusal).toContainText('in a value (lines 2–3)');
    await pasteInto(areaOf(page), 'Domain=x\r\nUrl=https://a.example\r\n');
    await expect(refusal).toHaveCount(0);
    await expect(importButton(page)).toHaveText('Import 2 credentials');
    await pasteInto(areaOf(page), 'AppKey="a\\r\\nb"');
    await expect(previewOf(page).last()).toContainText('Skipped: The value has a carriage return');
    await expect(importButton(page)).toHaveText('Import 2 credentials');
  });

  await test.step('a person drops a file anywhere, or text into the area, and the browser opens nothing of it', async () => {
    await drop(importDialog(page), { files: ['Domain=x'] });
    await expect(areaOf(page)).toHaveValue('Domain=x');
    await drop(page.locator('body'), { files: ['Domain=y'] });
    await expect(areaOf(page)).toHaveValue('Domain=y');
    await drop(importDialog(page), { files: ['Domain=1', 'Domain=2'] });
    await expect(refusal).toContainText('one file at a time');
    await drop(areaOf(page), { text: 'Url="a\r\nb"' });
    await expect(refusal).toContainText('Windows line ends');
    await drop(areaOf(page), { text: 'Url=https://a.example\r\n' });
    await expect(areaOf(page)).toHaveValue('Domain=y\nUrl=https://a.example\n');
    await drop(importDialog(page), { text: 'https://elsewhere.example' });
    await expect(areaOf(page)).toHaveValue('Domain=y\nUrl=https://a.example\n');
    await expect(page).toHaveURL(target);
  });

  await test.step('a person chooses a file; what is too large, no text or has other line ends is refused aloud and changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-'));
    const choose = async (bytes: string | Buffer) => {
      await writeFile(join(folder, 'file'), bytes);
      const chosen = page.waitForEvent('filechooser');
      await importDialog(page).getByRole('button', { name: 'Choose a file…' }).press('Enter');
      await (await chosen).setFiles(join(folder, 'file'));
    };
    await choose(Buffer.from('\ufeffDomain=älter\r\n', 'utf16le'));
    await expect(areaOf(page)).toHaveValue('Domain=älter\n');
    for (const [bytes, why] of [
      ['x'.repeat(65_537), 'Nothing imported: larger than 64 KB.'],
      [Buffer.from([0x44, 0x3d, 0xe9]), 'Nothing imported: not a text file.'],
      ['A="x\r\ny"\nB=1\r\nC="\r\n"', 'in 2 values (lines 1–2, 4–5)'],
    ] as const) {
      await choose(bytes);
      await expect(refusal).toContainText(why);
      await expect(areaOf(page)).toHaveAccessibleDescription(/Nothing imported: /);
      await expect(areaOf(page)).toHaveValue('Domain=älter\n');
    }
    await expectAccessible(page, 'refused file');
    await choose('Domain=x\r\nUrl=https://a.example');
    await expect(refusal).toHaveCount(0);
    await importButton(page).click();
    await expect(importDialog(page)).toHaveCount(0);
    await expectBeside(page, 'Domain', 'x');
    await expectBeside(page, 'Url', 'https://a.example');
    await rm(folder, { recursive: true });
  });

  await test.step('a pair pasted into an empty key box fills the whole row at once, hidden, and a person can go on', async () => {
    await pasteInto(keyOf(page, 3), 'export SCIM_TOKEN="a s3cret = more"');
    await expect(keyOf(page, 3)).toHaveValue('SecretToken');
    await expect(valueOf(page, 3)).toHaveValue('a s3cret = more');
    await expect(valueOf(page, 3)).toHaveCSS('-webkit-text-security', 'disc');
    await expect(valueOf(page, 3)).toBeFocused();
    await expect(importDialog(page)).toHaveCount(0);
    await pasteInto(keyOf(page, 4), 'BaseAddress: https://hr.example/scim');
    await expect(keyOf(page, 4)).toHaveValue('BaseAddress');
    await expect(valueOf(page, 4)).toHaveValue('https://hr.example/scim');
    await expect(valueOf(page, 4)).toBeFocused();
    await expect(keyOf(page, 5), 'there is a blank row again').toHaveValue('');
  });

  await test.step('a key alone, and whatever is pasted into a box that holds text, is just typed', async () => {
    await pasteInto(keyOf(page, 5), 'UserName');
    await expect(keyOf(page, 5)).toHaveValue('UserName');
    await expect(valueOf(page, 5)).toHaveValue('');
    await page.keyboard.press('End');
    await pasteInto(keyOf(page, 5), '=x');
    await expect(keyOf(page, 5)).toHaveValue('UserName=x');
    await expect(valueOf(page, 5)).toHaveValue('');
    await expect(importDialog(page)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await keyOf(page, 5).fill('');
    await valueOf(page, 5).fill('typed before');
    await pasteInto(keyOf(page, 5), 'Password=');
    await expect(keyOf(page, 5)).toHaveValue('Password');
    await expect(valueOf(page, 5), 'no value leaves the one that is there').toHaveValue('typed before');
  });

  await test.step('a template of filled rows has their keys and no value', async () => {
    const value = randomBytes(12).toString('hex');
    await fillCredential(page, 3, 'SecretToken', value);
    await openImport(page);
    await areaOf(page).fill(`Domain=${value}`);
    const some = await templateOf(page);
    expect(some.match(/^[^#\n]+$/gm)?.toSorted()).toEqual([
      'BaseAddress=',
      'Domain=',
      'Password=',
      'SecretToken=',
      'Url=',
    ]);
    expect(some).not.toContain(value);
  });

  await test.step('a person who steps away from a text to import finds it gone, with the reason', async () => {
    await page.clock.fastForward('10:10');
    await expect(importDialog(page)).toHaveCount(0);
    await expect(page.getByText('Values cleared after 10 minutes idle.')).toBeVisible();
    await openImport(page);
    await expect(areaOf(page)).toHaveValue('');
  });
});

async function templateOf(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await importDialog(page).getByRole('button', { name: 'Download template' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('provisioning-credentials.env');
  return await readFile(await saved.path(), 'utf8');
}
