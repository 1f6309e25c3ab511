import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import type { ScanEntry } from '#src/domain/fleet/scan.ts';
import { type JobsAnswer, missingAnswer, mostInBatch } from './batch.ts';
import type { BatchScan, createBatchScan, ScanDeps } from './batch-scan.ts';

/** Time that passes only when nothing else happens. */
export class Clock {
  time = 0;
  readonly #timers: { at: number; run: () => void }[] = [];

  at(time: number, run: () => void): void {
    this.#timers.push({ at: Math.max(time, this.time), run });
  }

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new FailureError({ kind: 'cancelled' })));
      this.at(this.time + ms, resolve);
    });

  /** Runs until the work has ended. */
  async until<T>(work: Promise<T>): Promise<T | FailureError> {
    let end: { value: T | FailureError } | { error: unknown } | undefined;
    work.then(
      (value) => (end = { value }),
      (error: unknown) => (end = error instanceof FailureError ? { value: error } : { error }),
    );
    for (;;) {
      // Everything that needs no time comes first.
      await new Promise((resolve) => setImmediate(resolve));
      if (end) break;
      const next = this.#timers.toSorted((one, other) => one.at - other.at)[0];
      if (!next) throw new Error('it waits for ever');
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    if ('error' in end) throw end.error;
    return end.value;
  }
}

const scheduled = { id: 'scim.1', templateId: 'scim' };
export const answered = (jobs: number): JobsAnswer => ({
  state: 'answered',
  jobs: Array.from({ length: jobs }, () => scheduled),
});
export const throttled = (wait?: number): JobsAnswer => ({
  state: 'throttled',
  failure: { kind: 'throttled' },
  wait,
});
export const refusal = (status: number): Failure => ({
  kind: 'refused',
  by: 'graph',
  status,
  code: '',
  message: '',
});
export const failed = (status: number, wait?: number): JobsAnswer => ({
  state: 'failed',
  failure: refusal(status),
  passing: status >= 500,
  wait,
});
export const broken = (failure: Failure): FailureError => new FailureError(failure);

/** What Graph does next: for each item of each batch in turn, and for each batch. After the last of them all is well. */
export type Weather = {
  items: readonly (JobsAnswer | undefined)[];
  batches: readonly ({ failure: Failure; wait?: number | undefined } | undefined)[];
  latencies: readonly number[];
};
export const calm: Weather = { items: [], batches: [], latencies: [] };

export type Deed = { at: number; what: 'pause' | 'resume' | 'hide' | 'show' | 'abort' | { ask: number } };
export type Scenario = { size: number; weather: Weather; deeds: readonly Deed[] };

export const idOf = (number: number) => `application-${number}`;

