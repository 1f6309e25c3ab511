import type { QueryClient } from '@tanstack/react-query';
import { FailureError, failureOf } from '#src/domain/failure/failure.ts';
import {
  afterEvent,
  type Hold,
  isOver,
  type Run,
  type RunEvent,
  type RunResult,
  type RunStep,
} from '#src/domain/fleet/run.ts';
import type { Receipt } from '#src/domain/attempt.ts';
import {
  type Attempt,
  type AttemptDeps,
  type AttemptEnd,
  type AttemptReceipt,
  type AttemptState,
  createAttempt,
  type Verb,
} from './attempt.ts';
import type { Graph } from './graph-context.ts';
import { keepReceipt } from './receipts.ts';
import type { Awake } from './screen-awake.ts';

export type FleetRun = {
  state: { get: () => Run; subscribe: (listener: () => void) => () => void };
  /** From the click: Entra's window may open. */
  start: () => void;
  pause: () => void;
  /** From the click, for the same reason. */
  resume: () => void;
  /** Begins no more applications, and calls off what has not left. */
  stop: () => void;
  /** Gives up the window that is open, which may be closed unseen, and opens another one. */
  reopen: () => void;
  /** Whether something is under way whose end this run has yet to hear. */
  isUnderWay: () => boolean;
  /** Lets go of everything when the page goes. */
  dispose: () => void;
};

export type RunDeps = {
  graph: Graph;
  queries: QueryClient;
  /** Of the browser: the run holds it from its beginning to its end. */
  lock: AttemptDeps['lock'];
  /** Keeps the screen awake while the run goes on. */
  awake: Awake;
  now?: () => number;
};

/** So many pauses in a row for one application; then it counts as refused. */
const mostPauses = 5;
/** How long after a click a browser lets a page open a window, less a second. */
const clickLasts = 4_000;
const ownPause = 30_000;

/** One verb for many applications in turn: again after every hold, as long as Graph says that it did nothing. */
type Hand<Args, R> = (args: Args) => Promise<AttemptEnd<R> | 'stopped'>;

type Hands = {
  attempt: <Args, R extends AttemptReceipt & Receipt, Found>(
    verb: Verb<Args, R, Found>,
    sending: RunStep | ((args: Args) => RunStep),
  ) => Hand<Args, R>;
  isStopped: () => boolean;
};

type Task = {
  width: number;
  /** Applications of one group are under way one at a time. */
  groupOf?: (id: string) => string;
  locks?: true;
  /** One of those that work side by side. */
  worker: (hands: Hands) => (id: string) => Promise<RunResult>;
};

type Own = Pick<Attempt<never, unknown>, 'cancel' | 'reopen' | 'isUnderWay'> & {
  state: () => AttemptState<unknown>;
  detach: () => void;
  tests: boolean;
};

/**
 * Drives a run. The run itself is the queue: what waits, what is under way and what has ended is said there alone, so a
 * queue beside it, such as p-queue, would be a second truth about the same.
 */
