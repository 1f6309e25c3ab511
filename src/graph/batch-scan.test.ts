import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import type { ScanEntry } from '#src/domain/fleet/scan.ts';
import { type JobsAnswer, missingAnswer } from './batch.ts';
import { createBatchScan, type ScanDeps } from './batch-scan.ts';
import {
  answered,
  broken,
  calm,
  Clock,
  type Deed,
  failed,
  idOf,
  play,
  refusal,
  type Scenario,
  throttled,
  type Weather,
} from './batch-scan.fixture.ts';

const wait = fc.option(
  fc.integer({ min: 0, max: 9 }).map((seconds) => seconds * 1000),
  { nil: undefined },
);
const item = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: wait.map(throttled) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(500, 503, 504, 404, 403), wait).map((one) => failed(...one)),
  },
  { weight: 1, arbitrary: fc.constant(missingAnswer) },
);
const whole: fc.Arbitrary<Weather['batches'][number]> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({
        failure: fc.constantFrom<Failure>({ kind: 'throttled' }, refusal(503), refusal(504)),
        wait,
      }),
      fc.record({
        failure: fc.constantFrom<Failure>(
          { kind: 'unreachable', origin: 'https://graph.example', offline: false },
          { kind: 'unreadable', status: 200, expected: 'JSON' },
        ),
      }),
    ),
  },
);
const deed: fc.Arbitrary<Deed> = fc.record({
  at: fc.integer({ min: 0, max: 20_000 }),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Deed['what']>('pause', 'resume', 'resume', 'hide', 'show') },
    { weight: 2, arbitrary: fc.nat(200).map((ask) => ({ ask })) },
    { weight: 1, arbitrary: fc.constant<Deed['what']>('abort') },
  ),
});
const scenario: fc.Arbitrary<Scenario> = fc.record({
  size: fc.integer({ min: 0, max: 130 }),
  weather: fc.record({
    items: fc.array(item, { maxLength: 300, size: 'max' }),
    batches: fc.array(whole, { maxLength: 30, size: 'max' }),
    latencies: fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 20 }),
  }),
  // In the end everyone goes on.
  deeds: fc.array(deed, { maxLength: 6 }).map((deeds) => [...deeds, { at: 60_000, what: 'resume' as const }]),
});

const promises = (create: typeof createBatchScan) =>
  fc.asyncProperty(scenario, async (one) => void (await play(create, one)));

test('whatever Graph answers and the person does, a scan keeps its promises', async () => {
  await fc.assert(promises(createBatchScan), { numRuns: 200 });
});

/** Schedulers that break one promise each. */
const saboteurs: Record<string, typeof createBatchScan> = {
  'loses one': (deps, ids) => createBatchScan(deps, [...ids].slice(1)),
  'asks for an answered one again': (deps, ids) =>
    createBatchScan(
      {
        ...deps,
        async ask(batch, signal) {
          const answers = await deps.ask(batch, signal);
          await deps.ask(batch.slice(0, 1), signal);
          return answers;
        },
      },
      ids,
    ),
  'sends more than two at once': (deps, ids) =>
    createBatchScan(
      {
        ...deps,
        async ask(batch, signal) {
          const halves = [batch.slice(0, 10), batch.slice(10)].filter((half) => half.length > 0);
          const answers = await Promise.all(halves.map((half) => deps.ask(half, signal)));
          return new Map(answers.flatMap((half) => [...half]));
        },
      },
      ids,
    ),
  'does not wait as long as it should': (deps, ids) =>
    createBatchScan(
      {
        ...deps,
        async ask(batch, signal) {
          const answers = await deps.ask(batch, signal);
          const hasty = ([id, answer]: [string, JobsAnswer]) =>
            [id, answer.state === 'throttled' ? { ...answer, wait: 0 } : answer] as const;
          return new Map([...answers].map(hasty));
        },
      },
      ids,
    ),
  'takes a refusal for an answer': (deps, ids) =>
    createBatchScan(
      {
        ...deps,
        async ask(batch, signal) {
          const answers = await deps.ask(batch, signal);
          return new Map(
            [...answers].map(([id, answer]) => [id, answer.state === 'throttled' ? answered(0) : answer]),
          );
        },
      },
      ids,
    ),
  'takes an answer after the end': (deps, ids) => {
    const scan = createBatchScan(deps, ids);
    return { ...scan, run: () => scan.run(new AbortController().signal) };
  },
  'goes on in a pause': (deps, ids) => ({ ...createBatchScan(deps, ids), pause: () => undefined }),
  'counts an entry twice': (deps, ids) =>
    createBatchScan(
      {
        ...deps,
        onEntry(id, entry) {
          deps.onEntry(id, entry);
          deps.onEntry(id, entry);
        },
      },
      ids,
    ),
};

