import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useGraph } from '#src/requests/graph-context.ts';
import { jobsQuery } from '#src/requests/page-reads.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import type { Target } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { watchActivity, startWatch, type WatchEnd, type WatchView } from '#src/domain/jobs/watch.ts';

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
export function useJobWatch(target: Target): JobWatch {
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
