import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { launchOptions } from '../../support/browser.ts';
import { expect, signInByHand, test } from '../../support/fixtures.ts';
import { pathOf } from '../../support/outcome-steps.ts';
import { openOtherWorld } from '../../support/other-world.ts';
import { openTarget, typeCredential, valueOf } from '../../support/steps.ts';

test('nothing that a person types into a value reaches the disk, or comes back with a page that the browser has kept whole', async ({
  baseURL,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const [masked, revealed, lines, control] = [1, 2, 3, 4].map(() => randomBytes(12).toString('hex'));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    ...(baseURL === undefined ? {} : { baseURL }),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await context.newPage();

  await page.goto('data:text/html,<title>A page without care</title><label>Note <input></label>');
  await page.getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.insertText(control ?? '');
  await signInByHand(page, 'Adele Admin', pathOf('Contoso HR'));
  await typeCredential(page, 1, 'SecretToken', masked ?? '');
  await typeCredential(page, 2, 'Password', revealed ?? '');
  await page.getByRole('button', { name: 'Show value of Password' }).click();
  await typeCredential(page, 3, 'ClientSecret', 'x');
  await context.grantPermissions(['clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), `first line\n${lines ?? ''}`);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(valueOf(page, 3)).toHaveValue(/first line\n/);
  await page.goto('about:blank');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
  await page.close();
  await comeBackToKeptPage(context);
  await context.close();

  const files = await filesOf(profile);
  expect(filesWith(files, control)).not.toEqual([]);
  for (const value of [masked, revealed, lines]) expect(filesWith(files, value)).toEqual([]);
  await rm(profile, { recursive: true });
});

/**
 * Our headers keep a page out of the back/forward cache, so this takes a server without them, and Playwright switches that
 * cache off, so it takes a browser of its own.
 */
async function comeBackToKeptPage(context: BrowserContext): Promise<void> {
  const world = await openOtherWorld();
  const page = await context.newPage();
  await page.goto(world.page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await openTarget(page, world.target);
  await typeCredential(page, 1, 'SecretToken', 'left behind');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      // Of the credentials alone: the page has other fields, and parts that come later.
      const inputs = document.querySelectorAll<HTMLInputElement>(
        'form:has([data-add]) input:not([type="radio"])',
      );
      const values = [...inputs].map((input) => input.value);
      sessionStorage.setItem('came back', JSON.stringify({ persisted, values }));
    });
  });
  await page.goto('about:blank');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: world.target })).toBeVisible();
  await expect(valueOf(page, 1)).toHaveValue('');
  expect(await page.evaluate(() => sessionStorage.getItem('came back'))).toBe(
    '{"persisted":true,"values":["SecretToken","","",""]}',
  );
  world.close();
}

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
