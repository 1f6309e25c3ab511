import { type JobReceipt, resetScopeOf } from '#src/data/job-actions.ts';
import type { Activity } from '#src/renewal/activity.ts';
import type { WatchEnd } from './watch.ts';

const byOutcome: Readonly<Record<JobReceipt['outcome'], Activity['result']>> = {
  applied: 'good',
  rejected: 'bad',
  unknown: 'open',
  'not-sent': 'open',
};

/** An action on a job as a step of a renewal; a restart names what it was to forget, anything else its job. Of one that never left there are no ids. */
export function actionActivity(receipt: JobReceipt): Activity {
  const { action, job, outcome, startedAt, durationMs, status, clientRequestId, requestId } = receipt;
  const left = outcome !== 'not-sent';
  return {
    kind: action.kind,
    result: byOutcome[outcome],
    startedAt,
    durationMs,
    ...(left && { clientRequestId }),
    ...(requestId !== undefined && { requestId }),
    ...(status !== undefined && { status }),
    detail: left ? (action.kind === 'restart' ? resetScopeOf(action.scopes) : job) : 'not-sent',
  };
}

const byEnd: Readonly<Record<WatchEnd, Activity['result']>> = {
  worked: 'good',
  partly: 'good',
  failed: 'bad',
  again: 'bad',
  still: 'open',
  gone: 'open',
  unread: 'open',
  time: 'open',
  stopped: 'open',
};

/** The words of a change ticket for how a watch ended. */
const details: Readonly<Record<WatchEnd, string>> = {
  worked: 'Succeeded',
  partly: 'EntryLevelErrors',
  failed: 'Failed',
  again: 'Quarantine',
  still: 'not running',
  gone: 'job gone',
  unread: 'not readable',
  time: 'no cycle within two hours',
  stopped: 'stopped',
};

export function watchActivity(end: WatchEnd, startedAt: number, endedAt: number): Activity {
  return {
    kind: 'watch',
    result: byEnd[end],
    startedAt,
    durationMs: endedAt - startedAt,
    detail: details[end],
  };
}
