import { useRef, useState, useEffect } from 'react';
import { focusNextFrame } from '#src/ui/focus-next-frame.ts';
import { useIntl } from 'react-intl';
import { useQueryClient } from '@tanstack/react-query';
import type { AttemptPhase, Pause, JobAction, JobReceipt } from '#src/domain/attempt.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { worstFirst } from '#src/domain/jobs/job-rules.ts';
import { activityOf } from '#src/domain/renewal/activity.ts';
import type { Target } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { type PageRead, usePageJobs, jobsQuery } from '#src/requests/page-reads.ts';
import { useAttempt } from '#src/requests/use-attempt.ts';
import { jobVerb } from '#src/requests/verbs.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { watchActivity, startWatch, type WatchEnd, type WatchView } from '#src/domain/jobs/watch.ts';

export type Jobs = {
  read: PageRead<readonly Job[]>;
  /** The one in the worst state: the one that a renewal is about. */
  worst: Job | undefined;
  watch: JobWatch;
  /** How far the action under way is. */
  pending: AttemptPhase | undefined;
  ended: { receipt: JobReceipt; pause: Pause | undefined } | undefined;
  /** The question on screen. */
  asked: { kind: JobAction['kind']; job: Job } | undefined;
  /** Asks before an action; the focus comes back to where it is now. */
  ask: (kind: JobAction['kind'], job: Job) => void;
  close: () => void;
  /** One action, which the caller has asked about. While one is under way further calls do nothing. */
  act: (job: Job, action: JobAction) => void;
  /** Opens another window for the attempt that waits for one. */
  reopen: () => void;
  cancel: () => void;
  /** Asks for what the window was to ask for by leaving the page: everything typed is lost. */
  redirect: () => void;
};

/** The name under which a job stands on the page. */
export function jobPlaceId({ id }: Pick<Job, 'id'>): string {
  return `job ${id}`;
}

/** The jobs of an application, one action at a time, and the watch that follows a start. For the life of its page, whichever tab is in view. */
export function useJobs(target: Target): Jobs {
  const intl = useIntl();
  const { report } = useTargetPage();
  const read = usePageJobs(target);
  const watch = useJobWatch(target);
  const { start, state, phase, reopen, cancel, redirect } = useAttempt(jobVerb);
  const [asked, setAsked] = useState<Jobs['asked']>();
  const opener = useRef<Element>(null);
  const end = state.state === 'ended' ? state.end : undefined;
  useTitlePrefix(watch.jobId === undefined ? undefined : intl.formatMessage({ defaultMessage: 'Watching' }));
  return {
    read,
    worst: read.query.data && worstFirst(read.query.data)[0],
    watch,
    pending: phase,
    ended: end?.kind === 'receipt' ? end : undefined,
    asked,
    ask(kind, job) {
      opener.current = document.activeElement;
      setAsked({ kind, job });
    },
    close() {
      const place = opener.current;
      const job = asked?.job;
      setAsked(undefined);
      // The dialog has no trigger of its own to go back to.
      focusNextFrame(() => {
        if (place?.checkVisibility() === true) return place;
        return job ? document.getElementById(jobPlaceId(job)) : undefined;
      });
    },
    act(job, action) {
      start({ target, job: job.id, action }, (last) => {
        setAsked(undefined);
        if (last.kind !== 'receipt') return;
        report(activityOf(last.receipt));
        // Only the next cycle shows what a start was worth.
        if (last.receipt.outcome === 'applied' && action.kind !== 'pause') watch.start(job.id);
      });
    },
    reopen,
    cancel,
    redirect,
  };
}

export type JobWatch = {
  /** The watched job: one at a time. */
  jobId: string | undefined;
  view: WatchView | undefined;
  /** How the last watch ended. */
  ended: { jobId: string; end: WatchEnd; job: Job | undefined; at: number } | undefined;
  /** Ends the watch of another job. */
  start: (jobId: string) => void;
  stop: () => void;
};

const tab = {
  isHidden: () => document.hidden,
  subscribe: (listener: () => void) => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};

/** Looks at the jobs from time to time until one of them has run its next cycle; it ends with what shows it. */
function useJobWatch(target: Target): JobWatch {
  const graph = useGraph();
  const queries = useQueryClient();
  const { report } = useTargetPage();
  const [watched, setWatched] = useState<{ jobId: string; view: WatchView | undefined }>();
  const [ended, setEnded] = useState<JobWatch['ended']>();
  const current = useRef<{ jobId: string; stop: () => void }>(undefined);
  // A timer lies outside React.
  useEffect(() => () => current.current?.stop(), []);

  const start = (jobId: string) => {
    if (current.current?.jobId === jobId) return;
    current.current?.stop();
    const startedAt = Date.now();
    setEnded(undefined);
    setWatched({ jobId, view: undefined });
    const stop = startWatch({
      look: async () => {
        const jobs = await queries.fetchQuery(jobsQuery(graph, target));
        return jobs.find(({ id }) => id === jobId);
      },
      tab,
      onView: (view) => setWatched({ jobId, view }),
      onEnd: (end, job) => {
        current.current = undefined;
        const at = Date.now();
        setWatched(undefined);
        setEnded({ jobId, end, job, at });
        report(watchActivity(end, startedAt, at));
      },
    });
    current.current = { jobId, stop };
  };
  return {
    jobId: watched?.jobId,
    view: watched?.view,
    ended,
    start,
    stop: () => current.current?.stop(),
  };
}

/** Puts words before the title of the tab while there are any. A person may be waiting in another tab. */
function useTitlePrefix(prefix: string | undefined): void {
  // The document's title lies outside React.
  useEffect(() => {
    if (prefix === undefined) return undefined;
    const before = document.title;
    const own = `${prefix} · ${before}`;
    document.title = own;
    return () => {
      // Another page may have named the tab meanwhile.
      if (document.title === own) document.title = before;
    };
  }, [prefix]);
}
