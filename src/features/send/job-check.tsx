import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '#src/requests/graph-context.ts';
import { jobsQuery } from '#src/requests/jobs.ts';
import type { Target } from '#src/domain/target.ts';
import { cutStep } from '#src/ui/cut.ts';
import { ListCut } from '#src/ui/list-cut.tsx';
import type { Ended } from './use-submit.ts';
import { useWindowRead } from '#src/requests/use-window-read.ts';
import { Check } from '#src/ui/read-panel.tsx';
import { JobText } from './job-text.tsx';
import styles from '#src/ui/steps.module.css';

type JobCheckProps = { ended: Ended; target: Target };

/** The provisioning jobs of the target, read when this comes up. */
export function JobCheck({ ended, target }: JobCheckProps) {
  const graph = useGraph();
  const [most, setMost] = useState(cutStep);
  const read = useWindowRead((client) => jobsQuery(graph, target, client));
  return (
    <Check
      read={read}
      reading={<FormattedMessage defaultMessage="Reading the provisioning job…" />}
      denied={<FormattedMessage defaultMessage="Your account may not read the provisioning jobs." />}
    >
      {(jobs) =>
        jobs.length === 0 ? (
          <p>
            <FormattedMessage defaultMessage="There is no provisioning job yet, so none can tell." />
          </p>
        ) : (
          <>
            <ul className={styles.checks}>
              {jobs.slice(0, most).map((job) => (
                <li key={job.id}>
                  <JobText job={job} named={jobs.length > 1} sentAt={ended.receipt.startedAt} />
                </li>
              ))}
            </ul>
            <ListCut
              shown={Math.min(most, jobs.length)}
              total={jobs.length}
              onMore={() => setMost(most + cutStep)}
            />
          </>
        )
      }
    </Check>
  );
}
