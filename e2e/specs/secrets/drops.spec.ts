import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import {
  areaOf,
  drop,
  importButton,
  importDialog,
  openImport,
  previewOf,
} from '../../support/import-steps.ts';
import { leaveKey } from '../../support/row-steps.ts';
import { contosoHr, keyOf, valueOf } from '../../support/steps.ts';

const target = `/service-principals/${contosoHr.servicePrincipal}`;

test('a file from outside takes the place of nothing but in the import; a dropped pair fills its row, several lines the import', async ({
  page,
  signInAs,
}, testInfo) => {
  const value = randomBytes(8).toString('hex');
  const file = testInfo.outputPath('dropped.env');
  await writeFile(file, `SecretToken=${value}`);
  await signInAs('Adele Admin', target);

  await test.step('a file beside the import', async () => {
    // An open list of keys would lie over the button that opens the import.
    await leaveKey(page, 1, 'Domain');
    // A headless browser never opens a dropped file by itself. So the test asks the page what it left to the browser.
    await page.evaluate(() => {
      addEventListener('dragover', ({ defaultPrevented, dataTransfer }) => {
        Reflect.set(globalThis, 'answer', `${defaultPrevented} ${dataTransfer?.dropEffect}`);
      });
    });
    for (const place of [page.getByRole('heading', { level: 1 }), keyOf(page, 1), valueOf(page, 1)]) {
      await page.evaluate(() => Reflect.set(globalThis, 'answer', undefined));
      await dragIn(place, file);
      await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'answer'))).toBe('true none');
      await expect(keyOf(page, 1)).toHaveValue('Domain');
      await expect(valueOf(page, 1)).toHaveValue('');
    }
  });

  await test.step('a file in the import', async () => {
    await openImport(page);
    await dragIn(importDialog(page), file);
    await expect(areaOf(page)).toHaveValue(`SecretToken=${value}`);
    await importButton(page).click();
    await expect(importDialog(page)).toHaveCount(0);
  });

  await test.step('a pair on an empty key box, then two', async () => {
    const last = 3;
    await expect(page.getByRole('group', { name: /^Credential \d+$/ })).toHaveCount(last);
    await drop(keyOf(page, last), { text: 'Password="dropped = here"' });
    await expect(keyOf(page, last)).toHaveValue('Password');
    await expect(valueOf(page, last)).toHaveValue('dropped = here');
    await expect(valueOf(page, last)).toBeFocused();
    await drop(keyOf(page, last + 1), { text: 'Domain=x\nUrl=https://a.example' });
    await expect(previewOf(page)).toHaveCount(2);
  });
});

/** Acts like a person who drags a file from a folder onto the middle of an element: the browser supplies the file. */
async function dragIn(onto: Locator, file: string): Promise<void> {
  await onto.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await onto.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const session = await onto.page().context().newCDPSession(onto.page());
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: x + width / 2,
      y: y + height / 2,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  await session.detach();
}
