import { Button } from '#src/ui/button.tsx';
import { Spinner } from '#src/ui/spinner.tsx';
import type { NoticeIntent } from '#src/ui/notice.tsx';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import type { JobAction } from '#src/domain/attempt.ts';
import { PassingButton } from '#src/ui/timed-button.tsx';
import { OutcomeNotice } from '#src/ui/outcome-notice.tsx';
import { verbsFor, standsStill } from '#src/domain/jobs/job-rules.ts';
import { verbs } from '#src/ui/verb-words.tsx';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { longestWatch, type WatchView, type WatchEnd } from '#src/domain/jobs/watch.ts';
import { Notice } from '#src/ui/notice.tsx';
import styles from './jobs.module.css';
import type { Jobs, JobWatch } from './use-jobs.ts';

type JobActionsProps = { job: Job; jobs: Jobs; onRead: () => void };

/** What can be done with a job as it is, each after a question; how the last of it ended, and what came of it. */
export function JobActions({ job, jobs, onRead }: JobActionsProps) {
  const { tenantId } = useGraph();
  const { watch, ask, redirect } = jobs;
  const ended = jobs.ended?.receipt.job === job.id ? jobs.ended : undefined;
  const offered = verbsFor(job);
  const isWatched = watch.jobId === job.id;
  const button = (kind: JobAction['kind']) =>
    offered.includes(kind) && (
      <Button onClick={() => ask(kind, job)}>
        {verbs[kind].confirm.action}
        {'…'}
      </Button>
    );
  return (
    <>
      {ended && (
        <OutcomeNotice
          key={ended.receipt.clientRequestId}
          receipt={ended.receipt}
          pause={ended.pause}
          tenantId={tenantId}
          onRedirect={redirect}
          onAgain={() => ask(ended.receipt.verb, job)}
          actions={
            ended.receipt.outcome === 'unknown' && (
              <Button onClick={onRead}>
                <FormattedMessage defaultMessage="Refresh the job" />
              </Button>
            )
          }
        />
      )}
      <WatchLine job={job} watch={watch} />
      {offered.length === 0 ? (
        <p>
          <FormattedMessage defaultMessage="Enter its credentials first, then start it." />
        </p>
      ) : (
        <div className={styles.actions}>
          {button('start')}
          {button('restart')}
          {offered.includes('watch') && !isWatched && (
            <PassingButton onClick={() => watch.start(job.id)}>
              <FormattedMessage defaultMessage="Watch" />
            </PassingButton>
          )}
          {button('pause')}
        </div>
      )}
    </>
  );
}

/** What a watch of this job waits for, or how the last one ended. What it waits for is announced, the times never. */
function WatchLine({ job, watch }: { job: Job; watch: JobWatch }) {
  const { view, ended, stop } = watch;
  const isWatched = watch.jobId === job.id;
  return (
    <div className={styles.watch}>
      <div className={isWatched ? styles.watching : undefined}>
        {/* The sentence beside it says the same. */}
        {isWatched && <Spinner size="tiny" />}
        <div>
          {/* There from the start: screen readers skip a live region that appears together with its text. */}
          <p role="status">{isWatched && <WatchText view={view} />}</p>
          {isWatched && <LookTimes view={view} job={job} />}
        </div>
        {isWatched && (
          <PassingButton onClick={stop}>
            <FormattedMessage defaultMessage="Stop watching" />
          </PassingButton>
        )}
      </div>
      {!isWatched && ended?.jobId === job.id && <WatchEndNotice ended={ended} />}
    </div>
  );
}

function WatchText({ view }: { view: WatchView | undefined }) {
  return view?.waitsFor === 'first-cycle' ? (
    <FormattedMessage defaultMessage="Quarantine lifted. Watching for the first cycle…" />
  ) : (
    <FormattedMessage defaultMessage="Watching for the next cycle…" />
  );
}

export function LookTimes({ view, job }: { view: WatchView | undefined; job: Job }) {
  const nextAttempt = standsStill(job) ? undefined : job.status?.quarantine?.nextAttempt;
  return (
    <p className={styles.small}>
      {view?.lastLook !== undefined && (
        <>
          <FormattedMessage
            defaultMessage="Updated {time}."
            values={{ time: <RelativeTime at={view.lastLook} /> }}
          />{' '}
        </>
      )}
      <FormattedMessage
        defaultMessage="Checks while this tab is open, up to {hours, number} h."
        values={{ hours: longestWatch / 3_600_000 }}
      />
      {nextAttempt !== undefined && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="Next try {time}. Restart the job for an earlier one."
            values={{ time: <RelativeTime at={nextAttempt} /> }}
          />
        </>
      )}
    </p>
  );
}

/** How a watch ended, announced as it comes; the facts stand in the card. */
function WatchEndNotice({ ended: { end, job, at } }: { ended: NonNullable<JobWatch['ended']> }) {
  const { intent, title, body } = words[end];
  return (
    <Notice intent={intent} title={title}>
      {body} {saysOfCycle(end) && <CycleBegan job={job} />}{' '}
      <FormattedMessage defaultMessage="Watch ended {time}." values={{ time: <RelativeTime at={at} /> }} />
    </Notice>
  );
}

function CycleBegan({ job }: { job: Job | undefined }) {
  const began = job?.status?.lastExecution?.timeBegan;
  if (began === undefined) return null;
  return (
    <FormattedMessage
      defaultMessage="The cycle started {time}; credentials stored later were not used."
      values={{ time: <RelativeTime at={began} /> }}
    />
  );
}

function saysOfCycle(end: WatchEnd): boolean {
  return end === 'worked' || end === 'partly' || end === 'failed' || end === 'again';
}

const words: Readonly<Record<WatchEnd, { intent: NoticeIntent; title: ReactNode; body: ReactNode }>> = {
  worked: {
    intent: 'success',
    title: <FormattedMessage defaultMessage="The next cycle succeeded." />,
    body: <FormattedMessage defaultMessage="The stored credentials work." />,
  },
  partly: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The next cycle finished with some errors." />,
    body: (
      <FormattedMessage defaultMessage="The stored credentials work. The provisioning logs list the failed objects." />
    ),
  },
  failed: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="The next cycle failed." />,
    body: <FormattedMessage defaultMessage="The cause stands with the job." />,
  },
  again: {
    intent: 'error',
    title: <FormattedMessage defaultMessage="The job is in quarantine again." />,
    body: <FormattedMessage defaultMessage="Its cause remains; it stands with the job." />,
  },
  still: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The job no longer runs." />,
    body: <FormattedMessage defaultMessage="It was paused or disabled, so no cycle will come." />,
  },
  gone: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The job no longer exists." />,
    body: <FormattedMessage defaultMessage="It was deleted, or another one took its place." />,
  },
  unread: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="The job couldn't be loaded." />,
    body: <FormattedMessage defaultMessage="Watching has stopped. Refresh the job to continue." />,
  },
  time: {
    intent: 'warning',
    title: <FormattedMessage defaultMessage="No cycle in two hours." />,
    body: (
      <FormattedMessage defaultMessage="First cycles of large tenants can take longer. Watch again, or see the provisioning logs." />
    ),
  },
  stopped: {
    intent: 'info',
    title: <FormattedMessage defaultMessage="You stopped watching." />,
    body: <FormattedMessage defaultMessage="The job is unchanged." />,
  },
};
