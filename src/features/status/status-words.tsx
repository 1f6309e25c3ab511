import { Children, type ReactNode } from 'react';
import { defineMessages, FormattedDate, FormattedMessage, type MessageDescriptor } from 'react-intl';
import { explain } from '#src/domain/failure/explain.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import {
  failureOfJob,
  hasQuarantine,
  standsStill,
  causeOf,
  type QuarantineCause,
  termOf,
} from '#src/domain/jobs/job-rules.ts';
import type { ProvisioningState, ProvisioningStatus } from '#src/domain/preflight/provisioning-status.ts';
import { isOfMicrosoft, type Target } from '#src/domain/target.ts';
import { failureWords } from '#src/ui/failure-text.tsx';
import { Span } from '#src/ui/job-time.tsx';
import { RelativeTime } from '#src/ui/relative-time.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';

/** Each state in a word or two. */
export const stateWords: Readonly<Record<ProvisioningState, MessageDescriptor>> = defineMessages({
  'not-supported': { defaultMessage: 'Not supported' },
  deleted: { defaultMessage: 'Deleted' },
  quarantined: { defaultMessage: 'Quarantined' },
  disabled: { defaultMessage: 'Disabled' },
  paused: { defaultMessage: 'Paused' },
  'connection-failed': { defaultMessage: 'Connection failed' },
  failing: { defaultMessage: 'Failing' },
  'failing-data': { defaultMessage: 'Failing data' },
  'not-configured': { defaultMessage: 'Not configured' },
  'never-run': { defaultMessage: 'Never run' },
  'not-set-up': { defaultMessage: 'Not set up' },
  'sign-in-disabled': { defaultMessage: 'Sign-in disabled' },
  unclear: { defaultMessage: 'Unknown state' },
  'no-access': { defaultMessage: 'No access' },
  unread: { defaultMessage: 'Unknown' },
  'no-permission': { defaultMessage: 'Unknown until granted' },
  reading: { defaultMessage: 'Checking status…' },
  registration: { defaultMessage: 'Supports provisioning' },
  'in-progress': { defaultMessage: 'In progress' },
  running: { defaultMessage: 'Running' },
});

export const quarantineWords: Readonly<Record<QuarantineCause, MessageDescriptor>> = defineMessages({
  credentials: {
    defaultMessage:
      '{status, select, none {The app refused the stored credentials.} other {The app refused the stored credentials ({status}).}}',
  },
  connection: { defaultMessage: "Entra can't reach the app." },
  either: { defaultMessage: "The app refused the stored credentials or couldn't be reached." },
  failures: { defaultMessage: 'Too many objects failed. Cause: data, not credentials.' },
  deletes: { defaultMessage: 'It would delete more objects than allowed. Cause: data, not credentials.' },
  ingestion: { defaultMessage: 'Reading from the source was interrupted. Cause: data, not credentials.' },
  somebody: { defaultMessage: 'Quarantined manually.' },
  unknown: { defaultMessage: 'Microsoft names no reason.' },
});

