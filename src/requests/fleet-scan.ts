import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import { readScan, writeScan } from '#src/domain/fleet/kept-scan.ts';
import { type CandidateSet, candidateSets, type ScanEntry } from '#src/domain/fleet/scan.ts';
import type { Target } from '#src/domain/target.ts';
import { readJobsOf } from '#src/graph/batch.ts';
import { type BatchScan, createBatchScan } from '#src/graph/batch-scan.ts';
import { sleep } from '#src/graph/deadline.ts';
import { type QuarantineAudit, readQuarantines } from '#src/graph/directory-audits.ts';
import { countCandidates, readCandidates } from '#src/graph/directory.ts';
import { readKept, readKeptJson, subscribeToKept, writeKept } from '#src/storage.ts';
import { type Graph, useGraph, useIdentity } from './graph-context.ts';

export type { QuarantineAudit } from '#src/graph/directory-audits.ts';

export type ScanState = {
  /** 'waiting': Graph asked for a pause; `until` says until when. */
  phase: 'idle' | 'listing' | 'scanning' | 'waiting' | 'paused' | 'stopped' | 'done' | 'failed';
  set: CandidateSet;
  /** How many are in each set, as soon as the directory has said so. */
  counts: Readonly<Partial<Record<CandidateSet, number>>>;
  total: number | undefined;
  /** How many have an entry, unknown ones included. */
  scanned: number;
  provisioned: number;
  unknown: number;
  until: number | undefined;
  failure: Failure | undefined;
  /** By lower-case object id. */
  candidates: ReadonlyMap<string, Target>;
  /** By lower-case object id; replaced at most four times a second while it scans. */
  entries: ReadonlyMap<string, ScanEntry>;
  /** When the last entry came. */
  at: number | undefined;
  /** What the audit log says of quarantines, where this person may read it without a window. */
  quarantines: ReadonlyMap<string, QuarantineAudit> | undefined;
};

export type FleetScan = {
  /** The first who subscribes has the sets counted, or goes on with what a reload has left. */
  state: { get: () => ScanState; subscribe: (listener: () => void) => () => void };
  choose: (set: CandidateSet) => void;
  /** Scans all of them anew. */
  start: () => void;
  pause: () => void;
  /** Scans those that have no entry yet: after a pause, a stop, a failure or a reload. */
  resume: () => void;
  stop: () => void;
  /** Reads these again, for instance after a run. Ends when each has its new entry or none can be had. */
  refresh: (ids: readonly string[]) => Promise<void>;
  retryUnknown: () => void;
};

/** In milliseconds. */
const publishEvery = 250;
const keepEvery = 2_000;

/** One scan under way; its end is no news once another has replaced it. */
type Run = {
  controller: AbortController;
  scan: BatchScan | undefined;
  /** `restore` reads the names that a reload has lost; `refresh` reads some again, and the page shows nothing of it. */
  mode: 'scan' | 'restore' | 'refresh';
  paused: boolean;
  until: number | undefined;
};

type FleetDeps = {
  graph: Pick<Graph, 'client' | 'permit'>;
  /** Whose scan it is: another person's record is nothing to this one. */
  owner: string;
  isHidden: () => boolean;
};

