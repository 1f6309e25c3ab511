import type { CDPSession } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { contosoHr } from '../../support/steps.ts';
import { recordTransfers, type Transfer } from '../../support/transfer.ts';

const kB = 1000;

test('a signed-out person downloads at most 130 kB of scripts to see where to sign in', async ({ page }) => {
  const transfers = await recordTransfers(page);
  // The budget includes everything that a page preloads, with all its dependencies.
  const ahead = page.waitForResponse(/sign-in-notice-[\w-]+\.js$/);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await ahead;
  await settled(transfers);
  const paints = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
  expect(paints).toBe(1);
  expect(hosts(transfers)).toEqual([new URL(page.url()).host]);
  expect(scriptBytes(transfers)).toBeLessThanOrEqual(130 * kB);
});

// The page of an application brings Fluent, which the list does without.
test('a person waits for 160 kB of scripts, 6 requests, one to Graph, and 40,000 calls to see the list, and for 90 kB more to see an application', async ({
  page,
  signInAs,
}) => {
  await signInAs('Adele Admin');
  await expect(page.getByRole('list').getByRole('link').first()).toBeVisible();
  // Records whether the page had rendered anything of its own when the list was asked for.
  await page.addInitScript(() => {
    const own = window.fetch;
    window.fetch = (...request) => {
      if (new Request(...request).url.includes('/servicePrincipals'))
        Reflect.set(window, 'renderedFirst', document.querySelector('h1') !== null);
      return own(...request);
    };
  });
  const transfers = await recordTransfers(page);
  const calls = await countCalls(await page.context().newCDPSession(page), new URL(page.url()).origin);
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByRole('list').getByRole('link').first()).toBeVisible();
  expect(await calls()).toBeLessThanOrEqual(40_000);
  await settled(transfers);

  const { host: own, port } = new URL(page.url());
  expect(hosts(transfers)).toEqual([`127.0.0.1:${port}`, own]);
  // With a valid token nothing goes to Entra; the preflight is the second request.
  const elsewhere = transfers.filter(({ url }) => url.host !== own);
  expect(elsewhere.map(({ method, url }) => `${method} ${url.pathname}`).toSorted()).toEqual([
    'GET /graph/v1.0/servicePrincipals',
    'OPTIONS /graph/v1.0/servicePrincipals',
  ]);
  const asked = transfers.filter(({ url }) => url.host === own).map(({ url }) => url.pathname);
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(6);
  expect(new Set(asked).size, 'each once').toBe(asked.length);
  expect(scriptBytes(transfers)).toBeLessThanOrEqual(160 * kB);

  expect(await page.evaluate(() => Reflect.get(window, 'renderedFirst')), 'the list is asked for first').toBe(
    false,
  );
  const times = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name, startTime, duration }) => ({
      name: new URL(name).pathname,
      begins: startTime,
      ends: startTime + duration,
    })),
  );
  const entry = times.find(({ name }) => /^\/assets\/index-.*\.js$/.test(name));
  const configuration = times.find(({ name }) => name === '/config.json');
  expect(configuration?.begins, 'the configuration comes beside the script').toBeLessThan(entry?.ends ?? 0);

  await test.step('the application, with all that it fetches by itself', async () => {
    await page.waitForLoadState('networkidle');
    const list = new Set(transfers.filter(({ script }) => script).map(({ url }) => url.pathname));
    transfers.length = 0;
    await page.goto(`/service-principals/${contosoHr.servicePrincipal}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Contoso HR' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await settled(transfers);
    const added = transfers.filter(({ script, url }) => script && !list.has(url.pathname));
    expect(scriptBytes(added)).toBeLessThanOrEqual(90 * kB);
  });
});

/** What was idle once stays so for Playwright; what has been asked for since has to be answered as well. */
async function settled(transfers: readonly Transfer[]): Promise<void> {
  await expect.poll(() => transfers.filter(({ encoding, script }) => script && encoding === '')).toEqual([]);
}

/**
 * Counts every call of a function of the page's own scripts from now on, as V8 does: the number repeats, however busy the
 * machine is. https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-startPreciseCoverage
 */
async function countCalls(session: CDPSession, origin: string): Promise<() => Promise<number>> {
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await session.send('Profiler.takePreciseCoverage');
  return async () => {
    const { result } = await session.send('Profiler.takePreciseCoverage');
    const counts = result
      .filter(({ url }) => url.startsWith(origin))
      .flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0));
    const calls = counts.reduce((sum, count) => sum + count, 0);
    // A coverage that saw nothing would keep any budget.
    expect(calls).toBeGreaterThan(1_000);
    return calls;
  };
}

function hosts(transfers: readonly Transfer[]): readonly string[] {
  return [...new Set(transfers.map(({ url }) => url.host))].toSorted();
}

/** Scripts in bytes as sent; each has to come compressed, or the number would mean nothing. */
function scriptBytes(transfers: readonly Transfer[]): number {
  const scripts = transfers.filter(({ script }) => script);
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.map(({ encoding }) => encoding)).toEqual(scripts.map(() => 'br'));
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0);
}
