import type { Failure } from '#src/domain/failure/failure.ts';
import { csvText } from './export.ts';
import type { JobReceipt, Receipt, SubmitReceipt, TestReceipt } from '#src/domain/attempt.ts';

/** What is being done with one application. `prepare`: a token or what the request needs is on its way. */
export type RunStep = 'prepare' | 'window' | 'compare' | 'save' | 'authorize' | 'test' | 'restart';

/** Why a person or this page left an application out before the run began. */
export type SkipReason =
  /** Only the Entra admin center completes its method. */
  | 'portal'
  /** A save would drop a stored key that Graph hides. */
  | 'loses-key'
  /** What is stored could not be read, so nothing can be said about what a save would drop. */
  | 'unread'
  | 'no-value'
  | 'value-problem'
  /** Neither a job nor a template to test by. */
  | 'no-place';

/** How it ended with one application. None of these is ever left again. */
export type RunResult =
  /** `test` and `restart` are there where they were wanted and reached. */
  | {
      state: 'applied';
      receipt: SubmitReceipt;
      test?: TestReceipt | { failure: Failure | undefined } | undefined;
      restart?: JobReceipt | { failure: Failure | undefined } | undefined;
    }
  | { state: 'tested'; receipt: TestReceipt }
  | { state: 'refused'; receipt: Receipt }
  | { state: 'not-sent'; failure: Failure | undefined; receipt?: Receipt | undefined }
  | { state: 'unknown'; failure: Failure | undefined; receipt?: Receipt | undefined }
  | { state: 'skipped'; why: SkipReason; failure?: Failure | undefined }
  /** Never begun: the run was stopped before. */
  | { state: 'stopped' };

export type RunState = { state: 'waiting' } | { state: 'running'; step: RunStep } | RunResult;
export type RunStateName = RunState['state'];

/** What the run waits for before it goes on. */
export type Hold =
  | { by: 'person' }
  /** Entra has to ask the person something in a window, which opens from a click alone. */
  | { by: 'window'; failure: Failure }
  | { by: 'offline' }
  /** Another tab is sending credentials. */
  | { by: 'busy' }
  /** Graph asked for a pause; in milliseconds since the epoch. */
  | { by: 'throttled'; until: number };

export type RunPhase =
  | { phase: 'ready' }
  | { phase: 'running' }
  | { phase: 'held'; hold: Hold }
  /** What is under way then still comes to its end. */
  | { phase: 'ended'; by: 'done' | 'person' | 'failures' };

/** A run over many applications, each by its object id in lower case and in exactly one state. */
export type Run = {
  states: ReadonlyMap<string, RunState>;
  phase: RunPhase;
  /** So many failures end it; undefined for none. */
  stopAfter: number | undefined;
};

export type RunEvent =
  | { type: 'begin'; id: string }
  | { type: 'step'; id: string; step: RunStep }
  | { type: 'end'; id: string; result: RunResult }
  | { type: 'start' }
  | { type: 'hold'; hold: Hold }
  | { type: 'resume' }
  | { type: 'stop' };

export function createRun(ids: readonly string[], { skipped = new Map(), stopAfter }: RunOptions = {}): Run {
  const states = new Map<string, RunState>();
  for (const id of ids) {
    const own = id.toLowerCase();
    states.set(own, skipped.get(own) ?? { state: 'waiting' });
  }
  return { states, phase: { phase: 'ready' }, stopAfter };
}

type RunOptions = {
  skipped?: ReadonlyMap<string, Extract<RunResult, { state: 'skipped' }>>;
  stopAfter?: number | undefined;
};

/** The run after an event; the same run where the event means nothing to it. */
export function afterEvent(run: Run, event: RunEvent): Run {
  const { phase } = run.phase;
  switch (event.type) {
    case 'start':
      return phase === 'ready' ? settled({ ...run, phase: { phase: 'running' } }) : run;
    case 'begin': {
      const isDue = phase === 'running' && run.states.get(event.id)?.state === 'waiting';
      return isDue ? put(run, event.id, { state: 'running', step: 'prepare' }) : run;
    }
    case 'step': {
      const now = run.states.get(event.id);
      const isNews = now?.state === 'running' && now.step !== event.step;
      return isNews ? put(run, event.id, { state: 'running', step: event.step }) : run;
    }
    case 'end':
      return run.states.get(event.id)?.state === 'running' ? settled(put(run, event.id, event.result)) : run;
    case 'hold': {
      // A person's pause outlasts what else the run waits for.
      const isPaused = run.phase.phase === 'held' && run.phase.hold.by === 'person';
      const isOn = phase === 'running' || (phase === 'held' && !isPaused);
      return isOn ? { ...run, phase: { phase: 'held', hold: event.hold } } : run;
    }
    case 'resume':
      return phase === 'held' ? settled({ ...run, phase: { phase: 'running' } }) : run;
    case 'stop':
      return phase === 'ended' ? run : ended(run, 'person');
  }
}

function put(run: Run, id: string, state: RunState): Run {
  // A map keeps the place of a key that it has.
  return { ...run, states: new Map(run.states).set(id, state) };
}

/** Ends a run that has nothing left to begin, or that has failed too often. */
function settled(run: Run): Run {
  if (run.phase.phase === 'ended' || run.phase.phase === 'ready') return run;
  if (run.stopAfter !== undefined && failuresOf(run) >= run.stopAfter) return ended(run, 'failures');
  return countOf(run).waiting === 0 && countOf(run).running === 0
    ? { ...run, phase: { phase: 'ended', by: 'done' } }
    : run;
}

