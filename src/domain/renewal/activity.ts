import { findKey } from '#src/domain/keys/keys.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { type Outcome, type Receipt, type Verdict, resetScopeOf } from '#src/domain/attempt.ts';

/** What a person can do about the credentials of a target; each is a step of their renewal or belongs beside one. */
export const activityKinds = [
  'preflight',
  'test-typed',
  'authorize',
  'save',
  'test-stored',
  'start',
  'pause',
  'restart',
  'watch',
] as const;

export type ActivityKind = (typeof activityKinds)[number];

/**
 * One action, as a change ticket needs it: when, how it ended, and the ids by which Microsoft finds it.
 * It never holds a value of a credential, and never a text that the target app may have written.
 */
export type Activity = {
  kind: ActivityKind;
  /** `good`: it did its job. `bad`: it was refused, or failed. `open`: the end is unknown, or it was not done. */
  result: 'good' | 'bad' | 'open';
  /** Milliseconds since the epoch. */
  startedAt: number;
  durationMs: number;
  /** Of HTTP. */
  status?: number;
  clientRequestId?: string;
  requestId?: string;
  /** Names of credentials. */
  keys?: readonly string[];
  /** More in one word: a code of Graph's, the id of a job, a state; `not-sent` where it was stopped before any request. */
  detail?: string;
};

/** What a renewal keeps of a receipt: never a value, and no text of the target app. */
export function activityOf(receipt: Receipt): Activity {
  const { verb, startedAt, durationMs, status, clientRequestId, requestId, keys, outcome } = receipt;
  const hasLeft = outcome !== 'not-sent';
  const detail = hasLeft ? detailOf(receipt) : 'not-sent';
  return {
    kind: verb,
    result: resultOf('verdict' in receipt ? receipt.verdict : outcome),
    startedAt,
    durationMs: Math.round(durationMs),
    ...(status !== undefined && { status }),
    ...(hasLeft && { clientRequestId }),
    ...(requestId !== undefined && { requestId }),
    ...(keys.length > 0 && { keys: keys.map(nameOf) }),
    ...(detail !== undefined && { detail }),
  };
}

/** A restart names what it was to forget, any other action its job. */
function detailOf(receipt: Receipt): string | undefined {
  if (!('action' in receipt)) return codeOf(receipt.failure);
  const { action, job } = receipt;
  return action.kind === 'restart' ? resetScopeOf(action.scopes) : job;
}

function resultOf(end: Outcome | Verdict): Activity['result'] {
  switch (end) {
    case 'applied':
    case 'passed':
      return 'good';
    case 'rejected':
    case 'failed':
      return 'bad';
    case 'not-sent':
    case 'not-run':
    case 'unknown':
      return 'open';
  }
}

/** Graph's own code, where it looks like one: what the other side called its error may be any text. */
export function codeOf(failure: Failure | undefined): string | undefined {
  if (failure?.kind !== 'refused' || failure.by !== 'graph') return undefined;
  const code = failure.layers?.findLast(({ by, code: name }) => by === 'graph' && name !== '')?.code;
  const known = code ?? (failure.layers ? '' : failure.code);
  return /^[A-Za-z][A-Za-z0-9_.-]{0,119}$/.test(known) ? known : undefined;
}

/** A key that Microsoft has not published may be anything that a person took for one, a value among it. */
function nameOf(key: string): string {
  return findKey(key) ?? 'unpublished key';
}
