import type { BrowserContext, Request } from '@playwright/test';

/** Clicks on one button that are closer together than this, in milliseconds, are one decision: a double click, a held key. */
const oneDecision = 300;

/** By what a button says, of a test without a dialog: what it confirms, each of which may be sent once for it. */
const verbs = { Authorize: 'authorizings', Save: 'saves', Test: 'tests of what is typed' } as const;
type Verb = keyof typeof verbs;

/** What a request does with credentials that were typed; undefined for any other. */
export function verbOf(request: Request): Verb | undefined {
  const { pathname } = new URL(request.url());
  const method = request.method();
  if (method === 'POST' && pathname.endsWith('/synchronization/acquireAccessToken')) return 'Authorize';
  if (method === 'PUT' && pathname.endsWith('/synchronization/secrets')) return 'Save';
  if (method !== 'POST' || !pathname.endsWith('/validateCredentials')) return undefined;
  // A test of the stored credentials carries no typed value.
  return request.postData()?.includes('"useSavedCredentials":true') ? undefined : 'Test';
}

/**
 * Watches for two things that no page may do. It must show a token to Graph alone.
 * It must not send credentials more often than a person has confirmed. Returns what it found so far.
 */
export async function watchSubmits(context: BrowserContext): Promise<() => readonly string[]> {
  const found: string[] = [];
  const none = (): Record<Verb, number> => ({ Authorize: 0, Save: 0, Test: 0 });
  const confirmed = none();
  const sent = none();
  let last = { button: '', at: -Infinity };
  /** Whether a run over many applications has been confirmed: what Graph answers with 429 it sends again, and waits. */
  let isRun = false;
  // The time is taken here, since a test may hold the page's own clock still.
  await context.exposeBinding('reportConfirmation', (_, verb: Verb, button: string) => {
    const at = Date.now();
    if (button !== last.button || at - last.at > oneDecision) confirmed[verb] += 1;
    last = { button, at };
  });
  await context.exposeBinding('reportRun', (_, applications: number) => {
    isRun = true;
    confirmed.Authorize += applications;
    confirmed.Save += applications;
  });
  await context.addInitScript(() => {
    // Each review has buttons of its own, so that another one is another decision however soon it comes.
    const names = new WeakMap<Element, string>();
    const nameOf = (button: Element) => {
      const name = names.get(button) ?? crypto.randomUUID();
      names.set(button, name);
      return name;
    };
    addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest('button') : null;
        const text = button?.textContent ?? '';
        const isConfirmed = button?.closest('[role="dialog"]') ? ['Authorize', 'Save'] : ['Test'];
        // The binding lives on the page's global object, which no type knows.
        if (button && isConfirmed.includes(text))
          Reflect.get(globalThis, 'reportConfirmation')(text, nameOf(button));
        const [, applications] = /^Renew (\d+) applications?$/.exec(text) ?? [];
        if (applications !== undefined && button?.ariaDisabled !== 'true')
          Reflect.get(globalThis, 'reportRun')(Number(applications));
      },
      { capture: true },
    );
  });
  context.on('request', (request) => {
    const { hostname, pathname, origin } = new URL(request.url());
    const isGraph = hostname === '127.0.0.1' && /\/graph\/(v1\.0|beta)\//.test(pathname);
    if (request.headers()['authorization'] !== undefined && !isGraph)
      found.push(`a token went to ${origin}${pathname}`);
    const verb = verbOf(request);
    if (verb) sent[verb] += 1;
  });
  context.on('response', (response) => {
    const verb = verbOf(response.request());
    if (isRun && verb && response.status() === 429) confirmed[verb] += 1;
  });
  const tooMany = () =>
    (['Authorize', 'Save', 'Test'] as const)
      .filter((verb) => sent[verb] > confirmed[verb])
      .map((verb) => `${sent[verb]} ${verbs[verb]} after ${confirmed[verb]} confirmations`);
  return () => [...found, ...tooMany()];
}
