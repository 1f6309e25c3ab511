import type { BrowserContext, Page, Request } from '@playwright/test';
import type { Place } from './canary.ts';

/** The text area of the import. It may hold values as long as its dialog is open. */
export const importArea = 'Text with keys and values';
/** The same of the box for a landing address. */
export const landingBox = 'Landing address';

/**
 * Everything of a page that others can read or that stays: all but the values of the fields named `Value`, of the
 * area of an import and of the box for a landing address.
 */
export async function placesOf(page: Page): Promise<readonly Place[]> {
  const inPage = await page.evaluate(
    ([area, box]) => ({
      address: location.href,
      'history.state': JSON.stringify(history.state),
      title: document.title,
      'window.name': window.name,
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      'document.cookie': document.cookie,
      markup: document.documentElement.outerHTML,
      'fields other than values': [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
        .filter(({ labels, type }) => {
          const names = [...(labels ?? [])].map((label) => label.innerText);
          const isArea = type === 'textarea' && names.includes(area);
          return !isArea && !names.includes(box) && !names.some((name) => name.startsWith('Value'));
        })
        .map(({ value }) => value)
        .join('\n'),
    }),
    [importArea, landingBox] as const,
  );
  const stored = await page.context().storageState({ indexedDB: true });
  return [
    ...Object.entries(inPage).map(([where, text]) => ({ where, text })),
    { where: 'cookies, localStorage, IndexedDB', text: JSON.stringify(stored) },
    { where: 'Cache Storage', text: await cachesOf(page) },
  ];
}

async function cachesOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        kept.push(name, request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    return kept.join('\n');
  });
}

/** Records every request and every line on the console, of all pages of a context. Returns what there was so far. */
export function recordTraffic(context: BrowserContext): () => Promise<readonly Place[]> {
  const said: Place[] = [];
  const requests: { request: Request; body: string; headers: Promise<Readonly<Record<string, string>>> }[] =
    [];
  const over = new Set<Request>();
  context.on('console', (message) => void said.push({ where: 'console', text: message.text() }));
  context.on('request', (request) => {
    // A page that is closed takes the rest of its headers with it; those known at the start remain.
    const headers = request.allHeaders().catch(() => request.headers());
    requests.push({ request, body: request.postData() ?? '', headers });
  });
  context.on('requestfailed', (request) => void over.add(request));
  context.on('response', (response) => void over.add(response.request()));
  const placesOfRequest = async ({ request, body, headers }: (typeof requests)[number]) => {
    const name = `${request.method()} ${request.url()}`;
    // The engine names the rest of them with the answer, and a sandbox that gives none would hold the test.
    const known = over.has(request) ? await headers : request.headers();
    return [
      { where: `address of ${name}`, text: request.url() },
      { where: `headers of ${name}`, text: JSON.stringify(known) },
      { where: `body of ${name}`, text: body },
    ];
  };
  return async () => [...said, ...(await Promise.all(requests.map(placesOfRequest))).flat()];
}
