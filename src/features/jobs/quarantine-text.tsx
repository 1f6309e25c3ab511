import { causeSteps, causeTitles, adviceSources } from './quarantine-words.ts';
import { confidenceTexts } from '#src/i18n/cause-texts.ts';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { JobErrorText } from './job-error-text.tsx';
import { standsStill } from '#src/domain/jobs/job-rules.ts';
import { Time, Words } from '#src/ui/job-time.tsx';
import { reasonOf } from '#src/i18n/job-words.ts';
import styles from './jobs.module.css';
import { causeOf, lastDay, termOf } from '#src/domain/jobs/quarantine.ts';

type QuarantineTextProps = { job: Job; quarantine: NonNullable<NonNullable<Job['status']>['quarantine']> };

/** Why a job is in quarantine, for how long still, and what helps. */
export function QuarantineText({ job, quarantine }: QuarantineTextProps) {
  const cause = causeOf(quarantine);
  const { confidence, source } = adviceSources[cause];
  return (
    <div className={styles.quarantine}>
      <TermText job={job} quarantine={quarantine} />
      <p>
        <Words said={reasonOf(job)} />{' '}
        <strong>
          <FormattedMessage {...causeTitles[cause]} />
        </strong>{' '}
        <FormattedMessage {...causeSteps[cause]} values={{ state: standsStill(job) ? 'off' : 'on' }} />{' '}
        <a href={source} target="_blank" rel="noreferrer">
          <FormattedMessage {...confidenceTexts[confidence]} />
        </a>
      </p>
      {quarantine.error && <JobErrorText error={quarantine.error} />}
    </div>
  );
}

/** Since when, until when, and when it is tried again. */
function TermText({ job, quarantine }: QuarantineTextProps) {
  const [now] = useState(Date.now);
  const term = termOf(quarantine, now);
  const { seriesBegan, seriesCount, nextAttempt } = quarantine;
  const isOff = standsStill(job);
  return (
    <p>
      {term && seriesBegan !== undefined && (
        <>
          {!term.over && (
            <strong>
              <FormattedMessage
                defaultMessage="Day {day, number} of {last, number}."
                values={{ day: term.day, last: lastDay }}
              />{' '}
            </strong>
          )}
          <FormattedMessage
            defaultMessage="In quarantine since {time}."
            values={{ time: <Time value={seriesBegan} /> }}
          />{' '}
          {term.over ? (
            <FormattedMessage
              defaultMessage="Microsoft disables a job after {last, number} days of that."
              values={{ last: lastDay }}
            />
          ) : (
            <FormattedMessage
              defaultMessage="Microsoft disables the job about {time}, unless the quarantine is lifted before."
              values={{ time: <Time value={term.endsAt} /> }}
            />
          )}{' '}
        </>
      )}
      {seriesCount !== undefined && seriesCount > 0 && (
        <FormattedMessage
          defaultMessage="{count, plural, one {It has been tried once.} other {It has been tried # times.}}"
          values={{ count: seriesCount }}
        />
      )}{' '}
      {isOff ? (
        <FormattedMessage defaultMessage="It is not tried again by itself: somebody has to start it." />
      ) : (
        nextAttempt !== undefined && (
          <FormattedMessage
            defaultMessage="Next attempt {time}."
            values={{ time: <Time value={nextAttempt} /> }}
          />
        )
      )}
    </p>
  );
}
