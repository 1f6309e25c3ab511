import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { AttemptPhase, Pause } from '#src/domain/attempt.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { worstFirst } from '#src/domain/jobs/job-rules.ts';
import type { JobAction, JobReceipt } from '#src/domain/receipt.ts';
import { activityOf } from '#src/domain/renewal/activity.ts';
import type { Target } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { type PageRead, usePageJobs } from '#src/requests/page-reads.ts';
import { useAttempt } from '#src/requests/use-attempt.ts';
import { jobVerb } from '#src/requests/verbs.ts';
import { useTitlePrefix } from '#src/ui/use-title-prefix.ts';
import { type JobWatch, useJobWatch } from './use-job-watch.ts';

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
      requestAnimationFrame(() => {
        if (place instanceof HTMLElement && place.checkVisibility()) place.focus();
        else if (job) document.getElementById(jobPlaceId(job))?.focus();
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
