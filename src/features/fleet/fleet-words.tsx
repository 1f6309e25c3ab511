import type { ReactNode } from 'react';
import {
  defineMessages,
  FormattedMessage,
  type IntlShape,
  type MessageDescriptor,
  useIntl,
} from 'react-intl';
import {
  codeGrantGrade,
  type CodeGrantGrade,
  type Deadline,
  type FleetRow,
  type FleetState,
} from '#src/domain/fleet/row.ts';
import type { FleetColumn } from '#src/domain/fleet/view.ts';
import { dayOf, daysBetween } from '#src/domain/expiry/note.ts';
import { quarantineWords } from '#src/features/status/status-words.tsx';
import { connectorMarks, connectorName } from '#src/i18n/connector-names.ts';
import { Span } from '#src/ui/job-time.tsx';
import { distanceOf, utcTime } from '#src/ui/relative-time.tsx';

/** Each state in a word or two. */
export const fleetStateWords: Readonly<Record<FleetState, MessageDescriptor>> = defineMessages({
  disabled: { defaultMessage: 'Disabled' },
  quarantined: { defaultMessage: 'Quarantined' },
  expiring: { defaultMessage: 'Expiring' },
  failing: { defaultMessage: 'Failing' },
  'failing-data': { defaultMessage: 'Failing data' },
  stale: { defaultMessage: 'Stale' },
  paused: { defaultMessage: 'Paused' },
  idle: { defaultMessage: 'Never started' },
  unclear: { defaultMessage: 'Unknown state' },
  healthy: { defaultMessage: 'Healthy' },
});

export const toneOfState: Readonly<Record<FleetState, 'danger' | 'warning' | 'neutral' | 'good'>> = {
  disabled: 'danger',
  quarantined: 'danger',
  expiring: 'warning',
  failing: 'danger',
  'failing-data': 'warning',
  stale: 'warning',
  paused: 'warning',
  idle: 'neutral',
  unclear: 'neutral',
  healthy: 'good',
};

export const columnWords: Readonly<Record<FleetColumn, MessageDescriptor>> = defineMessages({
  cause: { defaultMessage: 'Cause' },
  success: { defaultMessage: 'Last success' },
  deadline: { defaultMessage: 'Deadline' },
  connector: { defaultMessage: 'Connector · Method' },
  'code-grant': { defaultMessage: 'Code grant' },
});

/** How sure it is that a row uses the retired grant. */
const grantWords: Readonly<Record<Exclude<CodeGrantGrade, 'none'>, MessageDescriptor>> = defineMessages({
  connector: { defaultMessage: 'Possible', description: 'The connector supports the retired grant' },
  template: { defaultMessage: 'Likely', description: 'The template names the retired grant' },
  'stored-keys': { defaultMessage: 'In use', description: 'The stored keys come from the retired grant' },
});

export function GrantWords({ row }: { row: FleetRow }) {
  const grade = codeGrantGrade(row);
  const sign = row.codeGrant.at(-1);
  if (grade === 'none' || !sign) return null;
  return (
    <>
      <FormattedMessage {...grantWords[grade]} /> (<FormattedMessage {...connectorMarks[sign.mark]} />)
    </>
  );
}

/** Why it is so, in one sentence. */
export function FleetCause({ row, now }: { row: FleetRow; now: number }): ReactNode {
  const { state, job } = row;
  const note = row.deadlines.find(({ kind }) => kind === 'note');
  if (state === 'expiring' && note?.kind === 'note')
    return (
      <FormattedMessage
        defaultMessage="{key} {isOver, select, true {expired} other {expires}} {when}."
        values={{
          key: <Key name={note.key} />,
          isOver: daysLeft(note.at, now) < 0,
          when: <NotedDay at={note.at} now={now} />,
        }}
      />
    );
  if (job.quarantine)
    return (
      <FormattedMessage
        {...quarantineWords[job.quarantine.cause]}
        values={{ status: job.quarantine.status ?? 'none' }}
      />
    );
  switch (state) {
    case 'disabled':
      return <FormattedMessage defaultMessage="The job doesn't run until it is started." />;
    case 'failing':
      return job.lastRun.failed === 'connection' ? (
        <FormattedMessage {...quarantineWords.connection} />
      ) : (
        <FormattedMessage
          defaultMessage="{cause, select, credentials {The app refused the stored credentials in the last run.} other {The last run failed.}}"
          values={{ cause: job.lastRun.failed }}
        />
      );
    case 'failing-data':
      return (
        <FormattedMessage
          defaultMessage="{count, plural, =0 {Some objects failed in the last run.} one {# object failed in the last run.} other {# objects failed in the last run.}} Cause: data, not credentials."
          values={{ count: job.failedObjects ?? 0 }}
        />
      );
    case 'stale':
      return (
        <FormattedMessage defaultMessage="Runs without an error, but no cycle has succeeded for days." />
      );
    case 'paused':
      return (
        <FormattedMessage defaultMessage="Until restarted, joiners get no account and leavers keep theirs." />
      );
    case 'idle':
      return <FormattedMessage defaultMessage="The job was never started." />;
    case 'unclear':
      return <FormattedMessage defaultMessage="Microsoft Graph returned a state without a published name." />;
    case 'quarantined':
      return <FormattedMessage {...quarantineWords.unknown} />;
    case 'expiring':
    case 'healthy':
      return job.interval === undefined ? null : (
        <FormattedMessage
          defaultMessage="Runs every {span}."
          values={{ span: <Span value={job.interval} /> }}
        />
      );
  }
}

function Key({ name }: { name: string }) {
  return (
    <span dir="ltr" translate="no">
      {name}
    </span>
  );
}

export function DeadlineWords({ deadline: { kind, at }, now }: { deadline: Deadline; now: number }) {
  if (kind === 'note')
    return (
      <FormattedMessage
        defaultMessage="{isOver, select, true {Expired} other {Expires}} {when}"
        values={{ isOver: daysLeft(at, now) < 0, when: <NotedDay at={at} now={now} /> }}
      />
    );
  return (
    <FormattedMessage
      defaultMessage="{isOver, select, true {Was due} other {Disabled}} {when}"
      description="When Microsoft disables a job in quarantine"
      values={{ isOver: at <= now, when: <Moment at={at} now={now} /> }}
    />
  );
}

function daysLeft(at: number, now: number): number {
  return daysBetween(dayOf(now) ?? '', dayOf(at) ?? '');
}

/** A day of the calendar, which no time of day makes nearer. */
function NotedDay({ at, now }: { at: number; now: number }) {
  const intl = useIntl();
  return (
    <time dateTime={dayOf(at)} title={intl.formatDate(at, { dateStyle: 'medium' })}>
      {intl.formatRelativeTime(daysLeft(at, now), 'day', { numeric: 'auto' })}
    </time>
  );
}

/** As `RelativeTime`, without a place in the order of focus: a table has hundreds. The exact time is in the downloads too. */
export function Moment({ at, now }: { at: number; now: number }) {
  const intl = useIntl();
  const [amount, unit] = distanceOf(at, now);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={`${intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'long' })}\n${utcTime(at)}`}
    >
      {intl.formatRelativeTime(amount, unit, { numeric: amount === 0 ? 'auto' : 'always' })}
    </time>
  );
}

/** How a connector is called in a row and on its chip. */
export function connectorText(intl: IntlShape, connector: FleetRow['connector']): string {
  return connector ? connectorName(intl, connector) : intl.formatMessage(unknownConnector);
}

const { unknownConnector } = defineMessages({ unknownConnector: { defaultMessage: 'Unknown connector' } });