export function createDriver(deps: RunDeps, begin: Run, task: Task): FleetRun {
  const { graph, queries, awake, now = Date.now } = deps;
  const { width, groupOf, locks, worker } = task;
  const listeners = new Set<() => void>();
  const attempts = new Set<Own>();
  let run = begin;
  /** Those that wait for the run to go on. */
  const waiting: (() => void)[] = [];
  let clickedAt = -Infinity;
  /** No request before this time. */
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let release: (() => void) | undefined;
  let isGone = false;
  /** Whether a first request has left: before that one application alone asks for what Entra's window would ask for. */
  let isOpen = false;
  const current: (string | undefined)[] = Array.from({ length: width }, () => undefined);

  const apply = (event: RunEvent) => {
    const next = afterEvent(run, event);
    if (next === run) return;
    run = next;
    if (isOver(run)) letGo();
    else if (isOnItsWay(run)) awake.hold();
    else awake.release();
    for (const listener of listeners) listener();
  };
  const letGo = () => {
    clearTimeout(timer);
    awake.release();
    release?.();
    release = undefined;
  };
  const isStopped = () => isGone || run.phase.phase === 'ended';

  /** Entra's window opens from a click alone: without one the run stops and asks. */
  const gated: Pick<Graph, 'submitClient' | 'signInAgain'> = {
    signInAgain: graph.signInAgain,
    submitClient: (options) =>
      graph.submitClient({
        ...options,
        onWindow() {
          const isOther = [...attempts].some(({ state }) => state().state === 'window');
          if (isOther || now() - clickedAt > clickLasts)
            throw new FailureError({ kind: 'needs-interaction', reason: 'popup-blocked', scopes: [] });
          options.onWindow();
        },
      }),
  };
  /** Held by the run, so that each of its attempts finds it taken by itself. */
  const lock: AttemptDeps['lock'] = { take: async () => () => undefined };

  const hold = (why: Hold) => {
    apply({ type: 'hold', hold: why });
    if (why.by === 'window') isOpen = false;
    if (why.by !== 'throttled' || isStopped()) return;
    notBefore = Math.max(notBefore, why.until);
    wait();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        const { phase } = run;
        if (phase.phase === 'held' && phase.hold.by === 'throttled') goOn();
      },
      Math.max(0, notBefore - now()),
    );
  };
  const goOn = () => {
    apply({ type: 'resume' });
    if (run.phase.phase !== 'running') return;
    wake();
    pump();
  };
  const wake = () => {
    for (const go of waiting.splice(0)) go();
  };

  const handsOf = (place: number): Hands => ({
    isStopped,
    attempt(verb, sending) {
      const attempt = createAttempt({ graph: gated, queries, lock, now }, verb);
      const { cancel, reopen, isUnderWay } = attempt;
      const state = attempt.state.get;
      attempts.add({
        cancel,
        reopen,
        isUnderWay,
        state,
        detach: attempt.attach(),
        tests: sending === 'test',
      });
      return async (args) => {
        const move = () => {
          const id = current[place];
          const step = stepOf(state(), typeof sending === 'function' ? sending(args) : sending);
          if (id !== undefined && step) apply({ type: 'step', id, step });
          if (state().state !== 'sending' || isOpen) return;
          isOpen = true;
          pump();
        };
        const end = attempt.state.subscribe(move);
        try {
          for (let pauses = 0; ; pauses += 1) {
            // One after the other on purpose: each waits for the end of the one before.
            if (run.phase.phase !== 'running' && !isStopped())
              await new Promise<void>((go) => void waiting.push(go));
            if (isStopped()) return 'stopped';
            const ended = await oneEnd(attempt, args);
            if (ended.kind === 'receipt') keepReceipt(queries, ended.receipt);
            const why = pauses < mostPauses ? holdAfter(ended, now()) : undefined;
            if (!why || isStopped()) return ended;
            hold(why);
          }
        } finally {
          end();
        }
      };
    },
  });
  const workers = current.map((_, place) => worker(handsOf(place)));

  const pump = () => {
    workers.forEach((work, place) => {
      if (isGone || run.phase.phase !== 'running' || current[place] !== undefined) return;
      if (!isOpen && current.some((id) => id !== undefined)) return;
      const busy = new Set(current.flatMap((id) => (id === undefined ? [] : [groupOf?.(id)])));
      const next = [...run.states].find(
        ([id, { state }]) => state === 'waiting' && !(groupOf && busy.has(groupOf(id))),
      )?.[0];
      if (next === undefined) return;
      current[place] = next;
      apply({ type: 'begin', id: next });
      void perform(work, place, next);
    });
  };
  const perform = async (work: (id: string) => Promise<RunResult>, place: number, id: string) => {
    let result: RunResult;
    try {
      result = await work(id);
    } catch (error) {
      // A bug. Whether its request had left is not known, so the application is never sent again, and neither is another.
      result = { state: 'unknown', failure: failureOf(error) };
      apply({ type: 'stop' });
    }
    current[place] = undefined;
    apply({ type: 'end', id, result });
    if (isOver(run)) wake();
    pump();
  };
  const click = () => {
    clickedAt = now();
  };
  const takeLock = async (): Promise<boolean> => {
    if (!locks || release) return true;
    try {
      release = await deps.lock.take();
    } catch (error) {
      if (failureOf(error)?.kind !== 'busy') throw error;
      hold({ by: 'busy' });
      return false;
    }
    // The person may have stopped it meanwhile.
    if (isStopped()) letGo();
    return true;
  };

  return {
    state: {
      get: () => run,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    start() {
      click();
      if (run.phase.phase !== 'ready') return;
      apply({ type: 'start' });
      void takeLock().then((taken) => (taken ? pump() : undefined));
    },
    pause: () => apply({ type: 'hold', hold: { by: 'person' } }),
    resume() {
      click();
      if (run.phase.phase !== 'held') return;
      if (notBefore > now() && run.phase.hold.by === 'person') {
        // Graph still waits, whatever the person does.
        apply({ type: 'resume' });
        hold({ by: 'throttled', until: notBefore });
        return;
      }
      if (locks && !release) {
        apply({ type: 'resume' });
        void takeLock().then((taken) => (taken ? goOn() : undefined));
      } else goOn();
    },
    stop() {
      apply({ type: 'stop' });
      // A change that has left cannot be called back: without its answer it would be unknown.
      for (const one of attempts) if (one.tests || one.state().state !== 'sending') one.cancel();
      wake();
    },
    reopen() {
      click();
      for (const one of attempts) one.reopen();
    },
    isUnderWay: () => [...attempts].some((one) => one.isUnderWay()),
    dispose() {
      isGone = true;
      for (const one of attempts) one.detach();
      wake();
      letGo();
      listeners.clear();
    },
  };
}

