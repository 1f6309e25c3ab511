import type { ReactNode } from 'react';
import { defineMessages, FormattedMessage, type IntlShape, type MessageDescriptor } from 'react-intl';
import {
  codeGrantGrade,
  type CodeGrantGrade,
  type Deadline,
  type FleetRow,
  type FleetState,
  quarantineDay,
} from '#src/domain/fleet/row.ts';
import { lastDay } from '#src/domain/jobs/job-rules.ts';
import type { FleetColumn } from '#src/domain/fleet/view.ts';
import { dayOf, daysBetween } from '#src/domain/expiry/note.ts';
import { quarantineWords } from '#src/features/status/status-words.tsx';
import { connectorMarks, connectorName } from '#src/i18n/connector-names.ts';
import { methodNames } from '#src/i18n/connector-words.ts';
import { Span } from '#src/ui/job-time.tsx';
import { nameSigns } from '#src/ui/name-signs.ts';
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

/** One row's own words: plain texts, since each element of a row is drawn anew by every key that turns a page. */
export type RowWords = {
  select: string;
  actions: string;
  state: string;
  /** What stands below the state. */
  note: string | undefined;
  cause: ReactNode;
  success: Moment;
  deadline: Moment | undefined;
  connector: string | undefined;
  grant: string | undefined;
  /** Its name looks like another one. */
  isDoubtful: boolean;
};

/** A distance, and its exact time. */
type Moment = { text: string; exact: string | undefined };

const known = new WeakMap<FleetRow, { intl: IntlShape; now: number; words: RowWords }>();

/** Kept as long as the row: a person goes back and forth. */
export function wordsOf(intl: IntlShape, row: FleetRow, now: number): RowWords {
  const before = known.get(row);
  if (before?.intl === intl && before.now === now) return before.words;
  const { target, state, job, jobs, deadline, connector } = row;
  const { displayName: name } = target;
  const day = state === 'quarantined' ? quarantineDay(job, now) : undefined;
  const words: RowWords = {
    select: intl.formatMessage({ defaultMessage: 'Select {name}' }, { name }),
    actions: intl.formatMessage({ defaultMessage: 'Actions for {name}' }, { name }),
    state: intl.formatMessage(fleetStateWords[state]),
    note:
      day !== undefined
        ? intl.formatMessage(
            { defaultMessage: 'day {day, number} of {last, number}' },
            { day, last: lastDay },
          )
        : jobs > 1
          ? intl.formatMessage(
              {
                defaultMessage: '1 of {jobs, number} jobs',
                description: 'The strip shows the job that does worst',
              },
              { jobs },
            )
          : undefined,
    cause: causeOf(intl, row, now),
    success:
      job.lastSuccess === undefined
        ? {
            text: intl.formatMessage({ defaultMessage: 'Never', description: 'When a job last succeeded' }),
            exact: undefined,
          }
        : momentOf(intl, job.lastSuccess, Math.max(now, job.lastSuccess)),
    deadline: deadline && deadlineOf(intl, deadline, now),
    // A way to connect is called after its method.
    connector:
      connector &&
      (connector.general
        ? connectorText(intl, connector)
        : `${connectorText(intl, connector)} · ${intl.formatMessage(methodNames[connector.method.kind])}`),
    grant: grantOf(intl, row),
    isDoubtful: nameSigns(name).length > 0,
  };
  known.set(row, { intl, now, words });
  return words;
}

function grantOf(intl: IntlShape, row: FleetRow): string | undefined {
  const grade = codeGrantGrade(row);
  const sign = row.codeGrant.at(-1);
  if (grade === 'none' || !sign) return undefined;
  return `${intl.formatMessage(grantWords[grade])} (${intl.formatMessage(connectorMarks[sign.mark])})`;
}

