import { FormattedMessage } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { failureFacts } from '#src/domain/failure/failure.ts';
import { causeWords } from '#src/ui/cause-words.tsx';
import { Details } from '#src/ui/details.tsx';
import { failureOfJob } from '#src/domain/jobs/job-rules.ts';
import styles from './jobs.module.css';

type JobErrorTextProps = {
  error: NonNullable<NonNullable<NonNullable<Job['status']>['lastExecution']>['error']>;
};

/** What a job says went wrong, and who can fix it. A known code is in this page's words, any other in Graph's own. */
export function JobErrorText({ error }: JobErrorTextProps) {
  const failure = failureOfJob(error);
  const words = causeWords(failure, 'synchronization');
  return (
    <div className={styles.error}>
      <p>
        {words ? (
          <>
            {words.title} {words.next}
          </>
        ) : (
          <FormattedMessage
            defaultMessage="Microsoft Graph: {words}"
            values={{
              words: (
                <span lang="en" dir="auto" translate="no">
                  {[error.code, error.message].filter((part) => part !== '').join(': ')}
                </span>
              ),
            }}
          />
        )}
      </p>
      <Details
        facts={failureFacts(failure)}
        folded
        remark={
          error.tenantActionable !== undefined && (
            <p>
              {error.tenantActionable ? (
                <FormattedMessage defaultMessage="Microsoft says: your tenant can fix this." />
              ) : (
                <FormattedMessage defaultMessage="Microsoft says: your tenant can't fix this. Contact Microsoft support." />
              )}
            </p>
          )
        }
      />
    </div>
  );
}
