import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import { createClient } from '#src/graph/client.ts';
import { tenantId } from '#src/graph/client.fixture.ts';
import { createRedactor } from '#src/graph/redact.ts';
import { forgetWork, readKept, writeKept } from '#src/storage.ts';
import { createFleetScan, type FleetScan } from './fleet-scan.ts';

const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const microsoft = 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a';

let leave = () => {};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 30) });
  const entries = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => void entries.set(name, text),
    removeItem: (name: string) => void entries.delete(name),
  });
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => {
    if (name === 'pagehide') leave = listener;
  });
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
  down = false;
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
    if (url.pathname.endsWith('/$batch') && this.down) return Response.json({}, { status: 403 });
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

const open = (directory: Directory, owner?: string) => {
  const scan = directory.scan(owner);
  scan.state.subscribe(() => undefined);
  return scan;
};
const settled = async (scan: FleetScan) => {
  await vi.runAllTimersAsync();
  return scan.state.get();
};
/** Until the first answers are there and others are not. */
const untilHalf = async (scan: FleetScan) => {
  scan.start();
  while (scan.state.get().scanned === 0) await vi.advanceTimersByTimeAsync(50);
  expect(scan.state.get()).toMatchObject({ phase: 'scanning', scanned: 120 });
};

test('a pause lets nothing more leave, and the scan goes on where it was', async () => {
  const directory = new Directory(300);
  const scan = open(directory);
  await untilHalf(scan);
  scan.pause();
  const { scanned } = await settled(scan);
  expect(scan.state.get()).toMatchObject({ phase: 'paused', total: 300 });
  expect(scanned).toBeLessThan(300);
  scan.resume();
  expect(await settled(scan)).toMatchObject({ phase: 'done', scanned: 300 });
  expect(directory.batches.flat()).toHaveLength(300);
});

test('a pause while it lists lets no batch leave', async () => {
  const directory = new Directory(50);
  const scan = open(directory);
  scan.start();
  await vi.advanceTimersByTimeAsync(100);
  expect(scan.state.get().phase).toBe('listing');
  scan.pause();
  expect(await settled(scan)).toMatchObject({ phase: 'paused', total: 50, scanned: 0 });
  expect(directory.batches).toEqual([]);
  scan.resume();
  expect(await settled(scan)).toMatchObject({ phase: 'done', scanned: 50 });
});

test('a stop ends it at once, and what is known stays', async () => {
  const directory = new Directory(300);
  const scan = open(directory);
  await untilHalf(scan);
  scan.stop();
  const { batches } = directory;
  const left = batches.length;
  const { scanned } = await settled(scan);
  expect(scan.state.get().phase).toBe('stopped');
  expect(batches).toHaveLength(left);
  expect(scanned).toBeLessThan(300);
  scan.resume();
  expect(await settled(scan)).toMatchObject({ phase: 'done', scanned: 300 });
});

test.each(['at rest', 'as the page goes'])(
  'a reload goes on with what is not known, kept %s',
  async (how) => {
    const directory = new Directory(300);
    const scan = open(directory);
    await untilHalf(scan);
    if (how === 'as the page goes') leave();
    else await vi.advanceTimersByTimeAsync(2_000);
    const known = how === 'as the page goes' ? 120 : 300;
    const text = readKept('scan') ?? '';
    expect(text).not.toContain('Application');
    // The page that was is gone.
    scan.stop();
    writeKept('scan', text);
    const asked = directory.batches.length;
    directory.deleted.add(idOf(1));
    const later = open(directory);
    expect(later.state.get()).toMatchObject({ scanned: known, total: 300 });
    const { phase, candidates } = await settled(later);
    expect(phase).toBe(known === 300 ? 'done' : 'paused');
    expect(candidates.size, 'names are read again').toBe(299);
    expect(directory.batches).toHaveLength(asked);
    if (known < 300) later.resume();
    expect(await settled(later)).toMatchObject({ phase: 'done', scanned: 299, total: 299 });
    expect(directory.batches.slice(asked).flat()).toHaveLength(300 - known);
  },
);

test('going on while the names are still read needs no second click', async () => {
  const directory = new Directory(300);
  await untilHalf(open(directory));
  leave();
  const later = open(directory);
  expect(later.state.get().phase).toBe('listing');
  later.resume();
  expect(await settled(later)).toMatchObject({ phase: 'done', scanned: 300 });
});

test('the scan of another person is none, and neither is what this page did not write', async () => {
  const directory = new Directory(50);
  const first = open(directory, 'tenant/first');
  first.start();
  await settled(first);
  expect(directory.scan('tenant/other').state.get()).toMatchObject({ phase: 'idle', scanned: 0 });
  expect(directory.scan('tenant/first').state.get()).toMatchObject({ scanned: 50 });
  writeKept('scan', '{"version":1}');
  expect(directory.scan('tenant/first').state.get()).toMatchObject({ phase: 'idle', scanned: 0 });
});

