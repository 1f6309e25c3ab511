import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import { createClient } from '#src/graph/client.ts';
import { tenantId } from '#src/graph/client.fixture.ts';
import { createRedactor } from '#src/graph/redact.ts';
import { createFleetScan, type FleetScan } from './fleet-scan.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const microsoft = 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 30) });
  const entries = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => void entries.set(name, text),
    removeItem: (name: string) => void entries.delete(name),
  });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A Graph of `size` applications, of which every third is provisioned, and one more of Microsoft's own. */
class Directory {
  readonly asked: string[] = [];
  readonly batches: string[][] = [];
  readonly failing = new Set<string>();
  readonly deleted = new Set<string>();
  audits: Response | undefined;
  permission: Failure | undefined;
  size: number;

  constructor(size: number) {
    this.size = size;
  }

  fetch: typeof fetch = async (input, init) => {
    const url = new URL(new Request(input).url);
    this.asked.push(`${init?.method} ${url.pathname}`);
    // Each answer takes a while.
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (init?.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    if (url.pathname.endsWith('/directoryAudits')) return this.audits ?? Response.json({}, { status: 403 });
    if (url.pathname.endsWith('/$batch')) return this.batch(typeof init?.body === 'string' ? init.body : '');
    return this.page(url);
  };

  page(url: URL): Response {
    const all = Array.from({ length: this.size }, (_, number) => ({ id: idOf(number), appId: idOf(number) }))
      .filter(({ id }) => !this.deleted.has(id))
      .map((one) => ({ ...one, displayName: `Application ${one.id}` }));
    const top = Number(url.searchParams.get('$top'));
    const from = Number(url.searchParams.get('from'));
    const value: object[] = all.slice(from, from + Math.min(top, 15));
    const isLast = from + 15 >= all.length;
    if (from === 0)
      value.push({
        id: idOf(9999),
        appId: idOf(9999),
        appOwnerOrganizationId: microsoft,
        displayName: 'Graph',
      });
    const next = new URL(url);
    next.searchParams.set('from', String(from + 15));
    return Response.json({
      value,
      '@odata.count': all.length,
      ...(isLast || top === 1 ? {} : { '@odata.nextLink': next.href }),
    });
  }

  batch(text: string): Response {
    const { requests } = JSON.parse(text);
    this.batches.push(requests.map(({ id }: { id: string }) => id));
    return Response.json({
      responses: requests.map(({ id, url }: { id: string; url: string }) => {
        expect(url).toBe(`/servicePrincipals/${id}/synchronization/jobs`);
        if (this.failing.has(id))
          return {
            id,
            status: 404,
            body: { error: { code: 'Request_ResourceNotFound', message: 'Secret words' } },
          };
        const number = Number.parseInt(id.slice(-12), 16);
        const job = {
          id: 'scim.1',
          templateId: 'scim',
          status: { code: 'Active' },
          schedule: { state: 'Active' },
        };
        return { id, status: 200, body: { value: number % 3 === 0 ? [job] : [] } };
      }),
    });
  }

  scan(owner = 'tenant/account'): FleetScan {
    const client = createClient({
      origin: 'https://graph.example',
      version: 'v1.0',
      redactor: createRedactor(),
      getToken: async (use) => {
        if (use === 'audit' && !this.audits) throw new FailureError({ kind: 'signed-out' });
        return { token: 'token', tenantId };
      },
      fetch: this.fetch,
    });
    const permit = async () => {
      if (this.permission) throw new FailureError(this.permission);
    };
    return createFleetScan({ graph: { client, permit }, owner, isHidden: () => false });
  }
}

test('a scan lists the candidates, asks for the jobs of each once and ends with an entry for each', async () => {
  const directory = new Directory(50);
  const scan = directory.scan();
  expect(scan.state.get()).toMatchObject({ phase: 'idle', total: undefined });
  scan.state.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(200);
  expect(scan.state.get()).toMatchObject({ counts: { templates: 50, listed: 50 }, total: 50 });
  const phases = new Set<string>();
  scan.state.subscribe(() => phases.add(scan.state.get().phase));
  scan.start();
  await vi.runAllTimersAsync();
  expect([...phases]).toEqual(['idle', 'listing', 'scanning', 'done']);
  expect(scan.state.get()).toMatchObject({
    total: 50,
    scanned: 50,
    provisioned: 17,
    unknown: 0,
    failure: undefined,
  });
  expect(directory.batches.map((ids) => ids.length)).toEqual([20, 20, 10]);
  expect(new Set(directory.batches.flat()).size).toBe(50);
  expect(scan.state.get().candidates.get(idOf(3))?.displayName).toBe(`Application ${idOf(3)}`);
  expect(scan.state.get().candidates.has(idOf(9999)), "Microsoft's own").toBe(false);
});
