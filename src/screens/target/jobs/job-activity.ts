import { type JobReceipt, resetScopeOf } from '#src/data/job-actions.ts';
import type { Activity } from '#src/renewal/activity.ts';
import { activityOf } from '../activity-of.ts';
import type { WatchEnd } from './watch.ts';

/** An action on a job as a step of a renewal; a restart names what it was to forget, anything else its job. */
export function actionActivity(receipt: JobReceipt): Activity {
  const { action, job, outcome } = receipt;
  const detail = action.kind === 'restart' ? resetScopeOf(action.scopes) : job;
  return { ...activityOf(action.kind, receipt), ...(outcome !== 'not-sent' && { detail }) };
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
