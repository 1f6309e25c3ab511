import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible.ts';
import { expect, test } from '../../support/fixtures.ts';
import {
  areaOf,
  drop,
  expectBeside,
  importButton,
  importDialog,
  openImport,
  previewOf,
} from '../../support/import-steps.ts';
import { contosoHr, fillCredential } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a person imports from a file, a drop or a filled template, and refusals change nothing', async ({
  page,
  signInAs,
}) => {
  // Several pages in a row.
  test.slow();
  await test.step('a person chooses a file; what is too large, no text or several is refused aloud and changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-'));
    const choose = async (bytes: string | Buffer) => {
      await writeFile(join(folder, 'file'), bytes);
      const chosen = page.waitForEvent('filechooser');
      await importDialog(page).getByRole('button', { name: 'Choose a file…' }).press('Enter');
      await (await chosen).setFiles(join(folder, 'file'));
    };
    const refusal = importDialog(page).getByRole('alert');
    await signInAs('Adele Admin', target);
    await openImport(page);
    await choose(Buffer.from('\ufeffDomain=älter\r\n', 'utf16le'));
    await expect(areaOf(page)).toHaveValue('Domain=älter\n');
    for (const [bytes, why] of [
      ['x'.repeat(65_537), 'Nothing imported: larger than 64 KB.'],
      [Buffer.from([0x44, 0x3d, 0xe9]), 'Nothing imported: not a text file.'],
      ['Domain=\0', 'Nothing imported: not a text file.'],
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

  await test.step('a person drops a file anywhere, or text into the area, and the browser opens nothing of it', async () => {
    await page.goto(target);
    await openImport(page);
    await drop(importDialog(page), { files: ['Domain=x'] });
    await expect(areaOf(page)).toHaveValue('Domain=x');
    await drop(page.locator('body'), { files: ['Domain=y'] });
    await expect(areaOf(page)).toHaveValue('Domain=y');
    await drop(importDialog(page), { files: ['Domain=1', 'Domain=2'] });
    await expect(importDialog(page).getByRole('alert')).toContainText('one file at a time');
    await drop(areaOf(page), { text: 'Url="a\r\nb"' });
    await expect(importDialog(page).getByRole('alert')).toContainText('Windows line ends');
    await drop(areaOf(page), { text: 'Url=https://a.example\r\n' });
    await expect(areaOf(page)).toHaveValue('Domain=y\nUrl=https://a.example\n');
    await drop(importDialog(page), { text: 'https://elsewhere.example' });
    await expect(areaOf(page)).toHaveValue('Domain=y\nUrl=https://a.example\n');
    await expect(page).toHaveURL(target);
  });

  await test.step('a person saves a template, which holds keys and no value and can be imported once it is filled in', async () => {
    const value = randomBytes(12).toString('hex');
    await page.goto(target);
    await openImport(page);
    const all = await templateOf(page);
    expect(all.match(/^\w+=$/gm)).toHaveLength(44);
    expect(all).toContain('# Tenant URL. Address of the SCIM endpoint');
    await areaOf(page).fill(all.replace(/^SecretToken=$/m, 'SecretToken=filled'));
    await expect(importButton(page)).toHaveText('Import 1 credential');
    await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(importDialog(page)).toHaveCount(0);

    await fillCredential(page, 1, 'SecretToken', value);
    await openImport(page);
    await areaOf(page).fill(`Domain=${value}`);
    const some = await templateOf(page);
    expect(some.match(/^[^#\n]+$/gm)).toEqual(['SecretToken=']);
    expect(some).not.toContain(value);
  });
});

test('a pasted text whose values would be changed is refused, and Windows line ends between lines are not', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('Adele Admin', target);
  await openImport(page);
  const paste = async (text: string) => {
    await page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await areaOf(page).press('Control+v');
  };
  await paste('Domain=x\r\nAppKey="a\r\nb"\r\n');
  await expect(importDialog(page).getByRole('alert')).toContainText('in a value (lines 2–3)');
  await expect(areaOf(page)).toHaveValue('');
  const words = await importDialog(page)
    .getByRole('alert')
    .evaluateHandle((alert) => alert.lastChild);
  await paste('Domain=x\r\nAppKey="a\r\nb"\r\n');
  // A screen reader reads text that enters an alert, not text that is already there.
  await expect.poll(() => words.evaluate((node) => node?.isConnected)).toBe(false);
  await expect(importDialog(page).getByRole('alert')).toContainText('in a value (lines 2–3)');
  await paste('Domain=x\r\nUrl=https://a.example\r\n');
  await expect(importDialog(page).getByRole('alert')).toHaveCount(0);
  await expect(importButton(page)).toHaveText('Import 2 credentials');
  await paste('AppKey="a\\r\\nb"');
  await expect(previewOf(page).last()).toContainText('Skipped: The value has a carriage return');
  await expect(importButton(page)).toHaveText('Import 2 credentials');
});

async function templateOf(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await importDialog(page).getByRole('button', { name: 'Download template' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('provisioning-credentials.env');
  return await readFile(await saved.path(), 'utf8');
}
