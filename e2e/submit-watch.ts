import type { BrowserContext } from '@playwright/test';

/** Clicks closer together than this, in milliseconds, are one decision: a double click, a held key. */
const oneDecision = 300;

/**
 * Watches what no page may do with a token or a confirmation: show a token to anybody but Graph, or send credentials
 * more often than a person has confirmed. Returns what was found so far.
 */
export async function watchSubmits(context: BrowserContext): Promise<() => readonly string[]> {
  const found: string[] = [];
  let confirmed = 0;
  let sent = 0;
  let last = -Infinity;
  // The time is taken here, since a test may hold the page's own clock still.
  await context.exposeBinding('reportConfirmation', () => {
    const now = Date.now();
    if (now - last > oneDecision) confirmed += 1;
    last = now;
  });
  await context.addInitScript(() => {
    addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest('[role="dialog"] button') : null;
        // The binding lives on the page's global object, which no type knows.
        if (button?.textContent === 'Authorize') Reflect.get(globalThis, 'reportConfirmation')();
      },
      { capture: true },
    );
  });
  context.on('request', (request) => {
    const { hostname, pathname, origin } = new URL(request.url());
    const isGraph = hostname === '127.0.0.1' && /\/graph\/(v1\.0|beta)\//.test(pathname);
    if (request.headers()['authorization'] !== undefined && !isGraph)
      found.push(`a token went to ${origin}${pathname}`);
    if (request.method() === 'POST' && pathname.endsWith('/synchronization/acquireAccessToken')) sent += 1;
  });
  return () => (sent > confirmed ? [...found, `${sent} submits after ${confirmed} confirmations`] : found);
}
