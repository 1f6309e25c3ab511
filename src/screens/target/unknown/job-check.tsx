import { useQuery } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/data/graph-context.ts';
import { jobsKey, jobsQuery } from '#src/data/jobs.ts';
import { useRunningRead } from '#src/data/use-running-read.ts';
import type { Target } from '#src/graph/directory.ts';
import type { Ended } from '../use-submit.ts';
import { Check } from './check.tsx';
import { JobText } from './job-text.tsx';
import styles from './unknown-steps.module.css';

type JobCheckProps = { ended: Ended; target: Target; typed: () => readonly string[] };

/** The provisioning jobs of the target, read when this comes up. */
export function JobCheck({ ended, target, typed }: JobCheckProps) {
  const graph = useGraph();
  const query = useQuery(jobsQuery(graph, target, typed));
  const running = useRunningRead(jobsKey(target));
  return (
    <Check
      query={query}
      running={running}
      reading={<FormattedMessage defaultMessage="Reading the provisioning job…" />}
    >
      {(jobs) =>
        jobs.length === 0 ? (
          <p>
            <FormattedMessage defaultMessage="There is no provisioning job yet, so none can tell." />
          </p>
        ) : (
          <ul className={styles.checks}>
            {jobs.map((job) => (
              <li key={job.id}>
                <JobText job={job} named={jobs.length > 1} sentAt={ended.receipt.startedAt} />
              </li>
            ))}
          </ul>
        )
      }
    </Check>
  );
}
