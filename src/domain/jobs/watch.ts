import type { Job } from './job.ts';
import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import { inQuarantine, standsStill } from './job-rules.ts';
import type { Activity } from '#src/domain/renewal/activity.ts';

/**
 * How a watch ended. `gone`: there is no such job any more. `unread`: looking takes a person. `time`: it has lasted long enough.
 * `stopped`: by the person.
 */
export type WatchEnd = Exclude<WatchVerdict, 'waiting' | 'lifted'> | 'gone' | 'unread' | 'time' | 'stopped';

/** What it waits for, and when it has looked last and will look next; milliseconds since the epoch. */
export type WatchView = {
  waitsFor: 'cycle' | 'first-cycle';
  /** As it was at the last look. */
  job: Job | undefined;
  lastLook: number | undefined;
  /** Undefined while it looks, and while the tab is hidden. */
  nextLook: number | undefined;
};

type Watched = {
  /** Undefined where there is no such job; throws where it cannot be read. */
  look: () => Promise<Job | undefined>;
  /** No person sees a hidden tab, so the watch pauses. */
  tab: { isHidden: () => boolean; subscribe: (listener: () => void) => () => void };
  onView: (view: WatchView) => void;
  onEnd: (end: WatchEnd, job: Job | undefined) => void;
};

/** In milliseconds. A cycle takes about 40 minutes, so two hours see one in any case. */
export const longestWatch = 7_200_000;

/** The pause after so many looks, in milliseconds: it doubles up to a minute. */
export function pauseAfterLook(looks: number): number {
  return Math.min(5_000 * 2 ** (looks - 1), 60_000);
}

/** Looks at once, then now and then, until there is something to report. Returns how to stop. */
export function startWatch({ look, tab, onView, onEnd }: Watched): () => void {
  const startedAt = Date.now();
  let view: WatchView = { waitsFor: 'cycle', job: undefined, lastLook: undefined, nextLook: undefined };
  let first: Job | undefined;
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** A look has come due while the tab was hidden. */
  let missed = false;
  let over = false;

  const change = (news: Partial<WatchView>) => onView((view = { ...view, ...news }));
  const end = (how: WatchEnd) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    unsubscribe();
    onEnd(how, view.job);
  };
  const due = () => {
    missed = tab.isHidden();
    change({ nextLook: undefined });
    if (!missed) void lookNow();
  };
  const later = () => {
    const left = startedAt + longestWatch - Date.now();
    if (left <= 0) {
      end('time');
      return;
    }
    const pause = Math.min(pauseAfterLook(looks), left);
    timer = setTimeout(due, pause);
    change({ nextLook: Date.now() + pause });
  };
  const lookNow = async () => {
    looks += 1;
    let seen: Job | undefined;
    try {
      seen = await look();
    } catch (error) {
      if (over) return;
      const failure = failureOf(error);
      // A bug is nothing to wait for: the same query brings it to the error boundary.
      if (failure?.kind === 'cancelled') end('stopped');
      else if (failure && passes(failure)) later();
      else end('unread');
      return;
    }
    if (over) return;
    if (!seen) {
      end('gone');
      return;
    }
    first ??= seen;
    const verdict = verdictOf(first, seen);
    change({
      job: seen,
      lastLook: Date.now(),
      waitsFor: verdict === 'lifted' ? 'first-cycle' : view.waitsFor,
    });
    if (verdict === 'waiting' || verdict === 'lifted') later();
    else end(verdict);
  };
  const unsubscribe = tab.subscribe(() => {
    if (missed && !tab.isHidden()) due();
  });
  void lookNow();
  return () => end('stopped');
}

/** Whether the next look may succeed without any action. */
function passes(failure: Failure): boolean {
  if (failure.kind === 'refused') return failure.by === 'graph' && failure.status >= 500;
  return failure.kind === 'unreachable' || failure.kind === 'throttled' || failure.kind === 'unreadable';
}

/**
 * What a look at a job means for a person who waits for its next cycle.
 * `lifted`: out of quarantine, without a later cycle as proof. `partly`: a cycle has run, with errors at single
 * objects.
 * `again`: a cycle led into quarantine, or left it there. `still`: no cycle will come.
 */
type WatchVerdict = 'waiting' | 'lifted' | 'worked' | 'partly' | 'failed' | 'again' | 'still';

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
