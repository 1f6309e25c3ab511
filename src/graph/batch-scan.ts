import { type Failure, FailureError, failureOf } from '#src/domain/failure/failure.ts';
import { entryOf, type ScanEntry } from '#src/domain/fleet/scan.ts';
import { type JobsAnswer, missingAnswer, mostInBatch } from './batch.ts';

/*
 * Without a queue from a package: what is limited here are items in batches whose size changes, all of them stop for the
 * longest pause of one of them, and single items come back. `p-queue` counts tasks, and would hold two of them.
 */

/** Requests under way at once. No limit is published for reads of synchronization. */
const mostUnderWay = 2;
/** Items under way at once: at first as many as the batches hold. */
const widest = mostUnderWay * mostInBatch;
const narrowest = 2;
/** By how many items a batch without a refusal widens it. */
const widening = 1;
/** A second batch with fewer items costs more than it brings. */
const worthOne = mostInBatch / 2;

/** In milliseconds, as everything here: a longer pause is for the person to sit out. */
const longestPause = 300_000;
const firstPause = 1_000;
const slowestPause = 60_000;
/** Between two batches while the tab is hidden. */
const gapOutOfSight = 2_000;

/** How often an item is asked that fails in passing, or whose answer is missing. */
const mostFailures = 3;
/** How often one is asked that is refused while others are not, and how often before all of those. */
const mostRefusals = 20;
const mostAhead = 3;
/** How many pauses in a row that end with nothing but refusals end the scan. */
const mostDroughts = 8;
/** How many batches in a row that fail as a whole end it. */
const mostBreaks = 6;

