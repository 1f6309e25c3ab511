import { Button } from '@fluentui/react-components';
import { Suspense, useId, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Target } from '#src/domain/target.ts';
import { lazyOr } from '#src/ui/lazy-with-fallback.ts';
import { NotLoaded } from '#src/ui/not-loaded.tsx';
import panel from '#src/ui/panel.module.css';
import { placeIds } from '#src/ui/places.ts';
import styles from './jobs-panel.module.css';

const JobsList = lazyOr<{ target: Target }>(NotLoaded, () =>
  import('./jobs-list.tsx').then((part) => part.JobsList),
);

/** How provisioning does, fetched and read when a person asks for it and forgotten when it is hidden again. */
export function JobsPanel({ target }: { target: Target }) {
  const heading = useId();
  const [open, setOpen] = useState(false);
  return (
    <section id={placeIds.jobs} className={`${panel.panel} ${styles.panel}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <FormattedMessage defaultMessage="Provisioning jobs" />
      </h2>
      {target.kind === 'application' ? (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="Microsoft documents provisioning jobs on enterprise applications only, so there is none to look at or to watch for an app registration." />
        </p>
      ) : (
        <>
          <p className={styles.note}>
            <FormattedMessage defaultMessage="Whether provisioning runs, how its last run ended, and why it does not, with what can be done about it: start, pause or restart a job, and watch until its next cycle has run." />
          </p>
          <Button onClick={() => setOpen(!open)}>
            {open ? (
              <FormattedMessage defaultMessage="Hide the jobs" />
            ) : (
              <FormattedMessage defaultMessage="Look at the jobs" />
            )}
          </Button>
          {open && (
            <Suspense>
              <JobsList target={target} />
            </Suspense>
          )}
        </>
      )}
    </section>
  );
}
