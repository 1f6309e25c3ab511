import type { Pause, Outcome } from '#src/domain/attempt.ts';
import { MutationObserver, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { Graph } from './graph-context.ts';
import { type Failure, FailureError, failureOf } from '#src/domain/failure/failure.ts';
import type { GraphClient } from '#src/graph/client.ts';

/** What the engine has to know of a receipt. */
export type AttemptReceipt = { outcome: Outcome; failure?: Failure };

/** One call that changes or tests something. `Args` holds thunks: a value is read while the request leaves, never before. */
export type Verb<Args, R extends AttemptReceipt, Found = undefined> = {
  /** Reads what the request needs, with a token of its own that may need Entra's window. `null` ends the attempt: there is nothing to go by. */
  find?: (client: GraphClient, args: Args, signal: AbortSignal) => Promise<Found | null>;
  /** Whether one tab at a time may send it. */
  locks: (args: Args) => boolean;
  /** Runs when the token is there and the lock is held; what it throws stops the attempt. */
  beforeSend?: (args: Args, signal: AbortSignal) => Promise<void>;
  /** Sends one request at most, and resolves with a receipt whatever becomes of it. */
  send: (client: GraphClient, args: Args, found: Found, signal: AbortSignal) => Promise<R>;
  /** The queries to read again when the attempt may have had an effect. */
  changes: (args: Args) => readonly QueryKey[];
};

export type AttemptEnd<R> =
  | { kind: 'receipt'; receipt: R; pause: Pause | undefined }
  /** What the request needs could not be read. */
  | { kind: 'unread'; failure: Failure }
  | { kind: 'nothing' };

/** `stage`: whether the token is for the read before the request, or for the request. */
export type AttemptState<R> =
  | { state: 'idle' }
  /** `check`: the token is there, the request has not left. */
  | { state: 'preparing'; stage: 'find' | 'send' | 'check' }
  /** Entra's window is open and waits for the person. One that is blocked ends the attempt. */
  | { state: 'window'; stage: 'find' | 'send' }
  | { state: 'sending' }
  | { state: 'ended'; end: AttemptEnd<R> }
  /** A bug, for the error boundary. */
  | { state: 'broken'; error: unknown };

type Store<T> = { get: () => T; subscribe: (listener: () => void) => () => void };

export type Attempt<Args, R> = {
  state: Store<AttemptState<R>>;
  /** One confirmed attempt; false while another is under way. `onEnd` is called once, unless the page is left before. */
  start: (args: Args, onEnd?: (end: AttemptEnd<R>) => void) => boolean;
  /** Gives up the window that is open, which may be closed unseen, and opens another one for the same attempt. */
  reopen: () => void;
  /** What has left cannot be called back; its end is then unknown. */
  cancel: () => void;
  /** Asks for what the window was to ask for by leaving the page. */
  redirect: () => void;
  isUnderWay: () => boolean;
  /** For the life of a page; what it returns calls off what has not left. */
  attach: () => () => void;
};

export type AttemptDeps = {
  graph: Pick<Graph, 'submitClient' | 'signInAgain'>;
  queries: QueryClient;
  /** Injected, so that a queue can hold one lock for many attempts. */
  lock: SubmitLock;
  now?: () => number;
};

/** Both ends of one confirmed start: a window that is opened again is a new run of it. */
type Run<Args, R> = {
  args: Args;
  onEnd: ((end: AttemptEnd<R>) => void) | undefined;
  controller: AbortController;
};

/** The one machine behind every call that changes or tests something. Nothing is ever sent twice by itself. */
export function createAttempt<Args, R extends AttemptReceipt, Found = undefined>(
  { graph, queries, lock, now = Date.now }: AttemptDeps,
  verb: Verb<Args, R, Found>,
): Attempt<Args, R> {
  const listeners = new Set<() => void>();
  let state: AttemptState<R> = { state: 'idle' };
  let current: Run<Args, R> | undefined;
  let isGone = false;
  // The next attempt answers a challenge: the cached token would only be refused again.
  const challenges: { find?: string | undefined; send?: string | undefined } = {};
  /** How often Graph has asked for a pause in a row. */
  let refusals = 0;

  const show = (next: AttemptState<R>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  /** Shows news of a run, unless it is over, given up, or further already. */
  const move = (run: Run<Args, R>, next: AttemptState<R>) => {
    if (current === run && !run.controller.signal.aborted && rankOf(next) >= rankOf(state)) show(next);
  };

  const begin = (run: Run<Args, R>) => {
    current = run;
    show({ state: 'preparing', stage: verb.find ? 'find' : 'send' });
    void perform(run);
  };

  const perform = async (run: Run<Args, R>) => {
    try {
      const unsettled = await endOf(run);
      if (current !== run) return;
      const end = settle(unsettled);
      current = undefined;
      show({ state: 'ended', end });
      run.onEnd?.(end);
    } catch (error) {
      // Of a run that was given up for another the other one shows the end.
      if (current && current !== run) return;
      current = undefined;
      show({ state: 'broken', error });
    }
  };

  /** Learns from an end what the next attempt has to mind. */
  const settle = (end: AttemptEnd<R>): AttemptEnd<R> => {
    if (end.kind === 'unread') challenges.find = challengeOf(end.failure) ?? challenges.find;
    if (end.kind !== 'receipt') return end;
    const { outcome, failure } = end.receipt;
    const hasLeft = outcome !== 'not-sent';
    // What never left has answered none, though a read before it may have met a new one.
    challenges.send = challengeOf(failure) ?? (hasLeft ? undefined : challenges.send);
    if (hasLeft) refusals = failure?.kind === 'throttled' ? refusals + 1 : 0;
    return { ...end, pause: hasLeft ? pauseAfter(failure, refusals, now()) : undefined };
  };

  const endOf = async (run: Run<Args, R>): Promise<AttemptEnd<R>> => {
    let found: Found | null | undefined;
    if (verb.find) {
      try {
        found = await stoppable(run.controller.signal, find(run, verb.find));
      } catch (error) {
        const failure = run.controller.signal.aborted ? ({ kind: 'cancelled' } as const) : failureOf(error);
        if (!failure) throw error;
        return { kind: 'unread', failure };
      }
      if (found === null) return { kind: 'nothing' };
      move(run, { state: 'preparing', stage: 'send' });
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without `find` the type is undefined, which the compiler cannot see
    const receipt = await mutate(run, found as Found);
    return { kind: 'receipt', receipt, pause: undefined };
  };

  const find = (run: Run<Args, R>, read: NonNullable<typeof verb.find>) => {
    const { signal } = run.controller;
    const client = graph.submitClient({
      claims: challenges.find,
      onWindow: () => move(run, { state: 'window', stage: 'find' }),
      onToken: async () => {
        stopIfOver(signal);
        // The token answers the challenge, and not before.
        challenges.find = undefined;
        move(run, { state: 'preparing', stage: 'find' });
      },
    });
    return read(client, run.args, signal);
  };

  /** The mutation has no variables: its cache keeps them. https://tanstack.com/query/v5/docs/reference/MutationCache */
  const mutate = async (run: Run<Args, R>, found: Found): Promise<R> => {
    const mutation = new MutationObserver<R>(queries, {
      // The default would send the secrets whenever the network comes back.
      networkMode: 'always',
      retry: false,
      gcTime: 0,
      mutationFn: () => send(run, found),
      onSuccess: (receipt) => {
        if (!mayHaveChanged(receipt)) return;
        for (const queryKey of verb.changes(run.args)) void queries.invalidateQueries({ queryKey });
      },
    });
    try {
      return await mutation.mutate();
    } finally {
      mutation.reset();
    }
  };

  const send = async (run: Run<Args, R>, found: Found): Promise<R> => {
    const { args, controller } = run;
    const { signal } = controller;
    let release: (() => void) | undefined;
    let isOver = false;
    const client = graph.submitClient({
      claims: challenges.send,
      onWindow: () => move(run, { state: 'window', stage: 'send' }),
      onToken: async () => {
        stopIfOver(signal);
        move(run, { state: 'preparing', stage: 'check' });
        // Taken with the token in hand, so that no tab waits for a window that is open in another.
        if (verb.locks(args) && !release) {
          release = await lock.take();
          if (isOver) release();
        }
        stopIfOver(signal);
        await verb.beforeSend?.(args, signal);
      },
    });
    try {
      return await verb.send(
        sendingOnce(client, signal, () => move(run, { state: 'sending' })),
        args,
        found,
        signal,
      );
    } finally {
      isOver = true;
      release?.();
    }
  };

  return {
    state: {
      get: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    start(args, onEnd) {
      // Three fast clicks come before anything is rendered.
      if (current || isGone) return false;
      begin({ args, onEnd, controller: new AbortController() });
      return true;
    },
    reopen() {
      const earlier = current;
      if (!earlier || state.state !== 'window' || earlier.controller.signal.aborted) return;
      const { args, onEnd } = earlier;
      // First, so that the end of the earlier run is no end of this attempt.
      current = undefined;
      earlier.controller.abort();
      begin({ args, onEnd, controller: new AbortController() });
    },
    cancel: () => current?.controller.abort(),
    redirect: () => void graph.signInAgain('write', challenges.send ?? challenges.find),
    isUnderWay: () => current !== undefined,
    attach() {
      isGone = false;
      return () => {
        isGone = true;
        if (!current) return;
        current.onEnd = undefined;
        // A page that is gone must not send when its window is answered later; what has left cannot be called back.
        if (state.state !== 'sending') current.controller.abort();
      };
    },
  };
}

/** No run goes back. Only the read before the request may ask for a window more than once, so its states share a rank. */
export function rankOf<R>(state: AttemptState<R>): number {
  switch (state.state) {
    case 'idle':
      return 0;
    case 'preparing':
      return { find: 1, send: 2, check: 4 }[state.stage];
    case 'window':
      return { find: 1, send: 3 }[state.stage];
    case 'sending':
      return 5;
    case 'ended':
    case 'broken':
      return 6;
  }
}

/** Lets one request pass, and none after the attempt is cancelled. */
function sendingOnce(client: GraphClient, signal: AbortSignal, onSend: () => void): GraphClient {
  let isSent = false;
  return {
    ...client,
    async send(path, options) {
      if (isSent) throw new Error('A verb sends one request at most');
      isSent = true;
      const startedAt = Date.now();
      try {
        return await client.send(path, {
          ...options,
          // Called immediately before the request leaves: a cancel can have come since the token was checked.
          body: () => {
            stopIfOver(signal);
            onSend();
            return options.body();
          },
        });
      } catch (error) {
        if (!(error instanceof CalledOff)) throw error;
        const clientRequestId = crypto.randomUUID();
        return {
          outcome: 'not-sent',
          startedAt,
          durationMs: Date.now() - startedAt,
          clientRequestId,
          failure: error.failure,
        };
      }
    },
  };
}

class CalledOff extends FailureError {}

function stopIfOver(signal: AbortSignal): void {
  if (signal.aborted) throw new CalledOff({ kind: 'cancelled' }, { cause: signal.reason });
}

/** Ends with the signal, even where what it waits for does not. */
function stoppable<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new CalledOff({ kind: 'cancelled' }, { cause: signal.reason }));
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Nothing else leaves room for an effect. It also reads stored keys again that turned out to be others. */
function mayHaveChanged({ outcome, failure }: AttemptReceipt): boolean {
  if (outcome === 'applied' || outcome === 'unknown') return true;
  return failure?.kind === 'unsafe' && failure.what === 'stored-changed';
}

/** The claims that Graph requires in the next token, when they are why it refused. */
function challengeOf(failure: Failure | undefined): string | undefined {
  return failure?.kind === 'needs-interaction' ? failure.claims : undefined;
}

/** In milliseconds. */
const firstPause = 30_000;
const longestOwnPause = 900_000;
const longestPause = 86_400_000;

/**
 * `refusals`: how many 429 there were in a row, this one included. Without a readable `Retry-After` the pause doubles each
 * time, as Microsoft advises: https://learn.microsoft.com/graph/throttling#best-practices-to-handle-throttling
 */
export function pauseAfter(failure: Failure | undefined, refusals: number, now: number): Pause | undefined {
  if (failure?.kind !== 'throttled') return undefined;
  // A date in the far future is a mistake on the way, not an answer to plan by.
  if (failure.until !== undefined)
    return { until: Math.min(Math.max(failure.until, now), now + longestPause), by: 'graph' };
  return { until: now + Math.min(firstPause * 2 ** (refusals - 1), longestOwnPause), by: 'page' };
}

/** One submit at a time in this browser, however many tabs there are. */
const lockName = 'provisioning-keys.submit';

type SubmitLock = {
  /** Resolves with what releases it; throws a busy failure where another tab is sending. */
  take: () => Promise<() => void>;
};

/** Held by at most one tab: https://developer.mozilla.org/docs/Web/API/Web_Locks_API */
export const browserLock: SubmitLock = {
  take: () =>
    new Promise((resolve, reject) => {
      const held = navigator.locks.request(lockName, { ifAvailable: true }, (lock) => {
        if (!lock) throw new FailureError({ kind: 'busy' });
        return new Promise<void>((release) => resolve(release));
      });
      held.catch(reject);
    }),
};
