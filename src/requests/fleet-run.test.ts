import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import { countOf, createRun, isOver, leftOver, retryable } from '#src/domain/fleet/run.ts';
import type { Target } from '#src/domain/target.ts';
import { type Looks, lookQuery } from './fleet-look.ts';
import { createTestRun } from './fleet-work.ts';
import { finish, FleetWorld, guid, renewIn, targetOf, valueOf } from './fleet-world.fixture.ts';

let world: FleetWorld;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_700_000_000_000 });
  world = new FleetWorld();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a run of renewals', () => {
  test('ends with each of 200 applications in one state, and sends no unknown one a second time', async () => {
    const refused = [3, 20, 41, 60, 77, 90, 111, 150, 151, 199];
    const unknown = [7, 88, 160];
    const throttled = [10, 11, 120];
    for (const one of refused) world.answers.set(guid(one), ['refused']);
    for (const [at, one] of unknown.entries())
      world.answers.set(guid(one), [at === 0 ? 'dropped' : 'broken', 'good']);
    for (const one of throttled) world.answers.set(guid(one), ['throttled', 'throttled']);
    const { run, stateOf } = renewIn(world, { count: 200, test: true, restart: true });
    run.start();
    await vi.advanceTimersByTimeAsync(2_000);
    run.pause();
    await vi.advanceTimersByTimeAsync(60_000);
    const paused = world.sent.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(world.sent, 'nothing leaves while it is paused').toHaveLength(paused);
    expect(countOf(run.state.get()).waiting).toBeGreaterThan(100);
    expect(world.locks, 'the lock is held through the pause').toMatchObject({ taken: 1, released: 0 });
    run.resume();
    await finish(run);

    expect(countOf(run.state.get())).toMatchObject({
      applied: 187,
      refused: 10,
      unknown: 3,
      waiting: 0,
      running: 0,
      stopped: 0,
    });
    for (const one of unknown) {
      expect(stateOf(one)?.state).toBe('unknown');
      expect(world.timesSent('secrets', guid(one))).toBe(1);
    }
    for (const one of refused) expect(world.timesSent('secrets', guid(one))).toBe(1);
    for (const one of throttled) {
      expect(stateOf(one)?.state).toBe('applied');
      expect(world.timesSent('secrets', guid(one)), 'refused with a 429, and processed once').toBe(3);
    }
    expect(world.sent.filter((one) => one.startsWith('secrets '))).toHaveLength(200 + 2 * throttled.length);
    for (const verb of ['validateCredentials', 'restart'])
      expect(new Set(world.sent.filter((one) => one.startsWith(`${verb} `))).size).toBe(187);
    expect(retryable(run.state.get()).toSorted()).toEqual(refused.map(guid).toSorted());
    expect(world.locks).toMatchObject({ taken: 1, released: 1 });
    expect(world.screen, "not through a person's pause").toEqual(['on', 'off', 'on', 'off']);
  }, 60_000);

  test('sends what was read for it and what is stored in plain, and nothing of another application', async () => {
    const { run } = renewIn(world, { count: 2 });
    run.start();
    await finish(run);
    expect(world.bodies.map((body): unknown => JSON.parse(body))).toEqual(
      [0, 1].map((one) => ({
        value: [
          { key: 'BaseAddress', value: 'https://vendor.example/scim' },
          { key: 'SecretToken', value: valueOf(guid(one)) },
        ],
      })),
    );
  });

  test('stops after so many failures, and offers what it never reached', async () => {
    for (const one of [1, 2, 4]) world.answers.set(guid(one), ['refused']);
    const { run } = renewIn(world, { count: 10, stopAfter: 3 });
    run.start();
    await finish(run);
    expect(run.state.get().phase).toEqual({ phase: 'ended', by: 'failures' });
    expect(countOf(run.state.get())).toMatchObject({ applied: 2, refused: 3, stopped: 5 });
    expect(leftOver(run.state.get())).toEqual([5, 6, 7, 8, 9].map(guid));
    expect(world.sent).toHaveLength(5);
  });

  test.each(['save', 'authorize'] as const)(
    'leaves an application alone whose stored keys have changed since the review (%s)',
    async (verb) => {
      world.edited.add(guid(1));
      const { run, stateOf } = renewIn(world, { count: 3, ...(verb === 'authorize' && { verb }) });
      run.start();
      await finish(run);
      expect(stateOf(1)).toMatchObject({
        state: 'not-sent',
        failure: { kind: 'unsafe', what: 'stored-changed' },
      });
      expect(world.sent.filter((one) => one.endsWith(guid(1)))).toEqual([]);
      expect(countOf(run.state.get())).toMatchObject({ applied: 2, 'not-sent': 1 });
    },
  );

  test('asks before Entra opens a window, and goes on with the same application from the click', async () => {
    const { run } = renewIn(world, { count: 6 });
    // Each application takes longer than a browser allows a click.
    world.delay = 2_500;
    run.start();
    await vi.advanceTimersByTimeAsync(5_500);
    world.needsWindow = true;
    await vi.advanceTimersByTimeAsync(60_000);
    const { phase } = run.state.get();
    expect(phase).toMatchObject({ phase: 'held', hold: { by: 'window' } });
    expect(world.windows, 'none has opened by itself').toEqual([]);
    world.delay = 10;
    run.resume();
    await finish(run);
    expect(world.windows).toHaveLength(1);
    expect(countOf(run.state.get()).applied).toBe(6);
    expect(world.sent).toHaveLength(6);
  });

  test('a claims challenge is answered from a click, and a second one ends that application alone', async () => {
    world.answers.set(guid(1), ['challenged']);
    world.answers.set(guid(2), ['challenged', 'challenged']);
    const { run, stateOf } = renewIn(world, { count: 4 });
    run.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(run.state.get().phase).toMatchObject({ phase: 'held', hold: { by: 'window' } });
    run.resume();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stateOf(1)?.state).toBe('applied');
    expect(run.state.get().phase).toMatchObject({ phase: 'held', hold: { by: 'window' } });
    run.resume();
    await finish(run);
    expect(stateOf(2)).toMatchObject({
      state: 'refused',
      receipt: { failure: { kind: 'needs-interaction', reason: 'claims-again' } },
    });
    expect(stateOf(3)?.state).toBe('applied');
  });

  test('waits while there is no network, since nothing has left', async () => {
    const { run } = renewIn(world, { count: 3 });
    world.isOnline = false;
    run.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run.state.get().phase).toEqual({ phase: 'held', hold: { by: 'offline' } });
    world.isOnline = true;
    run.resume();
    await finish(run);
    expect(countOf(run.state.get()).applied).toBe(3);
  });

  test('never sends again what was under way when the network went', async () => {
    world.answers.set(guid(1), ['offline']);
    const { run, stateOf } = renewIn(world, { count: 3 });
    run.start();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(stateOf(1)).toMatchObject({ state: 'unknown', failure: { kind: 'unreachable', offline: true } });
    expect(run.state.get().phase, 'the next one has not left').toEqual({
      phase: 'held',
      hold: { by: 'offline' },
    });
    world.isOnline = true;
    run.resume();
    await finish(run);
    expect(world.timesSent('secrets', guid(1))).toBe(1);
    expect(stateOf(2)?.state).toBe('applied');
  });

  test('begins nothing while another tab is sending', async () => {
    world.locks.busy = true;
    const { run } = renewIn(world, { count: 3 });
    run.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run.state.get().phase).toEqual({ phase: 'held', hold: { by: 'busy' } });
    expect(world.sent).toEqual([]);
    world.locks.busy = false;
    run.resume();
    await finish(run);
    expect(countOf(run.state.get()).applied).toBe(3);
    expect(world.locks).toMatchObject({ taken: 1, released: 1 });
  });

  test('what has left when it is stopped still gets its answer, and nothing follows it', async () => {
    world.delay = 1_000;
    const { run } = renewIn(world, { count: 5, test: true, restart: true });
    run.start();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(world.sent).toEqual([`secrets ${guid(0)}`]);
    run.stop();
    expect(isOver(run.state.get())).toBe(false);
    await finish(run);
    expect(countOf(run.state.get())).toMatchObject({ applied: 1, stopped: 4 });
    expect(world.sent).toHaveLength(1);
    expect(world.locks).toMatchObject({ taken: 1, released: 1 });
  });

  test('a failed test leaves the job in quarantine, and one throttled after a save is tried again without it', async () => {
    world.tests.set(guid(1), ['throttled']);
    const { run, stateOf } = renewIn(world, { count: 3, test: true, restart: true });
    world.tests.set(guid(0), ['refused']);
    run.start();
    await finish(run);
    expect(stateOf(0)).toMatchObject({ state: 'applied', test: { verdict: 'not-run' } });
    expect(world.timesSent('secrets', guid(1)), 'the save is not repeated').toBe(1);
    expect(world.timesSent('validateCredentials', guid(1))).toBe(2);
    expect(stateOf(1)).toMatchObject({ state: 'applied', test: { verdict: 'passed' } });
  });

  test('when the page goes what has not left never leaves', async () => {
    const { run } = renewIn(world, { count: 5 });
    run.start();
    await vi.advanceTimersByTimeAsync(5);
    run.dispose();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.sent).toEqual([]);
    expect(world.locks).toMatchObject({ taken: 1, released: 1 });
  });
});

