import type { Activity } from '#src/domain/renewal/activity.ts';
import type { WatchEnd } from './watch.ts';

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
