import { FormattedMessage, FormattedDate, defineMessages, type MessageDescriptor } from 'react-intl';
import { Button } from '#src/ui/button.tsx';
import { useState, Children, Fragment, isValidElement, type ReactNode } from 'react';
import type { Job } from '#src/domain/jobs/job.ts';
import { failureFacts } from '#src/domain/failure/failure.ts';
import { causeWords } from '#src/ui/failure-text.tsx';
import { Details } from '#src/ui/details.tsx';
import {
  failureOfJob,
  standsStill,
  causeOf,
  lastDay,
  termOf,
  type QuarantineCause,
} from '#src/domain/jobs/job-rules.ts';
import { confidenceTexts } from '#src/i18n/cause-texts.ts';
import { Words } from '#src/ui/job-time.tsx';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { reasonOf } from '#src/i18n/job-words.ts';
import type { Confidence } from '#src/domain/failure/graph-causes.ts';
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

type QuarantineTextProps = {
  job: Job;
  quarantine: NonNullable<NonNullable<Job['status']>['quarantine']>;
  /** Begins a renewal. */
  onRenew: (() => void) | undefined;
};

/** Why a job is in quarantine, for how long still, and what helps. */
export function QuarantineText({ job, quarantine, onRenew }: QuarantineTextProps) {
  const cause = causeOf(quarantine);
  const { confidence, source } = adviceSources[cause];
  return (
    <div className={styles.quarantine}>
      <TermText job={job} quarantine={quarantine} />
      <p>
        <strong>
          <FormattedMessage {...causeTitles[cause]} />
        </strong>{' '}
        {!quarantine.error && (
          <>
            <Words said={reasonOf(job)} />{' '}
          </>
        )}
        <FormattedMessage {...causeSteps[cause]} values={{ state: standsStill(job) ? 'off' : 'on' }} />{' '}
        <a href={source} target="_blank" rel="noreferrer">
          <FormattedMessage {...confidenceTexts[confidence]} />
        </a>
      </p>
      {quarantine.error && <JobErrorText error={quarantine.error} />}
      {onRenew && (cause === 'credentials' || cause === 'either') && (
        <div>
          <Button onClick={onRenew}>
            <FormattedMessage defaultMessage="Renew credentials" />
          </Button>
        </div>
      )}
    </div>
  );
}

/** Since when, until when, and when it is tried again: as in "Quarantined 9 days ago · day 9 of 28 · next try in 18 hours". */
function TermText({ job, quarantine }: Pick<QuarantineTextProps, 'job' | 'quarantine'>) {
  const [now] = useState(Date.now);
  const term = termOf(quarantine, now);
  const { seriesBegan, seriesCount, nextAttempt } = quarantine;
  const isOff = standsStill(job);
  return (
    <p>
      <DotList>
        {seriesBegan !== undefined && (
          <FormattedMessage
            defaultMessage="Quarantined {time}"
            values={{ time: <RelativeTime at={seriesBegan} /> }}
          />
        )}
        {term && !term.over && (
          <FormattedMessage
            defaultMessage="day {day, number} of {last, number}"
            values={{ day: term.day, last: lastDay }}
          />
        )}
        {seriesCount !== undefined && seriesCount > 0 && (
          <FormattedMessage
            defaultMessage="{count, plural, one {# failed attempt} other {# failed attempts}}"
            values={{ count: seriesCount }}
          />
        )}
        {!isOff && nextAttempt !== undefined && (
          <FormattedMessage
            defaultMessage="next try {time}"
            values={{ time: <RelativeTime at={nextAttempt} /> }}
          />
        )}
        {isOff && <FormattedMessage defaultMessage="not retried until you start it" />}
        {term &&
          (term.over ? (
            <FormattedMessage
              defaultMessage="Microsoft disables jobs after {last, number} days"
              values={{ last: lastDay }}
            />
          ) : (
            <FormattedMessage
              defaultMessage="disabled on {day}"
              values={{ day: <FormattedDate value={term.endsAt} dateStyle="medium" /> }}
            />
          ))}
      </DotList>
    </p>
  );
}

type Advice = { confidence: Confidence; source: string };

const provisioning = 'https://learn.microsoft.com/entra/identity/app-provisioning';
const quarantinePage = `${provisioning}/application-provisioning-quarantine-status`;

/** The source for the cause and the fix of each. */
const adviceSources: Readonly<Record<QuarantineCause, Advice>> = {
  credentials: { confidence: 'documented', source: quarantinePage },
  connection: { confidence: 'documented', source: quarantinePage },
  either: { confidence: 'documented', source: quarantinePage },
  failures: { confidence: 'documented', source: quarantinePage },
  deletes: { confidence: 'documented', source: `${provisioning}/accidental-deletions` },
  ingestion: {
    confidence: 'inferred',
    source: 'https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine',
  },
  somebody: { confidence: 'inferred', source: quarantinePage },
  unknown: { confidence: 'inferred', source: quarantinePage },
};

/** The cause, in one sentence. */
const causeTitles: Readonly<Record<QuarantineCause, MessageDescriptor>> = defineMessages({
  credentials: { defaultMessage: 'Cause: credentials.' },
  connection: { defaultMessage: 'Cause: connection.' },
  either: { defaultMessage: 'Cause: credentials or connection.' },
  failures: { defaultMessage: 'Cause: data, not credentials.' },
  deletes: { defaultMessage: 'Cause: data, not credentials.' },
  ingestion: { defaultMessage: 'Cause: source data, not credentials.' },
  somebody: { defaultMessage: 'Quarantined manually.' },
  unknown: { defaultMessage: 'Cause unknown.' },
});

/** What to do about it. Takes `state`: `off` for a job that does not run by itself any more. */
const causeSteps: Readonly<Record<QuarantineCause, MessageDescriptor>> = defineMessages({
  credentials: {
    defaultMessage: 'Enter new ones, then {state, select, off {start} other {restart}} the job.',
  },
  connection: {
    defaultMessage:
      "Test the connection and ask the app's administrator, then {state, select, off {start} other {restart}} the job.",
  },
  either: {
    defaultMessage:
      'A connection test shows which. Fix it, then {state, select, off {start} other {restart}} the job.',
  },
  failures: {
    defaultMessage:
      'The provisioning logs list the objects: usually a missing or duplicate attribute. Fix the users or mappings, then {state, select, off {start} other {restart}} the job.',
  },
  deletes: {
    defaultMessage:
      'If the deletions are intended, restart with ForceDeletes. If not, bring the users back into scope first.',
  },
  ingestion: {
    defaultMessage: 'See the provisioning logs, and restart the job once the source can be read.',
  },
  somebody: { defaultMessage: 'Ask who did it and why before you restart the job.' },
  unknown: { defaultMessage: 'Test the connection and see the provisioning logs.' },
});

/** Facts on one line, as in "Failed · 6 hours ago"; those that are not there leave no gap. */
export function DotList({ children }: { children: ReactNode }) {
  return Children.toArray(children).map((child, place) => (
    <Fragment key={isValidElement(child) ? child.key : place}>
      {place > 0 && ' · '}
      {child}
    </Fragment>
  ));
}
