import { confidenceTexts } from '#src/i18n/cause-texts.ts';
import { useState } from 'react';
import { FormattedMessage, defineMessages, type MessageDescriptor } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';
import { JobErrorText } from './job-error-text.tsx';
import { standsStill } from '#src/domain/jobs/job-rules.ts';
import { Time, Words } from '#src/ui/job-time.tsx';
import { reasonOf } from '#src/i18n/job-words.ts';
import styles from './jobs.module.css';
import { causeOf, lastDay, termOf, type QuarantineCause } from '#src/domain/jobs/quarantine.ts';
import type { Confidence } from '#src/domain/failure/graph-causes.ts';

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
  credentials: { defaultMessage: 'This is about the credentials.' },
  connection: { defaultMessage: 'This is about the connection to the app on the other side.' },
  either: { defaultMessage: 'This is about the credentials or the connection.' },
  failures: {
    defaultMessage: 'This is about the data, not the credentials: renewing credentials does not help.',
  },
  deletes: {
    defaultMessage: 'This is about the data, not the credentials: renewing credentials does not help.',
  },
  ingestion: {
    defaultMessage: 'This is about the source of the data: renewing credentials does not help.',
  },
  somebody: { defaultMessage: 'Somebody wanted it so.' },
  unknown: { defaultMessage: 'Microsoft gives no reason that this page could explain.' },
});

/** What to do about it. Takes `state`: `off` for a job that does not run by itself any more. */
const causeSteps: Readonly<Record<QuarantineCause, MessageDescriptor>> = defineMessages({
  credentials: {
    defaultMessage:
      'Give it new credentials with the form above, then {state, select, off {start the job} other {restart the job with the mildest scope}}. That alone, without new credentials, leads back here.',
  },
  connection: {
    defaultMessage:
      'Test the stored credentials, and ask the administrator of the app whether it answers Microsoft; then {state, select, off {start the job} other {restart the job with the mildest scope}}. New credentials help only where the address among them was wrong.',
  },
  either: {
    defaultMessage:
      'Test what is stored: that tells the two apart. Then mend the one that it was, and {state, select, off {start the job} other {restart the job with the mildest scope}}.',
  },
  failures: {
    defaultMessage:
      'Look up in the provisioning logs which objects fail and why, mostly a missing or doubled attribute; mend the users or the attribute mappings, then {state, select, off {start} other {restart}} the job.',
  },
  deletes: {
    defaultMessage:
      'Somebody has to decide whether the deletions are meant. If they are, restart the job so that it forces them; if not, bring the users back into its scope first.',
  },
  ingestion: {
    defaultMessage:
      'Look up in the provisioning logs what interrupted it, and restart the job once the source can be read again.',
  },
  somebody: { defaultMessage: 'Ask who did it and what for before you restart the job.' },
  unknown: {
    defaultMessage:
      'Test what is stored, and look into the provisioning logs; both tell more than the job does.',
  },
});