test.each(Object.entries(saboteurs))('a scheduler is caught that %s', async (_, create) => {
  expect((await fc.check(promises(create), { numRuns: 300 })).failed).toBe(true);
});

test('what fails in passing is asked three times, and is then not known; what will not change is asked once', async () => {
  const items = [failed(503), failed(404), missingAnswer, answered(0)];
  const [first, , third] = items;
  const { entries, requests } = await play(createBatchScan, {
    size: 4,
    weather: { ...calm, items: [...items, first, third, first, third] },
    deeds: [],
  });
  const unknown = (answer: JobsAnswer | undefined) => ({
    state: 'unknown',
    failure: answer && 'failure' in answer && answer.failure,
  });
  expect(Object.fromEntries(entries)).toEqual({
    [idOf(0)]: unknown(first),
    [idOf(1)]: unknown(items[1]),
    [idOf(2)]: unknown(third),
    [idOf(3)]: { state: 'none' },
  });
  expect(requests).toBe(3);
});

const always = <T>(one: T): readonly T[] => Array.from({ length: 1_000 }, () => one);
const failureOf = async (weather: Partial<Weather>, size = 100) => {
  const { end, requests, time, entries } = await play(createBatchScan, {
    size,
    weather: { ...calm, ...weather },
    deeds: [],
  });
  return { failure: end instanceof FailureError ? end.failure : end, requests, time, known: entries.size };
};
const unreachable: Failure = { kind: 'unreachable', origin: 'https://graph.example', offline: false };

test.each<[string, Partial<Weather>, Failure, number]>([
  ['refuses all of it for a while', { items: always(throttled()) }, { kind: 'throttled', until: 0 }, 9],
  [
    'asks for a pause of an hour',
    { items: [throttled(3_600_000)] },
    { kind: 'throttled', until: 3_600_175 },
    2,
  ],
  ['cannot be reached', { batches: always({ failure: unreachable }) }, unreachable, 7],
  ['is down', { batches: always({ failure: refusal(503) }) }, refusal(503), 7],
  ['does not know the token', { batches: [{ failure: refusal(401) }] }, refusal(401), 2],
  ['does not let this person look', { items: always(failed(403)) }, refusal(403), 2],
])(
  'a scan ends with its reason, and does not take it for an answer, where Graph %s',
  async (_, weather, failure, most) => {
    const { requests, known, failure: seen } = await failureOf(weather);
    expect(seen).toMatchObject({
      ...failure,
      ...(failure.kind === 'throttled' && { until: expect.any(Number) }),
    });
    expect(requests).toBeLessThanOrEqual(most);
    expect(known).toBeLessThanOrEqual(40);
  },
);

test('a refusal of single applications does not end a scan', async () => {
  const items = [answered(1), ...always(failed(403)).slice(0, 40)];
  expect(await failureOf({ items })).toMatchObject({ failure: undefined, known: 100 });
});

test('an answer that cannot be read for one application costs no other its own', async () => {
  const clock = new Clock();
  const entries = new Map<string, string>();
  const poison = idOf(7);
  const deps: ScanDeps = {
    async ask(batch) {
      await new Promise<void>((resolve) => clock.at(clock.time + 50, resolve));
      if (batch.includes(poison)) throw broken({ kind: 'unreadable', status: 200, expected: 'JSON' });
      return new Map(batch.map((id) => [id, answered(1)]));
    },
    onEntry: (id, { state }) => void entries.set(id, state),
    onWait: () => undefined,
    isHidden: () => false,
    now: () => clock.time,
    sleep: clock.sleep,
    random: () => 0.5,
  };
  const ids = Array.from({ length: 200 }, (_, number) => idOf(number));
  expect(await clock.until(createBatchScan(deps, ids).run(new AbortController().signal))).toBeUndefined();
  expect([...entries].filter(([, state]) => state !== 'provisioned')).toEqual([[poison, 'unknown']]);
  expect(entries.size).toBe(200);
});