export function createFleetScan({ graph, owner, isHidden }: FleetDeps): FleetScan {
  const { client } = graph;
  const listeners = new Set<() => void>();
  const kept = readScan(readKeptJson('scan'), owner);
  let entries = new Map<string, ScanEntry>(kept?.entries);
  let at = kept?.at;
  let state: ScanState = {
    phase: kept ? 'paused' : 'idle',
    set: kept?.set ?? 'templates',
    counts: {},
    total: kept?.total,
    until: undefined,
    failure: undefined,
    candidates: new Map(),
    at,
    quarantines: undefined,
    ...tally(entries),
  };
  let run: Run | undefined;
  let isRead = false;
  let bug: { error: unknown } | undefined;
  let waiting: { left: Set<string>; resolve: () => void }[] = [];
  let publishing: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  /** `off`: the browser keeps nothing, or the person has signed out. */
  let record: 'none' | 'kept' | 'off' = kept ? 'kept' : 'none';

  const change = (news: Partial<ScanState>) => {
    state = { ...state, ...news };
    for (const notify of listeners) notify();
  };
  const publish = (news: Partial<ScanState> = {}) => {
    clearTimeout(publishing);
    publishing = undefined;
    change({ ...tally(entries), at, ...news });
  };
  const phase = (): Partial<ScanState> => {
    if (!run || run.mode === 'refresh') return {};
    const { paused, until, scan } = run;
    if (paused) return { phase: 'paused', until: undefined };
    return { phase: !scan ? 'listing' : until === undefined ? 'scanning' : 'waiting', until };
  };

  const keep = () => {
    clearTimeout(keeping);
    keeping = undefined;
    const { set, total } = state;
    if (record === 'off' || total === undefined || (!isRead && entries.size === 0)) return;
    const known = [...entries].flatMap(([id, entry]) =>
      entry.state === 'unknown' ? [] : [[id, entry] as const],
    );
    const text =
      writeScan({ set, total, entries: new Map(known), at }, owner) ??
      writeScan({ set, total, entries: new Map(), at }, owner) ??
      null;
    record = writeKept('scan', text) === 'kept' ? 'kept' : 'off';
  };
  const forget = () => {
    if (record === 'kept') record = 'none';
    writeKept('scan', null);
  };
  const keepSoon = () => {
    keeping ??= setTimeout(keep, keepEvery);
  };

  const settle = (id: string) => {
    for (const { left, resolve } of waiting) if (left.delete(id) && left.size === 0) resolve();
    waiting = waiting.filter(({ left }) => left.size > 0);
  };
  const onEntry = (id: string, entry: ScanEntry) => {
    entries.set(id, entry);
    at = Date.now();
    publishing ??= setTimeout(() => publish(), publishEvery);
    keepSoon();
    settle(id);
  };

  const createScan = (own: Run, ids: Iterable<string>) =>
    createBatchScan(
      {
        ask: (batch, signal) => readJobsOf(client, batch, { now: Date.now, signal }),
        onEntry: (id, entry) => {
          if (run === own) onEntry(id, entry);
        },
        onWait: (until) => {
          if (run !== own || own.until === until) return;
          own.until = until;
          change(phase());
        },
        isHidden,
        now: Date.now,
        sleep,
        random: Math.random,
      },
      ids,
    );

  const list = async ({ signal }: AbortController) => {
    const candidates = await readCandidates(client, state.set, signal);
    signal.throwIfAborted();
    // An application that has been deleted since is none of them.
    entries = new Map([...entries].filter(([id]) => candidates.has(id)));
    isRead = true;
    const counts = { ...state.counts, [state.set]: candidates.size };
    publish({ candidates, total: candidates.size, counts });
  };

  /** For what the page can do without. */
  const quietly = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      if (failureOf(error)) return;
      bug = { error };
      publish();
    });
  };
  const readAudits = async ({ signal }: AbortController) => {
    const quarantines = await readQuarantines(client, signal);
    signal.throwIfAborted();
    change({ quarantines });
  };

  /** Replaces the run under way. */
  const begin = (mode: Run['mode'], work: (own: Run) => Promise<void>) => {
    run?.controller.abort();
    const controller = new AbortController();
    const own: Run = { controller, scan: undefined, mode, paused: false, until: undefined };
    run = own;
    if (mode !== 'refresh') change({ ...phase(), failure: undefined });
    work(own).then(
      () => finish(own, undefined),
      (error: unknown) => finish(own, { error }),
    );
  };
  const finish = (own: Run, end: { error: unknown } | undefined) => {
    if (run !== own) return;
    run = undefined;
    const failure = end && failureOf(end.error);
    if (end && !failure) bug = end;
    // After a change, what was known before is not known any more.
    if (failure) for (const id of asked()) entries.set(id, { state: 'unknown', failure });
    for (const { resolve } of waiting) resolve();
    waiting = [];
    const isWhole = entries.size === state.total;
    publish(
      own.mode === 'refresh'
        ? {}
        : { phase: end ? 'failed' : isWhole ? 'done' : 'paused', until: undefined, failure },
    );
    keep();
  };

  const asked = () => waiting.flatMap(({ left }) => [...left]);
  const work = (fresh: boolean) => async (own: Run) => {
    const { signal } = own.controller;
    const isRestored = own.mode === 'restore';
    // Without the permission, no list is of use.
    if (!isRestored) await graph.permit({ signal });
    if (fresh || !isRead) await list(own.controller);
    // The person may have gone on in the meantime.
    if (own.mode === 'restore') return;
    if (isRestored) await graph.permit({ signal });
    if (fresh || state.quarantines === undefined) quietly(readAudits(own.controller));
    const ids = [...state.candidates.keys()].filter((id) => !entries.has(id));
    own.scan = createScan(own, ids);
    own.scan.ask(asked());
    if (own.paused) own.scan.pause();
    change(phase());
    keep();
    await own.scan.run(signal);
  };

  const end = (news: Partial<ScanState>) => {
    run?.controller.abort();
    run = undefined;
    for (const { resolve } of waiting) resolve();
    waiting = [];
    publish({ until: undefined, failure: undefined, ...news });
  };
  const clear = (news: Partial<ScanState>) => {
    entries = new Map();
    isRead = false;
    at = undefined;
    end({ phase: 'idle', candidates: new Map(), total: undefined, ...news });
  };

  let isOpen = false;
  /** What happens once, when the first part of the page looks. */
  const open = () => {
    if (isOpen) return;
    isOpen = true;
    addEventListener('pagehide', keep);
    subscribeToKept(() => {
      // A sign-out has removed it: nothing of this person's work goes on.
      if (record !== 'kept' || readKept('scan') !== null) return;
      record = 'off';
      clear({ quarantines: undefined, counts: {} });
    });
    if (kept) begin('restore', work(false));
    for (const set of candidateSets) quietly(count(set));
  };
  const count = async (set: CandidateSet) => {
    const number = await countCandidates(client, set);
    if (number === undefined) return;
    const isShown = state.phase === 'idle' && state.set === set;
    change({ counts: { ...state.counts, [set]: number }, ...(isShown && { total: number }) });
  };

  return {
    state: {
      get() {
        // Not a failure of Graph's: for the page's error boundary.
        if (bug) throw bug.error;
        return state;
      },
      subscribe(listener) {
        listeners.add(listener);
        open();
        return () => listeners.delete(listener);
      },
    },
    choose(set) {
      if (set === state.set) return;
      forget();
      clear({ set, total: state.counts[set] });
    },
    start() {
      entries = new Map();
      at = undefined;
      publish();
      begin('scan', work(true));
    },
    pause() {
      if (!run || run.mode === 'refresh') return;
      run.paused = true;
      run.scan?.pause();
      publish(phase());
      keep();
    },
    resume() {
      if (!run || run.mode === 'refresh') return begin('scan', work(false));
      run.mode = 'scan';
      run.paused = false;
      run.scan?.resume();
      change(phase());
    },
    stop() {
      const isStopped = run ? run.mode === 'refresh' : state.phase !== 'paused';
      if (isStopped) return;
      end({ phase: 'stopped' });
      keep();
    },
    retryUnknown() {
      const ids = [...entries].flatMap(([id, entry]) => (entry.state === 'unknown' ? [id] : []));
      if (ids.length === 0) return;
      for (const id of ids) entries.delete(id);
      publish();
      if (!run || run.mode === 'refresh') begin('scan', work(false));
      else run.scan?.ask(ids);
    },
    refresh(ids) {
      const left = new Set(ids.map((id) => id.toLowerCase()).filter((id) => state.candidates.has(id)));
      if (left.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const now = [...left];
        waiting.push({ left, resolve });
        // One that is still listing asks for them as soon as it can.
        if (run) return run.scan?.ask(now);
        begin('refresh', async (own) => {
          own.scan = createScan(own, now);
          await own.scan.run(own.controller.signal);
        });
      });
    },
  };
}

function tally(entries: ReadonlyMap<string, ScanEntry>) {
  const states = [...entries.values()].map(({ state }) => state);
  return {
    entries: new Map(entries),
    scanned: entries.size,
    provisioned: states.filter((state) => state === 'provisioned').length,
    unknown: states.filter((state) => state === 'unknown').length,
  };
}

const scans = new WeakMap<Graph, FleetScan>();

/**
 * The one scan of the workspace, which goes on while another page is open. Its state is for `useSyncExternalStore`. It ends
 * with the way to Graph that it belongs to.
 */
export function useFleetScan(): FleetScan {
  const graph = useGraph();
  const { tenantId, accountId } = useIdentity();
  const scan =
    scans.get(graph) ??
    createFleetScan({
      graph,
      owner: `${tenantId}/${accountId}`,
      isHidden: () => document.visibilityState === 'hidden',
    });
  scans.set(graph, scan);
  return scan;
}
