import type { Activity, ActivityKind } from './activity.ts';

/** All that a record has ever had, in the order of the work. */
export const renewalSteps = ['preflight', 'test-typed', 'change', 'test-stored', 'restart', 'watch'] as const;

export type RenewalStep = (typeof renewalSteps)[number];

/** A step that the person goes on without, knowingly. */
export type Skip = {
  kind: 'skip';
  step: RenewalStep;
  /** Milliseconds since the epoch. */
  at: number;
};

export type Entry = Activity | Skip;

/** Ids and names, never a value. */
export type Renewal = {
  target: { kind: 'servicePrincipal' | 'application'; id: string; name: string };
  tenantId: string;
  /** The sign-in name of who does it. */
  account: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** In the order in which it happened, which no clock that was set back can change. */
  entries: readonly Entry[];
};

/** `todo`: not done yet, or its end is unknown. */
export type StepState = 'todo' | 'done' | 'failed' | 'skipped';

export type StepProgress = {
  step: RenewalStep;
  state: StepState;
  /** What its state comes from; none where nothing has happened, or what has is overtaken. */
  by?: Entry;
};

/** What each thing that can be done does for the renewal; a pause is no step of it. */
const stepOfKind: Readonly<Record<ActivityKind, RenewalStep | undefined>> = {
  preflight: 'preflight',
  'test-typed': 'test-typed',
  authorize: 'change',
  save: 'change',
  'test-stored': 'test-stored',
  // A job that was paused is started where another is restarted.
  start: 'restart',
  restart: 'restart',
  watch: 'watch',
  pause: undefined,
};

/** What was found out about the world before it was changed says nothing about the world after. */
const overtakes: Readonly<Partial<Record<ActivityKind, readonly RenewalStep[]>>> = {
  authorize: ['test-stored', 'restart', 'watch'],
  save: ['test-stored', 'restart', 'watch'],
  start: ['watch'],
  restart: ['watch'],
  pause: ['restart', 'watch'],
};

/** Tests and jobs are documented on enterprise applications only: https://learn.microsoft.com/graph/api/resources/synchronization-overview */
export function stepsFor(kind: Renewal['target']['kind']): readonly RenewalStep[] {
  return kind === 'servicePrincipal' ? ['test-typed', 'change', 'restart', 'watch'] : ['change'];
}

/** The step that an entry belongs to, if to any. */
export function stepOf(entry: Entry): RenewalStep | undefined {
  return entry.kind === 'skip' ? entry.step : stepOfKind[entry.kind];
}

/** Whether anything may have come of it: a refusal changes nothing, nor does what was stopped before it left. */
function hadEffect(entry: Activity): boolean {
  return entry.result !== 'bad' && entry.detail !== 'not-sent';
}

/** Whether a later change has made its result one of the past. */
export function isOvertaken({ entries }: Pick<Renewal, 'entries'>, place: number): boolean {
  const entry = entries[place];
  const step = entry && stepOf(entry);
  if (step === undefined) return false;
  return entries
    .slice(place + 1)
    .some((later) => later.kind !== 'skip' && hadEffect(later) && overtakes[later.kind]?.includes(step));
}

/** How far each step is. */
export function progressOf(renewal: Renewal): readonly StepProgress[] {
  return stepsFor(renewal.target.kind).map((step) => {
    const place = renewal.entries.findLastIndex(
      // A request that was stopped before it left adds nothing new.
      (entry) => stepOf(entry) === step && (entry.kind === 'skip' || entry.detail !== 'not-sent'),
    );
    const by = renewal.entries[place];
    return by === undefined || isOvertaken(renewal, place)
      ? { step, state: 'todo' }
      : { step, state: stateAfter(by), by };
  });
}

function stateAfter(entry: Entry): StepState {
  if (entry.kind === 'skip') return 'skipped';
  switch (entry.result) {
    case 'good':
      return 'done';
    case 'bad':
      return 'failed';
    case 'open':
      return 'todo';
  }
}

function isSettled({ state }: StepProgress): boolean {
  return state === 'done' || state === 'skipped';
}

/** The step to do now: the first open one after all that is settled, else the first that was passed over. */
export function nextStep(renewal: Renewal): RenewalStep | undefined {
  const progress = progressOf(renewal);
  const ahead = progress.slice(progress.findLastIndex(isSettled) + 1);
  return [...ahead, ...progress].find((step) => !isSettled(step))?.step;
}

export function isComplete(renewal: Renewal): boolean {
  return progressOf(renewal).every(isSettled);
}

/** When the last thing was done, in milliseconds since the epoch; nothing before the renewal is complete. */
export function finishedAt(renewal: Renewal): number | undefined {
  if (!isComplete(renewal)) return undefined;
  return Math.max(
    ...renewal.entries.map((entry) =>
      entry.kind === 'skip' ? entry.at : entry.startedAt + entry.durationMs,
    ),
  );
}

/** The renewal with one more thing that was done. */
export function withActivity(renewal: Renewal, activity: Activity): Renewal {
  return { ...renewal, entries: [...renewal.entries, keptActivity(activity)] };
}

/** The renewal with a step that the person goes on without. */
export function withSkip(renewal: Renewal, step: RenewalStep, at: number): Renewal {
  return { ...renewal, entries: [...renewal.entries, { kind: 'skip', step, at }] };
}

type Known = Pick<Activity, 'kind' | 'result' | 'startedAt' | 'durationMs'> & {
  [Fact in 'status' | 'clientRequestId' | 'requestId' | 'keys' | 'detail']?:
    | Activity[Fact]
    | null
    | undefined;
};

/** The longest text that is kept of one fact; ids, keys and codes are far shorter. */
const longest = 400;

/** The known facts of an activity and nothing else, even if the caller passes more. */
export function keptActivity({ kind, result, startedAt, durationMs, ...more }: Known): Activity {
  const { status, clientRequestId, requestId, keys, detail } = more;
  const text = (fact: string) => fact.slice(0, longest).toWellFormed();
  return {
    kind,
    result,
    startedAt: Math.round(startedAt),
    // A clock may be set back meanwhile.
    durationMs: Math.max(0, Math.round(durationMs)),
    ...(typeof status === 'number' && { status }),
    ...(typeof clientRequestId === 'string' && { clientRequestId: text(clientRequestId) }),
    ...(typeof requestId === 'string' && { requestId: text(requestId) }),
    ...(keys && { keys: keys.map(text) }),
    ...(typeof detail === 'string' && { detail: text(detail) }),
  };
}
