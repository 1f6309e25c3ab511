import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { codeIntrusions, type Intrusion } from '../../support/intrusions.ts';
import { otherIntrusions } from '../../support/intrusions-elsewhere.ts';
import { openOtherWorld } from '../../support/other-world.ts';
import { watchContext } from '../../support/watch.ts';

for (const { kind, intrusions } of [
  { kind: 'to run', intrusions: codeIntrusions },
  { kind: 'to send, to load or to show', intrusions: otherIntrusions },
]) {
  test(`what an injected script would try ${kind} is blocked, and the watch over every test reports it`, async ({
    browser,
    baseURL,
  }) => {
    // A separate context: in the test's own context, each of these would fail the test.
    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    const found = await watchContext(context);
    const page = await context.newPage();
    for (const { what, attempt, reported, trace = noTrace } of intrusions)
      await test.step(what, async () => {
        await openAt(page, '/');
        const before = found().length;
        await inThePage(page, attempt);
        await expect.poll(() => found().slice(before)).toContainEqual(expect.stringMatching(reported));
        expect(await page.evaluate(trace)).toBeUndefined();
        expect(new URL(page.url()).hostname).toBe('localhost');
      });
    await context.close();
  });

  test(`without the headers, what an injected script would try ${kind} works`, async ({ browser }) => {
    // The same files from a server without the policy: this shows that the policy refuses.
    const world = await openOtherWorld();
    const page = await browser.newPage();
    for (const { what, attempt, trace } of intrusions.filter(hasTrace))
      await test.step(what, async () => {
        await openAt(page, world.page);
        await inThePage(page, attempt);
        // An attempt that works may take the page away under the question.
        await expect(async () => expect(await page.evaluate(trace)).toBe('done')).toPass({ timeout: 7000 });
      });
    await page.close();
    world.close();
  });
}

function noTrace(): undefined {
  return undefined;
}

function hasTrace(intrusion: Intrusion): intrusion is Intrusion & Required<Pick<Intrusion, 'trace'>> {
  return intrusion.trace !== undefined;
}

async function openAt(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
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

test('nobody can put the page into a frame of theirs', async ({ page, baseURL }) => {
  // The same files without the headers can be framed, so it is the headers that refuse.
  const world = await openOtherWorld();
  await page.goto(world.page);
  await page.setContent(
    `<iframe title="bare" src="${world.page}"></iframe><iframe title="guarded" src="${baseURL}"></iframe>`,
  );
  const signIn = (frame: string) =>
    page.getByTitle(frame).contentFrame().getByRole('button', { name: 'Sign in' });
  await expect(signIn('bare')).toBeVisible();
  await expect
    .poll(() => page.frames().map((frame) => frame.url()))
    .toContain('chrome-error://chromewebdata/');
  await expect(signIn('guarded')).toHaveCount(0);
  world.close();
});
