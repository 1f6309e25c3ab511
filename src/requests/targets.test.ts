import assert from 'node:assert/strict';
import { InfiniteQueryObserver } from '@tanstack/react-query';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureOf } from '#src/domain/failure/failure.ts';
import { createClient, type GraphClient } from '#src/graph/client.ts';
import { createRedactor } from '#src/graph/redact.ts';
import type { Graph } from './graph-context.ts';
import { createQueryClient } from './connect-graph.ts';
import { createReadWatch } from './read-watch.ts';
import { namedQuery, targetsQuery } from './targets.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';

/** What a person does at the search box, in any order, while answers arrive in any other. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c').map((text) => ({ does: 'type' as const, text })) },
  { weight: 1, arbitrary: fc.constant({ does: 'cancel' as const }) },
  { weight: 3, arbitrary: fc.constant({ does: 'wait' as const }) },
);

/** Until everything has happened that waits for no answer. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A Graph that finds one application, named after the search; its answers come when the scheduler says. */
function graphOf(scheduler: fc.Scheduler): Graph {
  const answer = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const search = new URL(new Request(input).url).searchParams.get('$search') ?? '';
    const text = /"displayName:(.*)"/.exec(search)?.[1] ?? '';
    await scheduler.schedule(Promise.resolve(), text);
    init?.signal?.throwIfAborted();
    return Response.json({ value: [{ id: tenantId, appId: tenantId, displayName: text }] });
  };
  return graphWith(answer);
}

function graphWith(answer: typeof fetch): Graph {
  const client: GraphClient = createClient({
    origin: 'https://graph.example',
    version: 'v1.0',
    redactor: createRedactor(),
    getToken: async () => ({ token: 'token', tenantId }),
    fetch: answer,
  });
  return {
    client,
    reads: createReadWatch(),
    redactBy: () => undefined,
    watchTyped: () => () => undefined,
    submitClient: () => client,
    signInAgain: async () => undefined,
    permit: async () => undefined,
    tenantId,
    submitTimeoutSeconds: 30,
  };
}

test('whatever is typed and cancelled, and in whatever order answers come, the last search wins', async () => {
  let overtaken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 2, maxLength: 12 }),
      async (scheduler, steps) => {
        const graph = graphOf(scheduler);
        const queries = createQueryClient();
        const search = (text: string) => targetsQuery(graph, { kind: 'servicePrincipal', text, all: false });
        let last = 'a';
        const cancelled = new Set<string>();
        const observer = new InfiniteQueryObserver(queries, search(last));
        const leave = observer.subscribe(() => undefined);
        const names = () =>
          observer
            .getCurrentResult()
            .data?.pages.flatMap(({ targets }) => targets.map((target) => target.displayName));
        for (const one of steps) {
          if (one.does === 'type') {
            if (one.text !== last && graph.reads.of(search(last).queryKey)) overtaken += 1;
            last = one.text;
            observer.setOptions(search(last));
          } else if (one.does === 'cancel') {
            const running = graph.reads.of(search(last).queryKey);
            if (running) cancelled.add(last);
            running?.cancel();
          } else {
            if (scheduler.count() > 0) await scheduler.waitNext(1);
            await settled();
          }
          // What the page shows at any moment belongs to the last search.
          assert.deepStrictEqual(names() ?? [last], [last]);
        }
        await settled();
        await scheduler.waitIdle();
        await settled();
        const { error, isPending } = observer.getCurrentResult();
        assert.ok(!isPending);
        if (error) assert.deepStrictEqual([failureOf(error)?.kind, cancelled.has(last)], ['cancelled', true]);
        else assert.deepStrictEqual(names(), [last]);
        leave();
        queries.clear();
      },
    ),
    { numRuns: 20_000, interruptAfterTimeLimit: 2_000 },
  );
  expect(overtaken, 'searches that were overtaken by the next').toBeGreaterThan(20);
});

test('names are asked for once a kind, each known one never again, and what is gone is dropped', async () => {
  const idOf = (number: number) => `11111111-2222-4333-8444-00000000000${number}`;
  const asked: string[] = [];
  const graph = graphWith(async (input) => {
    const { pathname, searchParams } = new URL(new Request(input).url);
    asked.push(`${pathname} ${searchParams.get('$filter')}`);
    return Response.json({ value: [{ id: idOf(1), appId: tenantId, displayName: 'Contoso HR' }] });
  });
  const queries = createQueryClient();
  const reference = (kind: 'servicePrincipal' | 'application', number: number) => ({
    kind,
    id: idOf(number),
  });
  const all = [
    reference('servicePrincipal', 1),
    reference('servicePrincipal', 2),
    reference('application', 1),
  ];
  const gone: unknown[] = [];
  const found = await queries.fetchQuery(namedQuery(graph, all, (ids) => gone.push(...ids)));
  expect(found.map(({ kind, id }) => ({ kind, id }))).toEqual([all[0], all[2]]);
  expect(gone).toEqual([all[1]]);
  expect(asked).toEqual([
    `/v1.0/servicePrincipals id in ('${idOf(1)}','${idOf(2)}')`,
    `/v1.0/applications id in ('${idOf(1)}')`,
  ]);
  const left = all.filter((one) => one !== all[1]);
  await queries.fetchQuery(namedQuery(graph, left, () => expect.unreachable()));
  expect(asked, 'both are known by now').toHaveLength(2);
  queries.clear();
});