/** It goes on by itself. */
function isOnItsWay({ phase }: Run): boolean {
  return phase.phase !== 'held' || phase.hold.by === 'throttled';
}

function stepOf(state: AttemptState<unknown>, sending: RunStep): RunStep | undefined {
  switch (state.state) {
    case 'preparing':
      return state.stage === 'check' && sending !== 'test' && sending !== 'restart' ? 'compare' : 'prepare';
    case 'window':
      return 'window';
    case 'sending':
      return sending;
    case 'idle':
    case 'ended':
    case 'broken':
      return undefined;
  }
}

/** The end of one attempt; a bug in it is thrown. */
function oneEnd<Args, R extends AttemptReceipt>(
  attempt: Attempt<Args, R>,
  args: Args,
): Promise<AttemptEnd<R>> {
  return new Promise((resolve, reject) => {
    const stop = attempt.state.subscribe(() => {
      const now = attempt.state.get();
      if (now.state !== 'broken') return;
      stop();
      reject(now.error);
    });
    const isBegun = attempt.start(args, (end) => {
      stop();
      resolve(end);
    });
    if (isBegun) return;
    stop();
    reject(new Error('An attempt began while another was under way'));
  });
}

/** What has to pass before the same is tried again; nothing where it took effect, may have, or was refused for good. */
function holdAfter(end: AttemptEnd<AttemptReceipt>, now: number): Hold | undefined {
  if (end.kind === 'nothing') return undefined;
  const isOpen =
    end.kind === 'unread' || end.receipt.outcome === 'rejected' || end.receipt.outcome === 'not-sent';
  const failure = end.kind === 'unread' ? end.failure : end.receipt.failure;
  if (!isOpen || !failure) return undefined;
  switch (failure.kind) {
    case 'throttled': {
      const until = (end.kind === 'receipt' ? end.pause?.until : undefined) ?? failure.until;
      return { by: 'throttled', until: until ?? now + ownPause };
    }
    case 'needs-interaction':
      return failure.reason === 'claims-again' ? undefined : { by: 'window', failure };
    case 'unreachable':
      return failure.offline ? { by: 'offline' } : undefined;
    case 'busy':
      return { by: 'busy' };
    case 'signed-out':
    case 'refused':
    case 'unreadable':
    case 'unsafe':
    case 'cancelled':
      return undefined;
  }
}
