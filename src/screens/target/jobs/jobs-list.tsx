import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { useGraph } from '#src/data/graph-context.ts';
import { jobsQuery } from '#src/data/jobs.ts';
import { type Failure, failureOf } from '#src/failure.ts';
import type { Target } from '#src/graph/directory.ts';
import { cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import { WaitNotice } from '#src/screens/wait-notice.tsx';
import { ReadFailure } from '../read-failure.tsx';
import { useWindowRead } from '../use-window-read.ts';
import { WindowProgress } from '../attempt-progress.tsx';
import { JobCard } from './job-card.tsx';
import styles from './jobs.module.css';
import { useJobWatch } from './use-job-watch.ts';

/** The jobs one by one, or why they cannot be read. Each stays as it was while they are read again. */
export function JobsList({ target }: { target: Target }) {
  const graph = useGraph();
  const { query, running, inWindow, openWindow, closeWindow } = useWindowRead((client) =>
    jobsQuery(graph, target, client),
  );
  const watch = useJobWatch(target);
  /** The person has asked for another read; a watch reads in silence. */
  const [asked, setAsked] = useState(false);
  /** How many are shown. */
  const [most, setMost] = useState(cutStep);
  const status = useRef<HTMLParagraphElement>(null);
  /** For buttons that go away with what they answer: the focus stays where the next news will stand. */
  const fromHere = (act: () => void) => {
    status.current?.focus();
    act();
  };
  const more = (total: number) => {
    const grow = () => setMost(most + cutStep);
    // The button goes away with the last of them.
    if (most + cutStep >= total) fromHere(grow);
    else grow();
  };
  const read = () => {
    setAsked(true);
    void query.refetch().finally(() => setAsked(false));
  };
  const { data: jobs, isFetching } = query;
  const reading = isFetching && !inWindow && (asked || jobs === undefined);
  const failure = query.error && !isFetching ? failureOf(query.error) : undefined;
  return (
    <div tabIndex={-1} className={styles.jobs}>
      <p ref={status} role="status" tabIndex={-1} className={styles.status}>
        <JobsStatus reading={reading} failure={failure} count={jobs?.length} />
      </p>
      {inWindow && (
        <WindowProgress onAgain={() => fromHere(openWindow)} onCancel={() => fromHere(closeWindow)} />
      )}
      {isFetching && !inWindow && running?.slow && <WaitNotice read={running} />}
      {failure && (
        <ReadFailure
          failure={failure}
          denied={<FormattedMessage defaultMessage="Your account may not read the provisioning jobs." />}
          onRetry={() => fromHere(read)}
          onWindow={(claims) => fromHere(() => openWindow(claims))}
        />
      )}
      {jobs && (
        <>
          <ul className={styles.list}>
            {jobs.slice(0, most).map((job) => (
              <li key={job.id}>
                <JobCard job={job} target={target} watch={watch} onRead={read} />
              </li>
            ))}
          </ul>
          <ListCut shown={Math.min(most, jobs.length)} total={jobs.length} onMore={() => more(jobs.length)} />
          <p className={styles.readAt}>
            <FormattedMessage
              defaultMessage="Read at {time}."
              values={{ time: <FormattedTime value={query.dataUpdatedAt} timeStyle="medium" /> }}
            />
          </p>
          <Button size="small" icon={<ArrowClockwiseRegular />} disabledFocusable={reading} onClick={read}>
            <FormattedMessage defaultMessage="Read again" />
          </Button>
        </>
      )}
    </div>
  );
}

type JobsStatusProps = { reading: boolean; failure: Failure | undefined; count: number | undefined };

/** The one sentence on what there is; why the jobs cannot be read, and what reading them takes, is said below. */
function JobsStatus({ reading, failure, count }: JobsStatusProps) {
  if (reading) return <FormattedMessage defaultMessage="Reading the provisioning jobs…" />;
  if (failure && failure.kind !== 'needs-interaction')
    return failure.kind === 'cancelled' ? (
      <FormattedMessage defaultMessage="The provisioning jobs were not read." />
    ) : (
      <FormattedMessage defaultMessage="The provisioning jobs could not be read." />
    );
  if (failure || count === undefined) return null;
  return (
    <FormattedMessage
      defaultMessage="{count, plural, =0 {There is no provisioning job yet: somebody has to set up provisioning for this app first, with the portal or through Graph.} one {There is one provisioning job.} other {There are # provisioning jobs.}}"
      values={{ count }}
    />
  );
}
