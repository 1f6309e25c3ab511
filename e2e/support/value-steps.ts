import { expect, type Locator, type Page } from '@playwright/test';
import { openElsewhere } from './clipboard.ts';
import { credential, valueOf } from './steps.ts';

/** Puts the text on the clipboard and presses Control and V in a field. The context must allow both. */
export async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.page().evaluate((content) => navigator.clipboard.writeText(content), text);
  await field.press('Control+v');
}

/** The same, but the text comes from another page and so never onto the heap of this one by way of the test. */
export async function pasteFromElsewhere(field: Locator, text: string): Promise<void> {
  const page = field.page();
  const source = await openElsewhere(page);
  await source.evaluate((content) => navigator.clipboard.writeText(content), text);
  await source.close();
  await page.bringToFront();
  await field.press('Control+v');
}

/** Puts exactly this text into the value of a row and goes on to the next control. */
export async function enterValue(page: Page, number: number, text: string): Promise<void> {
  await valueOf(page, number).press('Control+a');
  await pasteInto(valueOf(page, number), text);
  await expect(valueOf(page, number)).toHaveValue(text);
  await valueOf(page, number).press('Tab');
}

/** A button beside the value of a row. */
export function remedyOf(page: Page, number: number, name: string): Locator {
  return credential(page, number).getByRole('button', { name, exact: true });
}

export function reviewDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: /^Authorize .+\?$/ });
}

/** Records what the page says to a screen reader; from the next page load on. Returns what was said so far. */
export async function recordSpeech(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Reflect.set(globalThis, 'said', said);
    // No type knows this method yet.
    const speak = Reflect.get(document, 'ariaNotify');
    Reflect.set(document, 'ariaNotify', (text: string, options: object) => {
      said.push(text);
      Reflect.apply(speak, document, [text, options]);
    });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'said'));
}
