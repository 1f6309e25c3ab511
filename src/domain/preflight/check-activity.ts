import { type Provisioning, isDenial } from './judge-preflight.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Activity } from '#src/domain/renewal/activity.ts';
import { codeOf } from '#src/domain/renewal/activity-of.ts';

/** What a record of the renewal keeps of a check. */
export function checkActivity({ startedAt, durationMs, ...end }: CheckEnd): Activity {
  const common = { kind: 'preflight', startedAt, durationMs } as const;
  if ('answer' in end) {
    const { templates, jobs } = end.answer;
    const detail = `templates: ${templates}${jobs === undefined ? '' : `, jobs: ${jobs.length}`}`;
    return { ...common, result: templates > 0 ? 'good' : 'bad', status: 200, detail };
  }
  const { failure } = end;
  if (failure.kind !== 'refused') return { ...common, result: 'open', detail: failure.kind };
  const { status, clientRequestId, requestId } = failure;
  const code = codeOf(failure);
  return {
    ...common,
    result: isDenial(failure) || status === 404 ? 'bad' : 'open',
    status,
    ...(code !== undefined && { detail: code }),
    ...(clientRequestId !== undefined && { clientRequestId }),
    ...(requestId !== undefined && { requestId }),
  };
}

export type CheckEnd = { startedAt: number; durationMs: number } & (
  | { answer: Provisioning }
  | { failure: Failure }
);