test('an application that is always refused costs no other its own, and is not known in the end', async () => {
  const clock = new Clock();
  const entries = new Map<string, string>();
  const times: number[] = [];
  const poison = idOf(7);
  const deps: ScanDeps = {
    async ask(batch) {
      await new Promise<void>((resolve) => clock.at(clock.time + 50, resolve));
      return new Map(batch.map((id) => [id, id === poison ? throttled(30_000) : answered(1)]));
    },
    onEntry: (id, { state }) => {
      entries.set(id, state);
      times.push(clock.time);
    },
    onWait: () => undefined,
    isHidden: () => false,
    now: () => clock.time,
    sleep: clock.sleep,
    random: () => 0.5,
  };
  const ids = Array.from({ length: 400 }, (_, number) => idOf(number));
  expect(await clock.until(createBatchScan(deps, ids).run(new AbortController().signal))).toBeUndefined();
  expect([...entries].filter(([, state]) => state !== 'provisioned')).toEqual([[poison, 'unknown']]);
  expect(entries.size).toBe(400);
  // It is asked ahead of the others a few times, and then after all of them.
  expect(times.at(-2)).toBeLessThan(5 * 31_000);
});

test('out of sight it sends one batch at a time, with a pause between two', async () => {
  const { time, requests } = await play(createBatchScan, {
    size: 200,
    weather: calm,
    deeds: [{ at: 0, what: 'hide' }],
  });
  expect(requests).toBe(10);
  // The first two have left by then.
  expect(time).toBeGreaterThanOrEqual(8 * 2_000);
});

/** Answers as a service with a quota does: so many at once, and so many more a second. */
async function scanWithQuota(
  size: number,
  { burst, rate }: { burst: number; rate: number },
  latency: number,
) {
  const clock = new Clock();
  let [tokens, filled, refused] = [burst, 0, 0];
  const asked = new Map<string, number>();
  const entries = new Map<string, ScanEntry>();
  const deps: ScanDeps = {
    async ask(batch) {
      await new Promise<void>((resolve) => clock.at(clock.time + latency / 2, resolve));
      tokens = Math.min(burst, tokens + ((clock.time - filled) / 1000) * rate);
      filled = clock.time;
      const answers = batch.map((id) => {
        asked.set(id, (asked.get(id) ?? 0) + 1);
        if (tokens >= 1) {
          tokens -= 1;
          return [id, answered(1)] as const;
        }
        refused += 1;
        // Whole seconds, as the header has them.
        return [id, throttled(Math.ceil((1 - tokens) / rate) * 1000)] as const;
      });
      await new Promise<void>((resolve) => clock.at(clock.time + latency / 2, resolve));
      return new Map(answers);
    },
    onEntry: (id, entry) => void entries.set(id, entry),
    onWait: () => undefined,
    isHidden: () => false,
    now: () => clock.time,
    sleep: clock.sleep,
    random: () => 0.5,
  };
  const ids = Array.from({ length: size }, (_, number) => idOf(number));
  const end = await clock.until(createBatchScan(deps, ids).run(new AbortController().signal));
  expect(end).toBeUndefined();
  const bound = (Math.max(0, size - burst) / rate) * 1000;
  const asks = [...asked.values()].reduce((sum, times) => sum + times, 0);
  return { entries, refused, asks, ratio: clock.time / bound };
}

test.each([10, 150])(
  'ten thousand under a quota of 300 and 60 a second take at most 1.05 of the least time, at %i ms an answer',
  async (latency) => {
    const size = 10_000;
    const { entries, refused, asks, ratio } = await scanWithQuota(size, { burst: 300, rate: 60 }, latency);
    expect(ratio).toBeLessThanOrEqual(1.05);
    expect(ratio).toBeGreaterThanOrEqual(1);
    expect([...entries.values()].filter(({ state }) => state === 'provisioned')).toHaveLength(size);
    expect(asks - refused, 'nothing twice without a refusal').toBe(size);
    expect(refused).toBeLessThan(size / 5);
  },
);

test('without a quota there is one batch for every twenty, and no more', async () => {
  const { entries, requests, time } = await play(createBatchScan, { size: 10_000, weather: calm, deeds: [] });
  expect(entries.size).toBe(10_000);
  expect(requests).toBe(500);
  expect(time).toBe(250 * 50);
});
