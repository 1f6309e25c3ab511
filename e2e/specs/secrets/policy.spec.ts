import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { codeIntrusions, type Intrusion } from '../../support/intrusions.ts';
import { otherIntrusions } from '../../support/intrusions-elsewhere.ts';
import { openOtherWorld } from '../../support/other-world.ts';
import { watchContext } from '../../support/watch.ts';

const all = [...codeIntrusions, ...otherIntrusions];

test('what an injected script would try is blocked, and the watch over every test reports it', async ({
  browser,
  baseURL,
}) => {
  // A separate context: in the test's own context, each of these would fail the test.
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const found = await watchContext(context);
  const page = await context.newPage();
  // What is blocked leaves the page as it is but for what it has added, so that one page does for all.
  await openAt(page, '/');
  for (const { what, attempt, reported, trace = noTrace } of all)
    await test.step(what, async () => {
      await page.evaluate(cleared);
      const before = found().length;
      await inThePage(page, attempt);
      await expect.poll(() => found().slice(before)).toContainEqual(expect.stringMatching(reported));
      expect(await page.evaluate(trace)).toBeUndefined();
      expect(new URL(page.url()).hostname).toBe('localhost');
    });
  await context.close();
});

test('without the headers, what an injected script would try works, and a frame around the page does', async ({
  browser,
  page: outside,
  baseURL,
}) => {
  // The same files from a server without the policy: this shows that the headers refuse.
  const world = await openOtherWorld();
  const page = await browser.newPage();
  await openAt(page, world.page);
  for (const { what, attempt, trace } of all.filter(hasTrace))
    await test.step(what, async () => {
      // Some that came before have changed the page itself.
      await page.evaluate(cleared);
      const isWhole = (await signInOf(page).count()) > 0 && (await page.evaluate(trace)) === undefined;
      if (!isWhole) await openAt(page, world.page);
      await inThePage(page, attempt);
      // An attempt that works may take the page away under the question.
      await expect(async () => expect(await page.evaluate(trace)).toBe('done')).toPass({ timeout: 7000 });
    });
  await page.close();

  await test.step('a frame of another page shows what comes without the headers, and nothing of ours', async () => {
    await outside.goto(world.page);
    await outside.setContent(
      `<iframe title="bare" src="${world.page}"></iframe><iframe title="guarded" src="${baseURL}"></iframe>`,
    );
    const signIn = (frame: string) =>
      outside.getByTitle(frame).contentFrame().getByRole('button', { name: 'Sign in' });
    await expect(signIn('bare')).toBeVisible();
    await expect
      .poll(() => outside.frames().map((frame) => frame.url()))
      .toContain('chrome-error://chromewebdata/');
    await expect(signIn('guarded')).toHaveCount(0);
  });
  world.close();
});

function noTrace(): undefined {
  return undefined;
}

function hasTrace(intrusion: Intrusion): intrusion is Intrusion & Required<Pick<Intrusion, 'trace'>> {
  return intrusion.trace !== undefined;
}

async function openAt(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(signInOf(page)).toBeVisible();
}

function signInOf(page: Page): Locator {
  return page.getByRole('button', { name: 'Sign in' });
}

/**
 * Runs in the page: takes away what an attempt has added, where the page itself has no such element, and comes after all
 * that the browser still had to report of it.
 */
function cleared(): Promise<void> {
  const added = 'body > :is(a, button, embed, form, iframe, object, script), head > base';
  for (const element of document.querySelectorAll(added)) element.remove();
  Reflect.deleteProperty(globalThis, 'planted');
  return new Promise((resolve) => setTimeout(resolve));
}

/** Runs as the page's own code: what is evaluated from outside is exempt from the policy. */
async function inThePage(page: Page, attempt: () => unknown): Promise<void> {
  const exposed = await page.evaluateHandle(`(${attempt.toString()})`);
  await page.evaluate(
    (run) =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          resolve();
          if (typeof run === 'function') run();
        });
      }),
    exposed,
  );
}
