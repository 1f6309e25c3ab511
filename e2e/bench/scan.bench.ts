import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, RetryHandler, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import pLimit from 'p-limit';
import { createListener, type SandboxListener } from '../sandbox/plugin.ts';
import { originsAt } from '../sandbox/tenant.ts';
import { serve } from '../support/loopback-server.ts';
import { signInByHand } from '../support/session.ts';
import { printTable } from './table.ts';

/** `SCAN_TARGETS=1500 npm run bench` measures a smaller tenant. */
const targets = Number(process.env['SCAN_TARGETS'] ?? 10_000);
const quota = { burst: 300, rate: 60 };
const dist = fileURLToPath(new URL('../../dist', import.meta.url));

type Counted = { batches: readonly number[]; jobs: Readonly<Record<string, readonly unknown[]>> };
type Row = { what: string; seconds: number; requests: number; refused: number; known: number; twice: number };

test('a scan of a large tenant', async ({ page }) => {
  test.setTimeout(60 * 60_000);
  process.env['SANDBOX_TARGETS'] = String(targets);
  let listener: SandboxListener | undefined;
  const { port, close } = await serve((request, response) => {
    void listener?.(request, response, () => response.writeHead(404).end());
  });
  listener = await createListener(mkdtempSync(join(tmpdir(), 'sandbox-scan-')), port, {
    kind: 'built',
    dist,
  });
  try {
    const origins = originsAt(port);
    const { request } = page.context();
    const limits = `${origins.services}/sandbox/reads`;
    /** The permission to look is in one, and the one to list in the other. */
    let [token, listToken] = ['', ''];
    page.on('request', (sent) => {
      const { authorization } = sent.headers();
      if (authorization === undefined) return;
      if (sent.url().endsWith('/$batch')) token = authorization;
      else if (sent.url().includes('/servicePrincipals?')) listToken = authorization;
    });
    await page.goto(`${limits}/default`);
    await signInByHand(page, 'Connie Consented', `${origins.page}/?kind=provisioning`);
    const free = await scan(page, request, limits, 'this page, without a quota');
    await request.get(`${limits}/quota`);
    const ids = await candidates(`${origins.services}/graph/v1.0`, listToken);
    const rows: Row[] = [await scan(page, request, limits, 'this page')];
    const graph = `${origins.services}/graph`;
    rows.push(
      await measure(request, limits, 'one after the other', async () => await inTurn(graph, token, ids)),
      await measure(
        request,
        limits,
        "p-limit(10), Microsoft's client",
        async () => await tenAtOnce(graph, token, ids),
      ),
    );
    const bound = Math.max(0, ids.length - quota.burst) / quota.rate;
    const cells = ({ what, seconds, requests, refused, known, twice }: Row) => [
      what,
      seconds.toFixed(1),
      String(requests),
      String(refused),
      String(ids.length - known),
      String(twice),
    ];
    const head = ['', 'seconds', 'requests', 'refused', 'not answered', 'asked twice without a refusal'];
    printTable(
      `A scan of ${ids.length} candidates, ${quota.burst} at once and ${quota.rate} a second: at least ${bound.toFixed(1)} s (goal: ≤ 1.05)`,
      [...head, 'of the bound'],
      rows.map((row) => [...cells(row), (row.seconds / bound).toFixed(3)]),
    );
    printTable(`Without a quota: at least ${Math.ceil(ids.length / 20)} batches (goal: ≤ 2 % more)`, head, [
      cells(free),
    ]);
  } finally {
    close();
  }
});

/** The page's own scan, from its first batch to the last entry on screen. */
async function scan(page: Page, request: APIRequestContext, limits: string, what: string): Promise<Row> {
  return await measure(request, limits, what, async () => {
    const first = page.waitForRequest((sent) => sent.url().endsWith('/$batch'));
    await page.getByRole('button', { name: /^Scan/ }).click();
    await first;
    const begun = performance.now();
    await expect(page.getByRole('status').filter({ hasText: /Scanned ([\d,]+) of \1/ })).toBeVisible({
      timeout: 30 * 60_000,
    });
    return performance.now() - begun;
  });
}

/** `work` says how long it took; what it was answered is counted by the sandbox. */
async function measure(
  request: APIRequestContext,
  limits: string,
  what: string,
  work: () => Promise<number>,
): Promise<Row> {
  await request.delete(limits);
  const seconds = (await work()) / 1000;
  const { batches, jobs }: Counted = await (await request.get(limits)).json();
  const answers = Object.values(jobs);
  return {
    what,
    seconds,
    requests: batches.length || answers.flat().length,
    refused: answers.flat().filter((status) => status === 429).length,
    known: answers.filter((all) => all.at(-1) === 200).length,
    twice: answers.filter((all) => all.slice(0, -1).some((status) => status === 200)).length,
  };
}

async function candidates(base: string, token: string): Promise<readonly string[]> {
  const microsoft = ['f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47'];
  const others = microsoft.map((tenant) => ` and appOwnerOrganizationId ne ${tenant}`).join('');
  const filter = encodeURIComponent(`applicationTemplateId ne null${others}`);
  const ids: string[] = [];
  let next: string | undefined =
    `${base}/servicePrincipals?$filter=${filter}&$count=true&$top=999&$select=id`;
  while (next !== undefined) {
    const response: Response = await fetch(next, {
      headers: { authorization: token, consistencylevel: 'eventual' },
    });
    const page: { value: readonly { id: string }[]; '@odata.nextLink'?: string } = await response.json();
    ids.push(...page.value.map(({ id }) => id));
    next = page['@odata.nextLink'];
  }
  return ids;
}

/** As a script does that knows `Retry-After`. */
async function inTurn(graph: string, token: string, ids: readonly string[]): Promise<number> {
  const begun = performance.now();
  for (const id of ids) {
    for (;;) {
      const response = await fetch(`${graph}/v1.0${jobsOf(id)}`, { headers: { authorization: token } });
      await response.text();
      if (response.status !== 429) break;
      await wait(Number(response.headers.get('retry-after')) * 1000);
    }
  }
  return performance.now() - begun;
}

/** Microsoft's client gives its token to https hosts only, so that this step of its pipeline is ours. */
class Loopback implements Middleware {
  readonly #token: string;
  constructor(token: string) {
    this.#token = token;
  }
  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('authorization', this.#token);
    context.response = await fetch(context.request, { ...context.options, headers });
  }
}

/** With Microsoft's own repeats, which give up after three. */
async function tenAtOnce(graph: string, token: string, ids: readonly string[]): Promise<number> {
  const retry = new RetryHandler(new RetryHandlerOptions());
  retry.setNext(new Loopback(token));
  const client = Client.initWithMiddleware({ baseUrl: graph, middleware: retry });
  const limit = pLimit(10);
  const begun = performance.now();
  await Promise.all(
    ids.map((id) =>
      limit(() =>
        client
          .api(jobsOf(id))
          .get()
          .catch(() => undefined),
      ),
    ),
  );
  return performance.now() - begun;
}

function jobsOf(id: string): string {
  return `/servicePrincipals/${id}/synchronization/jobs`;
}
