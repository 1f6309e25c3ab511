import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import type { Target } from '#src/domain/target.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { JobActions } from './job-actions.tsx';
import { JobErrorText } from './job-error-text.tsx';
import { JobFacts } from './job-facts.tsx';
import { hasQuarantine } from '#src/domain/jobs/job-rules.ts';
import { Words } from '#src/ui/job-time.tsx';
import { stateOf } from '#src/i18n/job-words.ts';
import styles from './jobs.module.css';
import { QuarantineText } from './quarantine-text.tsx';
import type { JobWatch } from './use-job-watch.ts';

type JobCardProps = { job: Job; target: Target; watch: JobWatch; onRead: () => void };

/** One job: how it does, why it does not, and what can be done with it. */
export function JobCard(props: JobCardProps) {
  const { job } = props;
  const heading = useId();
  const { quarantine, lastExecution } = job.status ?? {};
  const isQuarantined = hasQuarantine(job);
  return (
    // Takes the focus of a button that goes away with what it answered.
    <article aria-labelledby={heading} tabIndex={-1} className={styles.card}>
      <div>
        <h3 id={heading}>
          <FormattedMessage
            defaultMessage="Job {name}"
            values={{ name: <Verbatim>{job.templateId ?? job.id}</Verbatim> }}
          />
        </h3>
        <p>
          <Words said={stateOf(job)} />
        </p>
      </div>
      {quarantine && isQuarantined && <QuarantineText job={job} quarantine={quarantine} />}
      {lastExecution?.error && !isQuarantined && <JobErrorText error={lastExecution.error} />}
      <JobFacts job={job} />
      <JobActions {...props} />
    </article>
  );
}
