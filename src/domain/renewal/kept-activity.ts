import type { Activity } from './activity.ts';

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
