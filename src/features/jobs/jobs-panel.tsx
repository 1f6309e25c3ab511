import { Suspense, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import type { JobsListProps } from './jobs-list.tsx';
import styles from './jobs.module.css';

const JobsList = lazyOr<JobsListProps>(NotLoaded, () =>
  import('./jobs-list.tsx').then((part) => part.JobsList),
);

/** The jobs of an application. Its part comes with the first look at the tab, or the first question about a job. */
export function JobsPanel(props: JobsListProps) {
  const { target, jobs } = props;
  const heading = useId();
  const { tab } = useTargetPage();
  const [wanted, setWanted] = useState(false);
  if (!wanted && (tab === 'job' || jobs.asked)) setWanted(true);
  return (
    <section className={panel.panel} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        <FormattedMessage defaultMessage="Provisioning jobs" />
      </h2>
      {isApplication(target) ? (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="Only enterprise applications have provisioning jobs." />
        </p>
      ) : (
        wanted && (
          <Suspense>
            <JobsList {...props} />
          </Suspense>
        )
      )}
    </section>
  );
}

/** Microsoft documents jobs on enterprise applications only: https://learn.microsoft.com/graph/api/resources/synchronization-overview */
function isApplication({ kind }: Target): boolean {
  return kind === 'application';
}
