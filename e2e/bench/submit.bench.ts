import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { authorize, fillCredential, openTarget, valueOf } from '../support/steps.ts';
import { median } from './statistics.ts';
import { ms, printTable } from './table.ts';

const runs = 6;

test('from the click on Authorize to the request', async ({ page, signInAs }) => {
  await signInAs('Owen Owner');
  await openTarget(page, 'Contoso HR');
  await fillCredential(page, 1, 'SecretToken', 'filled');
  await recordClicks(page);
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await valueOf(page, 1).fill('filled');
    const answered = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/acquireAccessToken'),
    );
    await authorize(page);
    expect((await answered).status()).toBe(204);
    await expect(valueOf(page, 1)).toHaveValue('');
    measured.push(await sinceClick(page));
  }
  // The first one had to fetch its token.
  const warm = measured.slice(1);
  printTable(
    'P10: from the click on Authorize to the fetch of the POST in ms, with a valid token (goal: ≤ 20)',
    ['', 'median', 'max', 'without a token'],
    [['Authorize', ms(median(warm)), ms(Math.max(...warm)), ms(measured[0] ?? Number.NaN)]],
  );
});

const clicked = 'lastClickOfTheBench';

async function recordClicks(page: Page): Promise<void> {
  await page.evaluate((name) => {
    addEventListener('click', ({ timeStamp }) => Reflect.set(globalThis, name, timeStamp), { capture: true });
  }, clicked);
}

/** The time from the last click to the last submit that the browser started, by the page's own clock. */
async function sinceClick(page: Page): Promise<number> {
  return await page.evaluate(async (name) => {
    const submits = (): PerformanceEntryList =>
      performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('/acquireAccessToken'));
    // An entry comes when its answer has been read, which may be a moment after the page shows it.
    while (submits().length === 0) await new Promise(requestAnimationFrame);
    const start = submits().at(-1)?.startTime ?? Number.NaN;
    performance.clearResourceTimings();
    return start - Number(Reflect.get(globalThis, name));
  }, clicked);
}