/** Why it is so, in one sentence. */
function causeOf(intl: IntlShape, row: FleetRow, now: number): ReactNode {
  const { state, job } = row;
  const note = row.deadlines.find(({ kind }) => kind === 'note');
  if (state === 'expiring' && note?.kind === 'note')
    return intl.formatMessage(
      { defaultMessage: '{key} {isOver, select, true {expired} other {expires}} {when}.' },
      {
        key: <Key key="key" name={note.key} />,
        isOver: daysLeft(note.at, now) < 0,
        when: dayWords(intl, note.at, now).text,
      },
    );
  if (job.quarantine)
    return intl.formatMessage(quarantineWords[job.quarantine.cause], {
      status: job.quarantine.status ?? 'none',
    });
  switch (state) {
    case 'disabled':
      return intl.formatMessage({ defaultMessage: "The job doesn't run until it is started." });
    case 'failing':
      return job.lastRun.failed === 'connection'
        ? intl.formatMessage(quarantineWords.connection)
        : intl.formatMessage(
            {
              defaultMessage:
                '{cause, select, credentials {The app refused the stored credentials in the last run.} other {The last run failed.}}',
            },
            { cause: job.lastRun.failed },
          );
    case 'failing-data':
      return intl.formatMessage(
        {
          defaultMessage:
            '{count, plural, =0 {Some objects failed in the last run.} one {# object failed in the last run.} other {# objects failed in the last run.}} Cause: data, not credentials.',
        },
        { count: job.failedObjects ?? 0 },
      );
    case 'stale':
      return intl.formatMessage({
        defaultMessage: 'Runs without an error, but no cycle has succeeded for days.',
      });
    case 'paused':
      return intl.formatMessage({
        defaultMessage: 'Until restarted, joiners get no account and leavers keep theirs.',
      });
    case 'idle':
      return intl.formatMessage({ defaultMessage: 'The job was never started.' });
    case 'unclear':
      return intl.formatMessage({
        defaultMessage: 'Microsoft Graph returned a state without a published name.',
      });
    case 'quarantined':
      return intl.formatMessage(quarantineWords.unknown);
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

function deadlineOf(intl: IntlShape, { kind, at }: Deadline, now: number): Moment {
  const when = kind === 'note' ? dayWords(intl, at, now) : momentOf(intl, at, now);
  const text =
    kind === 'note'
      ? intl.formatMessage(
          { defaultMessage: '{isOver, select, true {Expired} other {Expires}} {when}' },
          { isOver: daysLeft(at, now) < 0, when: when.text },
        )
      : intl.formatMessage(
          {
            defaultMessage: '{isOver, select, true {Was due} other {Disabled}} {when}',
            description: 'When Microsoft disables a job in quarantine',
          },
          { isOver: at <= now, when: when.text },
        );
  return { ...when, text };
}

function daysLeft(at: number, now: number): number {
  return daysBetween(dayOf(now) ?? '', dayOf(at) ?? '');
}

/** A day of the calendar, which no time of day makes nearer. */
function dayWords(intl: IntlShape, at: number, now: number): Moment {
  return {
    text: intl.formatRelativeTime(daysLeft(at, now), 'day', { numeric: 'auto' }),
    exact: intl.formatDate(at, { dateStyle: 'medium' }),
  };
}

/** As `RelativeTime`, without a place in the order of focus: a table has hundreds. The exact time is in the downloads too. */
function momentOf(intl: IntlShape, at: number, now: number): Moment {
  const [amount, unit] = distanceOf(at, now);
  return {
    text: intl.formatRelativeTime(amount, unit, { numeric: amount === 0 ? 'auto' : 'always' }),
    exact: `${intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'long' })}\n${utcTime(at)}`,
  };
}

/** How a connector is called in a row and on its chip. */
export function connectorText(intl: IntlShape, connector: FleetRow['connector']): string {
  return connector ? connectorName(intl, connector) : intl.formatMessage(unknownConnector);
}

const { unknownConnector } = defineMessages({ unknownConnector: { defaultMessage: 'Unknown connector' } });
