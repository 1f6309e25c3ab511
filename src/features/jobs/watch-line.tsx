import { Spinner } from '@fluentui/react-components';
import { FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { PassingButton } from '#src/ui/timed-button.tsx';
import { useTitlePrefix } from '#src/ui/use-title-prefix.ts';
import { standsStill } from '#src/domain/jobs/job-rules.ts';
import { Time } from '#src/ui/job-time.tsx';
import styles from './jobs.module.css';
import type { JobWatch } from './use-job-watch.ts';
import { longestWatch, type WatchView } from '#src/domain/jobs/watch.ts';
import { WatchEndNotice } from './watch-end-notice.tsx';

/** What a watch of this job waits for, or how the last one ended. What it waits for is announced, the times never. */
export function WatchLine({ job, watch }: { job: Job; watch: JobWatch }) {
  const { view, ended, stop } = watch;
  const isWatched = watch.jobId === job.id;
  const intl = useIntl();
  useTitlePrefix(isWatched ? intl.formatMessage({ defaultMessage: 'Watching' }) : undefined);
  return (
    <div className={styles.watch}>
      <div className={isWatched ? styles.watching : undefined}>
        {/* The sentence beside it says the same. */}
        {isWatched && <Spinner size="tiny" aria-hidden="true" />}
        <div>
          {/* There from the start, since nobody hears a live region that comes together with its text. */}
          <p role="status">{isWatched && <WaitText view={view} />}</p>
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

function WaitText({ view }: { view: WatchView | undefined }) {
  return view?.waitsFor === 'first-cycle' ? (
    <FormattedMessage defaultMessage="The quarantine is lifted. Watching for the first cycle, which shows whether it stays so." />
  ) : (
    <FormattedMessage defaultMessage="Watching for the next cycle of this job to end. Keep this page open; you can go on working in it." />
  );
}

function LookTimes({ view, job }: { view: WatchView | undefined; job: Job }) {
  const nextAttempt = standsStill(job) ? undefined : job.status?.quarantine?.nextAttempt;
  return (
    <p className={styles.small}>
      {view?.lastLook !== undefined && (
        <FormattedMessage
          defaultMessage="Last look {time}."
          values={{ time: <FormattedTime value={view.lastLook} timeStyle="medium" /> }}
        />
      )}{' '}
      {view?.nextLook !== undefined && (
        <FormattedMessage
          defaultMessage="Next look {time}."
          values={{ time: <FormattedTime value={view.nextLook} timeStyle="medium" /> }}
        />
      )}{' '}
      <FormattedMessage
        defaultMessage="It looks less and less often, pauses while this tab is hidden, and ends after {hours, number} hours."
        values={{ hours: longestWatch / 3_600_000 }}
      />
      {nextAttempt !== undefined && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="By itself the job is tried again only at {time}: restart it to have that sooner."
            values={{ time: <Time value={nextAttempt} /> }}
          />
        </>
      )}
    </p>
  );
}