describe('a run of tests', () => {
  const tests = (hosts: readonly (string | undefined)[]) => {
    const targets = hosts.map((_, at) => targetOf(at));
    return createTestRun(
      world.deps,
      createRun(targets.map(({ id }) => id)),
      targets.map((target, at) => ({ target, host: hosts[at] })),
    );
  };

  test('has two under way at most, and one of each host', async () => {
    world.delay = 1_000;
    const hosts = ['a', 'a', 'b', undefined, undefined, 'b', 'c', 'a'];
    const run = tests(hosts);
    let most = 0;
    run.state.subscribe(() => {
      const under = [...run.state.get().states].flatMap(([id, { state }]) =>
        state === 'running' ? [id] : [],
      );
      most = Math.max(most, under.length);
      const busy = under.map((id) => hosts[Number(id.slice(-12))] ?? '');
      expect(new Set(busy).size).toBe(busy.length);
    });
    run.start();
    await finish(run);
    expect(most).toBe(2);
    expect(countOf(run.state.get()).tested).toBe(hosts.length);
    expect(world.locks.taken, 'a test changes nothing').toBe(0);
  });

  test('waits as long as Graph asks, and tests again what it did not process', async () => {
    world.tests.set(guid(0), ['throttled']);
    world.tests.set(guid(1), ['refused']);
    world.tests.set(guid(2), ['broken']);
    const run = tests(['a', 'b', 'c', 'd']);
    run.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(run.state.get().phase).toMatchObject({ phase: 'held', hold: { by: 'throttled' } });
    const before = world.sent.length;
    await vi.advanceTimersByTimeAsync(45_000);
    expect(world.sent).toHaveLength(before);
    await finish(run);
    expect(world.timesSent('validateCredentials', guid(0))).toBe(2);
    expect(countOf(run.state.get())).toMatchObject({ tested: 2, refused: 1, unknown: 1 });
  });

  test('opens one window alone at the beginning, before a second application is begun', async () => {
    world.needsWindow = true;
    world.windowTakes = 3_000;
    const run = tests(['a', 'b', 'c']);
    run.start();
    await finish(run);
    expect(world.windows).toHaveLength(1);
    expect(countOf(run.state.get()).tested).toBe(3);
  });

  test('a test under way is called off with the run', async () => {
    world.delay = 10_000;
    const run = tests(['a', 'b', 'c']);
    run.start();
    await vi.advanceTimersByTimeAsync(15_000);
    run.stop();
    await vi.advanceTimersByTimeAsync(100);
    expect(isOver(run.state.get())).toBe(true);
    expect(countOf(run.state.get())).toMatchObject({ waiting: 0, running: 0 });
  });
});

