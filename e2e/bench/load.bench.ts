import type { Page } from '@playwright/test';
import { test } from '../support/fixtures.ts';
import { recordTransfers, type Transfer } from '../support/transfer.ts';
import { median } from './statistics.ts';
import { ms, printTable } from './table.ts';

const runs = 5;

test('the first load, signed out and signed in', async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  const transfers = await recordTransfers(page);
  const rows = [await measure(page, transfers, 'signed out, button to sign in', '[type=button], button')];
  await signInAs('Adele Admin');
  rows.push(await measure(page, transfers, 'signed in, list of applications', 'main ul a[href]'));
  printTable(
    `First load without a cache, on this machine (medians of ${runs})`,
    ['', 'scripts in kB, brotli', 'requests', 'usable after ms'],
    rows,
  );
});

/** Loads the page again and again. The page is usable when the element that the selector names accepts input. */
async function measure(
  page: Page,
  transfers: Transfer[],
  what: string,
  selector: string,
): Promise<readonly string[]> {
  const scripts: number[] = [];
  const requests: number[] = [];
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    transfers.splice(0);
    await page.goto('/', { waitUntil: 'commit' });
    times.push(await usableAfter(page, selector));
    // What a page loads ahead for later counts as well.
    await page.waitForLoadState('networkidle');
    scripts.push(transfers.reduce((sum, { script, bytes }) => sum + (script ? bytes : 0), 0));
    requests.push(transfers.length);
  }
  return [what, ms(median(scripts) / 1000), String(median(requests)), ms(median(times))];
}

async function usableAfter(page: Page, selector: string): Promise<number> {
  return await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(`:is(${wanted}):not(:disabled)`)) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    selector,
  );
}