/** Nothing begins any more; what is under way ends by itself. */
function ended(run: Run, by: 'person' | 'failures'): Run {
  const wasLeft = countOf(run).waiting > 0;
  const states = new Map(
    [...run.states].map(([id, now]): [string, RunState] => [
      id,
      now.state === 'waiting' ? { state: 'stopped' } : now,
    ]),
  );
  // The last of all may be the one failure too many: then nothing was stopped.
  const isDone = by === 'failures' && !wasLeft && countOf(run).running === 0;
  return { ...run, states, phase: { phase: 'ended', by: isDone ? 'done' : by } };
}

/** Whether no application is under way and none will be. */
export function isOver(run: Run): boolean {
  return run.phase.phase === 'ended' && countOf(run).running === 0;
}

export function countOf(run: Run): Readonly<Record<RunStateName, number>> {
  const count: Record<RunStateName, number> = {
    waiting: 0,
    running: 0,
    applied: 0,
    tested: 0,
    refused: 0,
    'not-sent': 0,
    unknown: 0,
    skipped: 0,
    stopped: 0,
  };
  for (const { state } of run.states.values()) count[state] += 1;
  return count;
}

/** An application that did not come to the end that was wanted, an unknown one among them. */
export function isFailure(now: RunState): boolean {
  switch (now.state) {
    case 'refused':
    case 'not-sent':
    case 'unknown':
      return true;
    case 'tested':
      return now.receipt.verdict !== 'passed';
    case 'applied':
      return hasFailed(now.test) || hasFailed(now.restart);
    case 'waiting':
    case 'running':
    case 'skipped':
    case 'stopped':
      return false;
  }
}

function hasFailed(end: Extract<RunResult, { state: 'applied' }>['test' | 'restart']): boolean {
  if (!end) return false;
  if (!('outcome' in end)) return true;
  return 'verdict' in end ? end.verdict !== 'passed' : end.outcome !== 'applied';
}

export function failuresOf(run: Run): number {
  return [...run.states.values()].filter(isFailure).length;
}

/**
 * What may be tried once more: what Graph refused, what never left and a failed test. Never an unknown one, which may
 * have taken effect, and never one that has.
 */
export function retryable(run: Run): readonly string[] {
  if (!isOver(run)) return [];
  return [...run.states].flatMap(([id, now]) => {
    const isFailed = now.state === 'refused' || now.state === 'not-sent';
    return isFailed || (now.state === 'tested' && isFailure(now)) ? [id] : [];
  });
}

/** Applications that the run never reached. */
export function leftOver(run: Run): readonly string[] {
  if (!isOver(run)) return [];
  return [...run.states].flatMap(([id, now]) => (now.state === 'stopped' ? [id] : []));
}

/** A line of the report: ids, names, states, codes and times, and no value. */
export type ReportRow = {
  objectId: string;
  name: string;
  state: RunStateName;
  /** A save or an authorization, or the test itself. */
  verb: string;
  keys: string;
  /** Of the test after a change, or of the test itself. */
  test: string;
  restart: string;
  cause: string;
  status: string;
  startedAt: string;
  clientRequestId: string;
  requestId: string;
};

/** `nameOf`: the application as the directory has it. */
export function reportOf(run: Run, nameOf: (id: string) => string): readonly ReportRow[] {
  return [...run.states].map(([id, now]) => {
    const receipt = 'receipt' in now ? now.receipt : undefined;
    const test = now.state === 'applied' ? now.test : receipt && 'verdict' in receipt ? receipt : undefined;
    const restart = now.state === 'applied' ? now.restart : undefined;
    return {
      objectId: id,
      name: nameOf(id),
      state: now.state,
      verb: receipt?.verb ?? '',
      keys: receipt?.keys.join(' ') ?? '',
      test: endName(test),
      restart: endName(restart),
      cause: causeOf(now),
      status: receipt?.status?.toString() ?? '',
      startedAt: receipt ? new Date(receipt.startedAt).toISOString() : '',
      clientRequestId: receipt?.clientRequestId ?? '',
      requestId: receipt?.requestId ?? '',
    };
  });
}

function endName(end: Extract<RunResult, { state: 'applied' }>['test' | 'restart']): string {
  if (!end) return '';
  if (!('outcome' in end)) return 'not-sent';
  return 'verdict' in end ? end.verdict : end.outcome;
}

/** A code of Graph's or of this page's, and no text: that may repeat what a third party answered. */
function causeOf(now: RunState): string {
  if (now.state === 'skipped') return now.why;
  const failure =
    'failure' in now ? now.failure : 'receipt' in now && now.receipt ? now.receipt.failure : undefined;
  if (!failure) return '';
  switch (failure.kind) {
    case 'refused':
      return failure.code === '' ? failure.kind : failure.code;
    case 'needs-interaction':
      return failure.reason;
    case 'unsafe':
      return failure.what;
    case 'signed-out':
    case 'unreachable':
    case 'throttled':
    case 'unreadable':
    case 'busy':
    case 'cancelled':
      return failure.kind;
  }
}

const columns = [
  'objectId',
  'name',
  'state',
  'verb',
  'keys',
  'test',
  'restart',
  'cause',
  'status',
  'startedAt',
  'clientRequestId',
  'requestId',
] as const satisfies readonly (keyof ReportRow)[];

/** For a spreadsheet: no cell of it is a formula. */
export function reportCsv(rows: readonly ReportRow[]): string {
  return csvText(columns, rows);
}

export function reportJson(rows: readonly ReportRow[], about: { tenantId: string; page: string }): string {
  const report = { format: 'provisioning-keys-run', version: 1, ...about, applications: rows };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