/** Why it is so, in one sentence. */
export function CauseText({ status, target }: { status: ProvisioningStatus; target: Target }): ReactNode {
  const { state, job, failure } = status;
  const { quarantine, lastExecution: last } = job?.status ?? {};
  if (job && quarantine && hasQuarantine(job) && state !== 'sign-in-disabled') {
    const error = quarantine.error && explain(failureOfJob(quarantine.error), 'synchronization');
    return (
      <FormattedMessage
        {...quarantineWords[causeOf(quarantine)]}
        values={{ status: error?.targetStatus ?? 'none' }}
      />
    );
  }
  switch (state) {
    case 'not-supported':
      return isOfMicrosoft(target) ? (
        <FormattedMessage defaultMessage="Microsoft's own apps can't be provisioned." />
      ) : (
        <FormattedMessage defaultMessage="This app doesn't support provisioning. If it was just created, try again in a few minutes." />
      );
    case 'deleted':
      return <FormattedMessage defaultMessage="This application no longer exists in the directory." />;
    case 'paused':
      return (
        <FormattedMessage defaultMessage="Until restarted, joiners get no account and leavers keep theirs." />
      );
    case 'disabled':
      return <FormattedMessage defaultMessage="The job doesn't run until it is started." />;
    case 'connection-failed':
      return <FormattedMessage defaultMessage="The last test failed. Provisioning will probably fail too." />;
    case 'failing':
      return (
        <FormattedMessage
          defaultMessage="{cause, select, credentials {The app refused the stored credentials in the last run.} other {The last run failed.}}"
          values={{ cause: last?.error && explain(failureOfJob(last.error), 'synchronization')?.tested }}
        />
      );
    case 'failing-data':
      return (
        <FormattedMessage
          defaultMessage="{count, plural, =0 {Some objects failed in the last run.} one {# object failed in the last run.} other {# objects failed in the last run.}} Cause: data, not credentials."
          values={{ count: last?.countEscrowed ?? 0 }}
        />
      );
    case 'not-configured':
      return <FormattedMessage defaultMessage="Save or authorize credentials, then start the job." />;
    case 'never-run':
      return <FormattedMessage defaultMessage="The job is configured but was never started." />;
    case 'not-set-up':
      return (
        <FormattedMessage defaultMessage="No provisioning job yet. Create one in Entra to use credentials." />
      );
    case 'sign-in-disabled':
      return (
        <FormattedMessage defaultMessage="Sign-in is disabled for this application. Enable it in Entra if it is in use." />
      );
    case 'unclear':
      return <FormattedMessage defaultMessage="Microsoft Graph returned a state without a published name." />;
    case 'unread':
      return failure ? failureWords(failure, 'synchronization').title : null;
    case 'no-access':
      return <FormattedMessage defaultMessage="You can't view this app's provisioning." />;
    case 'registration':
      return (
        <FormattedMessage defaultMessage="Jobs and stored credentials belong to the enterprise application." />
      );
    case 'in-progress':
      return <FormattedMessage defaultMessage="The first cycle is running." />;
    case 'running':
      return job?.schedule?.interval === undefined ? (
        <FormattedMessage defaultMessage="The job runs on its schedule." />
      ) : (
        <FormattedMessage
          defaultMessage="Runs every {span}."
          values={{ span: <Span value={job.schedule.interval} /> }}
        />
      );
    case 'quarantined':
      return <FormattedMessage {...quarantineWords.unknown} />;
    case 'no-permission':
    case 'reading':
      return null;
  }
}

/** When it began, when it is tried again, and when it ends. */
export function TermText({ job, now }: { job: Job; now: number }): ReactNode {
  const { quarantine, lastExecution: last, progress } = job.status ?? {};
  if (quarantine && hasQuarantine(job)) {
    const { seriesBegan, seriesCount, nextAttempt } = quarantine;
    const term = termOf(quarantine, now);
    const isOver = term?.over === true || standsStill(job);
    return (
      <Parts>
        {seriesBegan !== undefined && (
          <FormattedMessage
            defaultMessage="Quarantined {when}"
            values={{ when: <RelativeTime at={seriesBegan} /> }}
          />
        )}
        {seriesCount !== undefined && seriesCount > 0 && (
          <FormattedMessage
            defaultMessage="{count, plural, one {# failed attempt} other {# failed attempts}}"
            values={{ count: seriesCount }}
          />
        )}
        {!isOver && nextAttempt !== undefined && (
          <FormattedMessage
            defaultMessage="next attempt {when}"
            values={{ when: <RelativeTime at={nextAttempt} /> }}
          />
        )}
        {isOver && <FormattedMessage defaultMessage="no further attempts" />}
        {!isOver && term && (
          <FormattedMessage
            defaultMessage="disabled on {day}"
            values={{ day: <FormattedDate value={term.endsAt} month="short" day="numeric" /> }}
          />
        )}
      </Parts>
    );
  }
  const done = progress?.find(({ completedUnits }) => completedUnits !== undefined);
  return (
    <Parts>
      {done?.totalUnits !== undefined && (
        <FormattedMessage
          defaultMessage="{done, number} of {total, number} {units}"
          values={{
            done: done.completedUnits,
            total: done.totalUnits,
            units: <Verbatim>{done.units}</Verbatim>,
          }}
        />
      )}
      {last?.timeEnded !== undefined && (
        <FormattedMessage
          defaultMessage="Last run {when}"
          values={{ when: <RelativeTime at={last.timeEnded} /> }}
        />
      )}
    </Parts>
  );
}

/** What there is, with a dot between. */
function Parts({ children }: { children: ReactNode }) {
  return Children.toArray(children).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- they have no state and never change their places
    <span key={index}>
      {index > 0 && ' · '}
      {part}
    </span>
  ));
}