describe('a look', () => {
  const look = (targets: readonly Target[], client = world.graph.client) =>
    world.queries.fetchQuery(lookQuery(world.graph, targets, { client, needsTemplates: () => false }));
  const targets = Array.from({ length: 5 }, (_, at) => targetOf(at));

  test('reads the stored keys two at a time, and shows each as it comes', async () => {
    const steps: number[] = [];
    const all = look(targets);
    for (let step = 0; step < 3; step += 1) {
      await vi.advanceTimersByTimeAsync(10);
      const [data] = world.queries.getQueriesData<Looks>({ queryKey: ['look'] }).map((one) => one[1]);
      steps.push(data?.size ?? 0);
    }
    expect(steps).toEqual([2, 4, 5]);
    const looks = await all;
    expect(looks.get(guid(0))).toMatchObject({
      stored: [{ key: 'BaseAddress' }, { key: 'SecretToken', value: { kind: 'hidden' } }],
    });
  });

  test('says of one application that it could not be read, and ends where the permission is missing', async () => {
    const failing = (failure: Failure) => ({
      ...world.graph.client,
      read: () => Promise.reject(new FailureError(failure)),
    });
    const refused: Failure = { kind: 'refused', by: 'graph', status: 404, code: 'NotFound', message: '' };
    expect((await look(targets.slice(0, 1), failing(refused))).get(guid(0))).toEqual({ failure: refused });
    const missing: Failure = { kind: 'needs-interaction', reason: 'consent', scopes: [] };
    await expect(look(targets.slice(0, 2), failing(missing))).rejects.toMatchObject({ failure: missing });
  });

  test('waits as long as Graph asks', async () => {
    const start = Date.now();
    const { read } = world.graph.client;
    let refusals = 2;
    const client = {
      ...world.graph.client,
      read: async (...args: Parameters<typeof read>) => {
        if ((refusals -= 1) >= 0) throw new FailureError({ kind: 'throttled', until: Date.now() + 30_000 });
        return await read(...args);
      },
    };
    const all = look(targets.slice(0, 1), client);
    await vi.advanceTimersByTimeAsync(61_000);
    expect((await all).get(guid(0))).toHaveProperty('stored');
    expect(Date.now() - start).toBeGreaterThanOrEqual(60_000);
  });
});
