import type { Activity } from './activity.ts';

type Known = Pick<Activity, 'kind' | 'result' | 'startedAt' | 'durationMs'> & {
  [Fact in 'status' | 'clientRequestId' | 'requestId' | 'keys' | 'detail']?: Activity[Fact] | undefined;
};

/** The longest text that is kept of one fact; ids, keys and codes are far shorter. */
const longest = 400;

/** The known facts of an activity and nothing else, whatever was handed in with them. */
export function keptActivity({ kind, result, startedAt, durationMs, ...more }: Known): Activity {
  const { status, clientRequestId, requestId, keys, detail } = more;
  const text = (fact: string) => fact.slice(0, longest).toWellFormed();
  return {
    kind,
    result,
    startedAt: Math.round(startedAt),
    // A clock may be set back meanwhile.
    durationMs: Math.max(0, Math.round(durationMs)),
    ...(status !== undefined && { status }),
    ...(clientRequestId !== undefined && { clientRequestId: text(clientRequestId) }),
    ...(requestId !== undefined && { requestId: text(requestId) }),
    ...(keys !== undefined && { keys: keys.map(text) }),
    ...(detail !== undefined && { detail: text(detail) }),
  };
}
