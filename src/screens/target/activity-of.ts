import { findKey } from '#src/credentials/keys.ts';
import type { Failure } from '#src/failure.ts';
import type { Outcome, Receipt } from '#src/graph/acquire-access-token.ts';
import type { Verdict } from '#src/graph/validate-credentials.ts';
import type { Activity, ActivityKind } from '#src/renewal/activity.ts';
import { type End, hasLeft } from './has-left.ts';

type Done = Pick<Receipt, 'startedAt' | 'durationMs' | 'clientRequestId' | 'requestId' | 'failure'> & {
  keys?: readonly string[];
} & End;

/** What a renewal keeps of a receipt: never a value, and no text of the application on the other side. */
export function activityOf(kind: ActivityKind, done: Done): Activity {
  const { startedAt, durationMs, status, clientRequestId, requestId, keys = [], failure } = done;
  const end = 'outcome' in done ? done.outcome : done.verdict;
  const left = hasLeft(done);
  const detail = left ? codeOf(failure) : 'not-sent';
  return {
    kind,
    result: resultOf(end),
    startedAt,
    durationMs: Math.round(durationMs),
    ...(status !== undefined && { status }),
    ...(left && { clientRequestId }),
    ...(requestId !== undefined && { requestId }),
    ...(keys.length > 0 && { keys: keys.map(nameOf) }),
    ...(detail !== undefined && { detail }),
  };
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
