import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../../support/browser.ts';
import { choosePerson, expect, test } from '../../support/fixtures.ts';
import { openTarget, typeCredential, valueOf } from '../../support/steps.ts';

test('nothing that a person types into a value reaches the disk, although the browser keeps what others type', async ({
  baseURL,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const [masked, revealed, lines, control] = [1, 2, 3, 4].map(() => randomBytes(12).toString('hex'));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();

  await page.goto('data:text/html,<title>A page without care</title><label>Note <input></label>');
  await page.getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.insertText(control ?? '');
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, 'Adele Admin');
  await openTarget(page, 'Contoso HR');
  await typeCredential(page, 1, 'SecretToken', masked ?? '');
  await page.getByRole('button', { name: 'Add credential' }).click();
  await typeCredential(page, 2, 'Password', revealed ?? '');
  await page.getByRole('button', { name: 'Show value of Password' }).click();
  await page.getByRole('button', { name: 'Add credential' }).click();
  await typeCredential(page, 3, 'ClientSecret', 'x');
  await context.grantPermissions(['clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), `first line\n${lines ?? ''}`);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(valueOf(page, 3)).toHaveValue(/first line\n/);
  await page.goto('about:blank');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
  await context.close();

  const files = await filesOf(profile);
  expect(filesWith(files, control)).not.toEqual([]);
  for (const value of [masked, revealed, lines]) expect(filesWith(files, value)).toEqual([]);
  await rm(profile, { recursive: true });
});

type File = { readonly name: string; readonly bytes: Buffer };

async function filesOf(folder: string): Promise<readonly File[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  );
}

/** The files that hold the text as Chromium writes it: one or two bytes a character. */
function filesWith(files: readonly File[], text = ''): readonly string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return files.filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ name }) => name);
}
