import type { Failure } from '#src/domain/failure/failure.ts';
import type { TargetKind } from './target.ts';

/** How long to leave Graph alone after a 429. `graph`: it named the time itself; `page`: the browser hides what it named. */
export type Pause = { until: number; by: 'graph' | 'page' };

/** Whether Entra's window did not open, so that only leaving the page is left. */
export function isWindowBlocked(failure: Failure | undefined): boolean {
  return failure?.kind === 'needs-interaction' && failure.reason === 'popup-blocked';
}

/** What a person sees of an attempt that is under way. */
export type AttemptPhase = 'preparing' | 'window' | 'sending';

export type Outcome = 'applied' | 'rejected' | 'not-sent' | 'unknown';

/**
 * What a status says about a submit that has left: only the documented 204 means that it took effect, only 4xx that it did not.
 * Anything else, a status of 0 included, leaves open whether the service acted on it; so does a page of HTML under any status,
 * which the caller has to see.
 */
export function outcomeOf(status: number): Exclude<Outcome, 'not-sent'> {
  if (status === 204) return 'applied';
  return status >= 400 && status <= 499 ? 'rejected' : 'unknown';
}

/** How far a read is. `attempt` counts from 1, `of` at most. A pause comes with the number of the attempt after it. */
export type ReadProgress = { attempt: number; of: number } & (
  | { state: 'token' | 'asking'; reason: RepeatReason | undefined }
  /** `until` is in milliseconds since the epoch. */
  | { state: 'pausing'; reason: RepeatReason; until: number }
);

/** What the page shows of a read that takes time. Every change makes another object. */
export type RunningRead = {
  progress: ReadProgress;
  /** It has lasted long enough for a person to wonder. */
  slow: boolean;
  /** Ends it with a cancelled failure. */
  cancel: () => void;
};

/** Why a read is repeated: Graph asks for a pause, says that it cannot answer now, or no answer came. */
export type RepeatReason = 'throttled' | 'unavailable' | 'unreachable';

/** Everything that a person can have Graph do with credentials or with a job. */
export type VerbName = 'authorize' | 'save' | 'test-typed' | 'test-stored' | 'start' | 'pause' | 'restart';

export type SubmitTarget = { kind: TargetKind; id: string; displayName: string };

/**
 * What a restart may forget, in Microsoft's order. The list leaves out `None` and `ConnectorDataStore`,
 * which Microsoft reserves for use with its support. It also leaves out an open choice, which means three of them at
 * once.
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 */
export const restartScopes = ['Full', 'Watermark', 'Escrows', 'QuarantineState', 'ForceDeletes'] as const;
export type RestartScope = (typeof restartScopes)[number];

export type JobAction =
  | { kind: 'start' }
  | { kind: 'pause' }
  /** At least one: to Graph none means three. */
  | { kind: 'restart'; scopes: readonly [RestartScope, ...RestartScope[]] };

/** `not-run`: the application got no request. `unknown`: the test has left, and no answer says how it ended. */
export type Verdict = 'passed' | 'failed' | 'not-run' | 'unknown';

/** How one request ended. */
export type Delivery = {
  outcome: Outcome;
  /** Milliseconds since the epoch: when the request left, or was stopped. */
  startedAt: number;
  durationMs: number;
  clientRequestId: string;
  requestId?: string;
  status?: number;
  failure?: Failure;
};

/** What can be said about any of them, and never a value of a credential. */
type Delivered = Delivery & {
  /** Full URL. */
  endpoint: string;
  target: SubmitTarget;
  /** In the order sent; empty when nothing was. */
  keys: readonly string[];
};

/** Of the two that may change the stored credentials. */
export type SubmitReceipt = Delivered & { verb: 'authorize' | 'save' };
export type TestReceipt = Delivered & { verb: 'test-typed' | 'test-stored'; verdict: Verdict };
export type JobReceipt = Delivered & { verb: JobAction['kind']; action: JobAction; job: string };

/** The one thing that every verb ends in. */
export type Receipt = SubmitReceipt | TestReceipt | JobReceipt;

/** The receipt of an attempt that was stopped before anything else happened. */
export function unsent<V extends VerbName>(
  what: Pick<Delivered, 'endpoint' | 'target'> & { verb: V },
  failure: Failure,
): Delivered & { verb: V } {
  return {
    ...what,
    outcome: 'not-sent',
    keys: [],
    startedAt: Date.now(),
    durationMs: 0,
    clientRequestId: crypto.randomUUID(),
    failure,
  };
}

/** The text by which Graph takes a set of scopes. */
export function resetScopeOf(scopes: readonly RestartScope[]): string {
  return restartScopes.filter((scope) => scopes.includes(scope)).join(', ');
}

/**
 * The purposes of the one form of credentials. `authorize` passes them to the service to authorize itself.
 * `save` replaces the stored credentials. `test` tries them and stores nothing.
 */
export type Mode = 'authorize' | 'save' | 'test';
