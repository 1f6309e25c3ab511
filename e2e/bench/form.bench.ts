import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { synchronizationKeys } from '../sandbox/graph/synchronization-keys.ts';
import { credential, keyOf, openTarget, valueOf } from '../support/steps.ts';
import { typeAndMeasure } from './keystrokes.ts';
import { median, quantile } from './statistics.ts';
import { ms, printTable } from './table.ts';

const keys = [...synchronizationKeys.filter((key) => key !== 'None'), 'KeyOfNobody'];
const sixty = 'the quick brown fox jumps over the lazy dog and runs far awa';
/** Sixty keystrokes of a person who searches for keys. */
const searches = ['secret token', 'oauth client id', 'base address', 'notification mail', 'urls'];
const limit = 50;

test('typing into a form of 45 rows', async ({ page, signInAs }) => {
  test.setTimeout(170_000);
  await signInAs('Adele Admin');
  await openTarget(page, 'Contoso HR');
  await fillForm(page);
  const session = await page.context().newCDPSession(page);
  const secretRow = keys.indexOf('SecretToken') + 1;
  const measured: string[][] = [];
  let worst = 0;
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    for (const [what, field, texts] of [
      ['a value', valueOf(page, secretRow), [sixty]],
      ['a key', keyOf(page, keys.length), searches],
    ] as const) {
      await field.focus();
      const { latencies, longFrames } = await typeAndMeasure(page, texts);
      const p95 = quantile(latencies, 0.95);
      if (rate === 1) worst = Math.max(worst, p95);
      const figures = [median(latencies), p95, Math.max(...latencies)].map(ms);
      measured.push([`${what}, CPU ×${rate}`, ...figures, String(longFrames)]);
    }
  }
  printTable(
    `P8: ${keys.length} rows, from a keystroke to its picture in ms (16 stands for "at most 16"; goal: p95 at ×1 ≤ ${limit})`,
    ['typing into', 'median', 'p95', 'max', 'frames > 50'],
    measured,
  );
  expect(worst, 'p95 at ×1 in ms').toBeLessThanOrEqual(limit);
});

/** One row for each key, and one with an unknown key. The form may add an empty row. */
async function fillForm(page: Page): Promise<void> {
  for (const [index, key] of keys.entries()) {
    const number = index + 1;
    if ((await credential(page, number).count()) === 0)
      await page.getByRole('button', { name: 'Add credential' }).click();
    await keyOf(page, number).fill(key);
    await keyOf(page, number).press('Tab');
    // Some keys may have another control than a text field.
    const value = valueOf(page, number);
    if ((await value.count()) === 1) await value.fill('filled');
  }
}