export type ScanDeps = {
  /** Sends one batch, once. Throws a FailureError where there is no answer for single items. */
  ask: (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, JobsAnswer>>;
  onEntry: (id: string, entry: ScanEntry) => void;
  /** Until when it waits for Graph; undefined when it goes on. */
  onWait: (until: number | undefined) => void;
  /** The tab is hidden, so it goes slowly. */
  isHidden: () => boolean;
  now: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  random: () => number;
};

export type BatchScan = {
  /**
   * Ends when each id has an entry. Throws a FailureError: cancelled as soon as the signal fires, after which nothing leaves
   * and no answer counts, or why nothing more can be asked.
   */
  run: (signal: AbortSignal) => Promise<void>;
  /** Asks for these before the others, also in a pause, and again for one that is under way. */
  ask: (ids: readonly string[]) => void;
  /** Lets what is under way end, and sends no more. */
  pause: () => void;
  resume: () => void;
};

type Item = {
  id: string;
  urgent: boolean;
  refusals: number;
  failures: number;
  /** How many of its batches have failed as a whole. */
  breaks: number;
  /** Its batch could not be read, perhaps because of it. */
  alone: boolean;
  /** The answer under way is out of date. */
  again: boolean;
};
type Batch = { items: readonly Item[]; number: number };

/** Asks for the jobs of many applications: at most two batches at once, as fast as Graph lets it. Runs once. */
export function createBatchScan(deps: ScanDeps, ids: Iterable<string>): BatchScan {
  const { ask, onEntry, onWait, isHidden, now, sleep, random } = deps;
  let queue: readonly Item[] = [...new Set(ids)].map((id) => itemOf(id, false));
  /** What has failed in passing, each with its own time. */
  let later: readonly { item: Item; due: number }[] = [];
  const underWay = new Set<Batch>();
  let window = widest;
  let begun = 0;
  /** The first batch that is sent with the current window: an older one says nothing about it. */
  let since = 0;
  let notBefore = 0;
  let nextOutOfSight = 0;
  let droughts = 0;
  let breaks = 0;
  let answered = 0;
  let paused = false;
  let end: { error: unknown } | undefined;
  let wake: () => void = () => undefined;

  const stop = (failure: Failure, cause?: unknown) => {
    end ??= { error: new FailureError(failure, { cause }) };
  };
  /** Doubled each time, less up to a half at random. */
  const pauseOf = (times: number) =>
    Math.min(firstPause * 2 ** (times - 1), slowestPause) * (0.5 + random() / 2);
  const holdBack = (ms: number) => {
    notBefore = Math.max(notBefore, now() + ms);
  };
  const unknown = ({ id }: Item, failure: Failure) => onEntry(id, { state: 'unknown', failure });

  /** `asked` is the longest `Retry-After`. */
  const throttled = (batch: Batch, isAll: boolean, asked: number | undefined) => {
    if (batch.number >= since) {
      window = Math.max(narrowest, Math.floor(window / 2));
      since = begun;
      droughts = isAll ? droughts + 1 : 0;
    }
    const own = asked === undefined || droughts > 2 ? pauseOf(droughts + 1) : 0;
    const ms = Math.max(own, asked === undefined ? 0 : asked + random() * 250);
    const failure: Failure = { kind: 'throttled', until: Math.round(now() + ms) };
    if (ms > longestPause) return stop(failure);
    if (droughts >= mostDroughts) {
      // Others were answered: the last ones are refused for themselves, and must not end what is whole.
      if (answered === 0 || queue.length > mostInBatch) return stop(failure);
      const given = queue.filter((item) => batch.items.includes(item));
      queue = queue.filter((item) => !given.includes(item));
      for (const item of given) unknown(item, failure);
    }
    holdBack(ms);
  };

  const settle = (batch: Batch, answers: ReadonlyMap<string, JobsAnswer>) => {
    const all = batch.items.map((item) => ({ item, answer: answers.get(item.id) ?? missingAnswer }));
    const refusal = refusalOfAll(
      all.map(({ answer }) => answer),
      answered > 0,
    );
    if (refusal) return stop(refusal);
    breaks = 0;
    const refused: Item[] = [];
    const apart: Item[] = [];
    let asked: number | undefined;
    let fresh = 0;
    for (const { item, answer } of all) {
      if (answer.state === 'throttled') asked = longer(asked, answer.wait);
      if (item.again) {
        queue = [itemOf(item.id, true), ...queue];
      } else if (answer.state === 'answered') {
        fresh += 1;
        onEntry(item.id, entryOf(answer.jobs));
      } else if (answer.state === 'throttled') {
        item.refusals += 1;
        if (item.refusals >= mostRefusals) unknown(item, answer.failure);
        else (item.refusals > mostAhead ? apart : refused).push(item);
      } else {
        item.failures += 1;
        if (!answer.passing || item.failures >= mostFailures) unknown(item, answer.failure);
        else later = [...later, { item, due: now() + Math.max(pauseOf(item.failures), capped(answer.wait)) }];
      }
    }
    answered += fresh;
    queue = [...refused, ...queue, ...apart];
    if (all.some(({ answer }) => answer.state === 'throttled')) throttled(batch, fresh === 0, asked);
    else if (fresh > 0) {
      droughts = 0;
      window = Math.min(widest, window + widening);
    }
  };

  const fail = (batch: Batch, error: unknown) => {
    const failure = failureOf(error);
    if (!failure) {
      end ??= { error };
      return;
    }
    if (failure.kind === 'throttled') {
      queue = [...batch.items.map((item) => (item.again ? itemOf(item.id, true) : item)), ...queue];
      throttled(batch, true, failure.until === undefined ? undefined : failure.until - now());
      return;
    }
    const isPassing =
      failure.kind === 'unreachable' ||
      failure.kind === 'unreadable' ||
      (failure.kind === 'refused' && failure.status >= 500);
    if (!isPassing) return stop(failure, error);
    breaks += 1;
    // The next ones would fail as well; those that are left can be asked later.
    if (breaks >= mostBreaks) return stop(failure, error);
    const back: Item[] = [];
    for (const item of batch.items) {
      item.breaks += 1;
      const isCulprit = batch.items.length === 1 && item.alone && item.breaks > mostFailures;
      item.alone ||= failure.kind === 'unreadable' || item.breaks > 1;
      if (isCulprit && !item.again) unknown(item, failure);
      else back.push(item.again ? itemOf(item.id, true) : item);
    }
    queue = [...queue, ...back];
    const until = failure.kind === 'refused' ? failure.until : undefined;
    const asked = until === undefined ? 0 : until - now();
    if (asked > longestPause) stop(failure, error);
    holdBack(Math.max(pauseOf(breaks), asked));
  };

  const start = (items: readonly Item[], signal: AbortSignal) => {
    const batch = { items, number: begun };
    begun += 1;
    underWay.add(batch);
    const over = (act: () => void) => {
      underWay.delete(batch);
      nextOutOfSight = now() + gapOutOfSight;
      // An answer that comes after the end counts no more.
      if (end || signal.aborted) return;
      try {
        act();
      } catch (error) {
        end ??= { error };
      }
      wake();
    };
    ask(
      items.map(({ id }) => id),
      signal,
    ).then(
      (answers) => over(() => settle(batch, answers)),
      (error: unknown) => over(() => fail(batch, error)),
    );
  };

  /** How many items may leave now. */
  const room = (): number => {
    if (underWay.size >= (isHidden() ? 1 : mostUnderWay)) return 0;
    const free = window - [...underWay].reduce((sum, { items }) => sum + items.length, 0);
    return underWay.size > 0 && free < Math.min(worthOne, window) ? 0 : Math.min(free, mostInBatch);
  };

  const take = (most: number): readonly Item[] => {
    const due = later.filter((one) => one.due <= now());
    if (due.length > 0) {
      later = later.filter((one) => !due.includes(one));
      queue = [...due.map(({ item }) => item), ...queue];
    }
    const taken: Item[] = [];
    const left: Item[] = [];
    let at = 0;
    for (; at < queue.length && taken.length < (taken[0]?.alone ? 1 : most); at += 1) {
      const item = queue[at];
      if (!item) continue;
      const waits = (paused && !item.urgent) || (taken.length > 0 && item.alone);
      (waits ? left : taken).push(item);
    }
    queue = [...left, ...queue.slice(at)];
    return taken;
  };

  /** Until something changes, or at the latest for so long. */
  const rest = async (ms: number | undefined) => {
    const nap = new AbortController();
    await new Promise<void>((resolve, reject) => {
      wake = () => {
        nap.abort();
        resolve();
      };
      if (ms === undefined) return;
      sleep(ms, nap.signal).then(resolve, (error: unknown) => {
        if (!nap.signal.aborted) reject(error);
      });
    });
  };

  const step = async (signal: AbortSignal) => {
    const waiting = notBefore - now();
    if (waiting > 0) {
      onWait(notBefore);
      return await rest(waiting);
    }
    onWait(undefined);
    const gap = isHidden() ? nextOutOfSight - now() : 0;
    const free = room();
    if (free > 0 && gap > 0) return await rest(gap);
    const items = free > 0 ? take(free) : [];
    if (items.length > 0) return start(items, signal);
    const dues = later.flatMap(({ item, due }) => (paused && !item.urgent ? [] : [due]));
    return await rest(free > 0 && dues.length > 0 ? Math.min(...dues) - now() : undefined);
  };

  return {
    async run(outer) {
      // Whatever ends the run also ends what is under way.
      const own = new AbortController();
      const abort = () => {
        own.abort(outer.reason);
        wake();
      };
      outer.addEventListener('abort', abort);
      if (outer.aborted) abort();
      try {
        for (;;) {
          if (outer.aborted) throw new FailureError({ kind: 'cancelled' }, { cause: outer.reason });
          if (end) throw end.error;
          if (queue.length + later.length + underWay.size === 0) return;
          await step(own.signal);
        }
      } finally {
        outer.removeEventListener('abort', abort);
        own.abort();
        onWait(undefined);
      }
    },
    ask(more) {
      for (const id of new Set(more)) {
        for (const { items } of underWay) {
          for (const item of items) if (item.id === id) item.again = true;
        }
        const isUnderWay = [...underWay].some(({ items }) => items.some((item) => item.id === id));
        queue = queue.filter((item) => item.id !== id);
        later = later.filter(({ item }) => item.id !== id);
        if (!isUnderWay) queue = [itemOf(id, true), ...queue];
      }
      wake();
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      wake();
    },
  };
}

function itemOf(id: string, urgent: boolean): Item {
  return { id, urgent, refusals: 0, failures: 0, breaks: 0, alone: false, again: false };
}

function longer(one: number | undefined, other: number | undefined): number | undefined {
  return other === undefined ? one : Math.max(one ?? 0, other);
}

function capped(wait: number | undefined): number {
  return Math.min(wait ?? 0, slowestPause);
}

/**
 * Why all of a batch was refused for the token or the person, so that the next ones would be as well. An answer before
 * shows that the person may look.
 */
function refusalOfAll(answers: readonly JobsAnswer[], hasAnswers: boolean): Failure | undefined {
  const failures = answers.flatMap((answer) => (answer.state === 'failed' ? [answer.failure] : []));
  const asksPerson = failures.find(({ kind }) => kind === 'needs-interaction');
  if (asksPerson) return asksPerson;
  const isRefused = (failure: Failure) =>
    failure.kind === 'refused' && (failure.status === 401 || (failure.status === 403 && !hasAnswers));
  const [first] = failures;
  return failures.length === answers.length && answers.length > 1 && failures.every(isRefused)
    ? first
    : undefined;
}