test('a sign-out ends the scan, and nothing of it is left or comes back', async () => {
  const directory = new Directory(300);
  const scan = open(directory);
  await untilHalf(scan);
  forgetWork();
  const left = directory.batches.length;
  expect(scan.state.get()).toMatchObject({ phase: 'idle', scanned: 0, total: undefined });
  await settled(scan);
  leave();
  expect(directory.batches).toHaveLength(left);
  expect(scan.state.get().candidates.size + scan.state.get().entries.size).toBe(0);
  expect(readKept('scan')).toBeNull();
  // A late click keeps nothing either.
  scan.start();
  await settled(scan);
  leave();
  expect(readKept('scan')).toBeNull();
});

test('what is not known is never none, and is asked again by a click', async () => {
  const directory = new Directory(50);
  directory.failing.add(idOf(3));
  const scan = open(directory);
  scan.start();
  expect(await settled(scan)).toMatchObject({ phase: 'done', scanned: 50, provisioned: 16, unknown: 1 });
  expect(scan.state.get().entries.get(idOf(3))).toMatchObject({
    state: 'unknown',
    failure: { kind: 'refused', status: 404 },
  });
  expect(readKept('scan')).not.toContain('Secret words');
  directory.failing.clear();
  scan.retryUnknown();
  expect(await settled(scan)).toMatchObject({ phase: 'done', scanned: 50, provisioned: 17, unknown: 0 });
  expect(directory.batches.at(-1)).toEqual([idOf(3)]);
});

test('single applications are read again, before, in and after a scan, and during a pause', async () => {
  const directory = new Directory(300);
  const scan = open(directory);
  await scan.refresh([idOf(3)]);
  expect(directory.batches, 'nothing is known of it').toEqual([]);
  await untilHalf(scan);
  scan.pause();
  const inPause = scan.refresh([idOf(3).toUpperCase(), idOf(270)]);
  await settled(scan);
  await inPause;
  expect(scan.state.get().phase).toBe('paused');
  expect(scan.state.get().entries.get(idOf(270))).toMatchObject({ state: 'provisioned' });
  scan.resume();
  const inScan = scan.refresh([idOf(3)]);
  await settled(scan);
  await inScan;
  const times = (id: string) => directory.batches.flat().filter((one) => one === id).length;
  expect([times(idOf(3)), times(idOf(270))]).toEqual([3, 1]);
  directory.failing.add(idOf(3));
  const after = scan.refresh([idOf(3)]);
  expect(scan.state.get().phase).toBe('done');
  await settled(scan);
  await after;
  expect(scan.state.get()).toMatchObject({ phase: 'done', scanned: 300, unknown: 1 });
});

test('what was asked for again is asked for by the scan that takes over, and is not known where that fails', async () => {
  const directory = new Directory(300);
  const scan = open(directory);
  await untilHalf(scan);
  scan.stop();
  const again = scan.refresh([idOf(3)]);
  await vi.advanceTimersByTimeAsync(50);
  scan.resume();
  await settled(scan);
  await again;
  expect(directory.batches.flat().filter((id) => id === idOf(3))).toHaveLength(2);
  expect(scan.state.get()).toMatchObject({ phase: 'done', scanned: 300, unknown: 0 });
  directory.down = true;
  const failing = scan.refresh([idOf(3)]);
  await settled(scan);
  await failing;
  expect(scan.state.get()).toMatchObject({ phase: 'done', scanned: 300, unknown: 1 });
});

test('a scan that may not look says so before it lists, and goes on once it may', async () => {
  const directory = new Directory(50);
  const scan = open(directory);
  await settled(scan);
  const listed = directory.asked.length;
  const failure = {
    kind: 'needs-interaction',
    reason: 'consent',
    scopes: ['Synchronization.Read.All'],
  } as const;
  directory.permission = failure;
  scan.start();
  expect(await settled(scan)).toMatchObject({ phase: 'failed', failure });
  expect(directory.asked).toHaveLength(listed);
  directory.permission = undefined;
  scan.resume();
  expect(await settled(scan)).toMatchObject({ phase: 'done', scanned: 50, failure: undefined });
});

test('another set begins with nothing, and its number is known', async () => {
  const directory = new Directory(50);
  const scan = open(directory);
  scan.start();
  await settled(scan);
  scan.choose('listed');
  expect(scan.state.get()).toMatchObject({ phase: 'idle', set: 'listed', scanned: 0, total: 50 });
  expect(readKept('scan')).toBeNull();
  scan.start();
  expect(await settled(scan)).toMatchObject({ phase: 'done', scanned: 50 });
});

test('the entries are published at most four times a second', async () => {
  const scan = open(new Directory(1_000));
  const seen = new Set<unknown>();
  scan.state.subscribe(() => seen.add(scan.state.get().entries));
  const begun = Date.now();
  scan.start();
  await settled(scan);
  // One for each end of a phase comes on top.
  expect(seen.size).toBeLessThanOrEqual((Date.now() - begun) / 250 + 4);
  expect(seen.size).toBeGreaterThan(4);
});

test('quarantines of the audit log come where they can be had in silence, and fail in silence', async () => {
  const without = open(new Directory(5));
  without.start();
  expect(await settled(without)).toMatchObject({ phase: 'done', quarantines: undefined });
  const directory = new Directory(5);
  directory.audits = Response.json({ value: [] });
  const scan = open(directory);
  scan.start();
  expect((await settled(scan)).quarantines).toEqual(new Map());
  expect(directory.asked.filter((path) => path.endsWith('directoryAudits'))).toHaveLength(1);
});
