import type { Job } from './job.ts';
import { inQuarantine, standsStill } from './job-rules.ts';

/**
 * What a look at a job means for a person who waits for its next cycle.
 * `lifted`: out of quarantine, without a later cycle as proof. `partly`: a cycle has run, with errors at single
 * objects.
 * `again`: a cycle led into quarantine, or left it there. `still`: no cycle will come.
 */
export type WatchVerdict = 'waiting' | 'lifted' | 'worked' | 'partly' | 'failed' | 'again' | 'still';

/**
 * Compares with the first look and with no clock of this computer, which may be wrong by hours: a cycle is a new one when it
 * began after the one that was the last when the watch began.
 */
export function verdictOf(first: Job, seen: Job): WatchVerdict {
  const isNew = beganAt(seen) > beganAt(first);
  if (inQuarantine(seen)) return isNew || !inQuarantine(first) ? 'again' : 'waiting';
  if (isNew) {
    switch (seen.status?.lastExecution?.state) {
      case 'Succeeded':
        return 'worked';
      case 'EntryLevelErrors':
        return 'partly';
      case 'Failed':
        return 'failed';
      default:
      // A result without a description: the next cycle may say more.
    }
  }
  if (standsStill(seen)) return 'still';
  return inQuarantine(first) ? 'lifted' : 'waiting';
}

function beganAt({ status }: Job): number {
  return status?.lastExecution?.timeBegan ?? -Infinity;
}