/** Plays it, and throws where one of the promises of a scan is broken. */
export async function play(create: typeof createBatchScan, { size, weather, deeds }: Scenario) {
  const clock = new Clock();
  const ids = Array.from({ length: size }, (_, number) => idOf(number));
  const controller = new AbortController();
  const [items, batches, latencies] = [[...weather.items], [...weather.batches], [...weather.latencies]];
  const owed = new Map<string, 'new' | 'asked' | 'refused' | 'urgent' | 'settled'>(
    ids.map((id) => [id, 'new']),
  );
  const last = new Map<string, JobsAnswer>();
  const entries = new Map<string, ScanEntry>();
  const urgent = new Set<string>();
  const own = new Map<string, number>();
  let [underWay, paused, hidden, notBefore, requests, ended] = [0, false, false, 0, 0, false];
  // Kept apart, since what is thrown after the end reaches no caller.
  const brokenPromises: string[] = [];
  const promise = (kept: boolean, what: string) => {
    if (!kept) brokenPromises.push(what);
  };
  const lasting = (wait: number | undefined) => (notBefore = Math.max(notBefore, clock.time + (wait ?? 0)));
  const deps: ScanDeps = {
    async ask(batch) {
      requests += 1;
      promise(!controller.signal.aborted && !ended, 'nothing leaves after the end');
      promise(!paused || batch.every((id) => urgent.has(id)), 'nothing leaves in a pause');
      promise(clock.time >= notBefore, 'nothing leaves before the longest Retry-After is over');
      promise(underWay < (hidden ? 1 : 2), 'two batches at once');
      promise(batch.length > 0 && batch.length <= mostInBatch, 'a batch holds 1 to 20');
      promise(new Set(batch).size === batch.length, 'each once in a batch');
      for (const id of batch) {
        const state = owed.get(id);
        promise(state !== 'asked' && state !== 'settled' && state !== undefined, `asked again: ${id}`);
        promise(state === 'urgent' || clock.time >= (own.get(id) ?? 0), 'each waits for its own time');
        if (state === 'urgent') own.delete(id);
        owed.set(id, 'asked');
      }
      underWay += 1;
      const answers = batch.map((id) => [id, items.shift() ?? answered(Number(id.at(-1)) % 3)] as const);
      const fault = batches.shift();
      await new Promise<void>((resolve) => clock.at(clock.time + (latencies.shift() ?? 50), resolve));
      underWay -= 1;
      if (fault) {
        const { wait } = fault;
        const whole =
          fault.failure.kind === 'throttled' || fault.failure.kind === 'refused'
            ? { ...fault.failure, ...(wait !== undefined && { until: clock.time + wait }) }
            : fault.failure;
        lasting(wait);
        for (const id of batch) if (owed.get(id) === 'asked') owed.set(id, 'refused');
        for (const id of batch)
          last.set(id, { state: 'failed', failure: whole, passing: true, wait: undefined });
        throw broken(whole);
      }
      for (const [id, answer] of answers) {
        last.set(id, answer);
        if (answer.state === 'throttled') lasting(answer.wait);
        // Without a time of its own, it waits for half a second at least.
        if (answer.state === 'failed') own.set(id, clock.time + Math.max(500, answer.wait ?? 0));
        if (answer.state !== 'answered' && owed.get(id) === 'asked') owed.set(id, 'refused');
      }
      return new Map(answers.filter(([, answer]) => answer !== missingAnswer));
    },
    onEntry(id, entry) {
      promise(!controller.signal.aborted && !ended, 'no answer counts after the end');
      promise(owed.get(id) === 'asked' || owed.get(id) === 'refused', `settled as it was not asked: ${id}`);
      const answer = last.get(id);
      const jobs = answer?.state === 'answered' ? answer.jobs.length : undefined;
      const expected = jobs === undefined ? 'unknown' : jobs === 0 ? 'none' : 'provisioned';
      promise(entry.state === expected, `${id} is ${entry.state}, not ${expected}`);
      owed.set(id, 'settled');
      urgent.delete(id);
      entries.set(id, entry);
    },
    onWait: () => undefined,
    isHidden: () => hidden,
    now: () => clock.time,
    sleep: clock.sleep,
    random: () => 0.5,
  };
  const scan = create(deps, ids);
  for (const { at, what } of deeds) clock.at(at, () => act(scan, what));
  const act = (running: BatchScan, what: Deed['what']) => {
    if (ended) return;
    if (what === 'pause') running.pause();
    else if (what === 'resume') running.resume();
    else if (what === 'abort') controller.abort();
    else if (typeof what === 'object') {
      const id = idOf(what.ask % Math.max(size, 1));
      if (size === 0) return;
      // Its answer under way is out of date; one that is settled is asked once more.
      owed.set(id, 'urgent');
      urgent.add(id);
      entries.delete(id);
      running.ask([id]);
    }
    if (what === 'pause' || what === 'resume') paused = what === 'pause';
    if (what === 'hide' || what === 'show') hidden = what === 'hide';
  };
  const run = scan.run(controller.signal);
  const end = await clock.until(run);
  ended = true;
  // Late answers come now.
  await clock.until(clock.sleep(100_000));
  if (!(end instanceof FailureError)) {
    promise(entries.size === size, `${size - entries.size} lost`);
    promise(
      [...owed.values()].every((state) => state === 'settled'),
      'each has ended',
    );
  } else if (end.failure.kind === 'cancelled') {
    promise(controller.signal.aborted, 'cancelled by the person alone');
  }
  if (brokenPromises[0] !== undefined) throw new Error(brokenPromises[0]);
  return { end, entries, requests, time: clock.time - 100_000, aborted: controller.signal.aborted };
}
