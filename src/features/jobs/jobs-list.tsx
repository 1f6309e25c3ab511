import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { FormattedMessage, FormattedTime } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { jobsQuery } from '#src/requests/jobs.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import { cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import { ReadPanel } from '#src/ui/read-panel.tsx';
import { useWindowRead } from '#src/requests/use-window-read.ts';
import { JobCard } from './job-card.tsx';
import styles from './jobs.module.css';
import { useJobWatch } from './use-job-watch.ts';

/** The jobs one by one, or why they cannot be read. Each stays as it was while they are read again. */
export function JobsList({ target }: { target: Target }) {
  const graph = useGraph();
  const read = useWindowRead((client) => jobsQuery(graph, target, client));
  const watch = useJobWatch(target);
  /** The person has asked for another read; a watch reads in silence. */
  const [asked, setAsked] = useState(false);
  /** How many are shown. */
  const [most, setMost] = useState(cutStep);
  const again = () => {
    setAsked(true);
    void read.query.refetch().finally(() => setAsked(false));
  };
  /** Whether a person waits for it. */
  const isAwaited = (now: { reading: boolean; data: unknown }) =>
    now.reading && (asked || now.data === undefined);
  return (
    <div tabIndex={-1} className={styles.jobs}>
      <ReadPanel
        read={read}
        role="status"
        className={styles.status}
        denied={<FormattedMessage defaultMessage="Your account may not read the provisioning jobs." />}
        onAgain={again}
        renderNews={(now) => (
          <JobsStatus reading={isAwaited(now)} failure={now.failure} count={now.data?.length} />
        )}
      >
        {(now, fromHere) =>
          now.data && (
            <>
              <ul className={styles.list}>
                {now.data.slice(0, most).map((job) => (
                  <li key={job.id}>
                    <JobCard job={job} target={target} watch={watch} onRead={again} />
                  </li>
                ))}
              </ul>
              <ListCut
                shown={Math.min(most, now.data.length)}
                total={now.data.length}
                onMore={() => setMost(most + cutStep)}
                onLast={fromHere}
              />
              <p className={styles.readAt}>
                <FormattedMessage
                  defaultMessage="Read at {time}."
                  values={{ time: <FormattedTime value={read.query.dataUpdatedAt} timeStyle="medium" /> }}
                />
              </p>
              <Button
                size="small"
                icon={<ArrowClockwiseRegular />}
                disabledFocusable={isAwaited(now)}
                onClick={again}
              >
                <FormattedMessage defaultMessage="Read again" />
              </Button>
            </>
          )
        }
      </ReadPanel>
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
