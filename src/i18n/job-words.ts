import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';

type Status = NonNullable<Job['status']>;
/** Words for what is published, Graph's own for what is not. */
export type Said = MessageDescriptor | string;
type Published<Coded> = Exclude<Coded, { unpublished: string } | undefined>;
type Words<Coded extends string> = Readonly<Record<Coded, MessageDescriptor>>;

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationstatus */
const states: Words<Published<Status['code']>> = defineMessages({
  NotConfigured: { defaultMessage: 'Not set up' },
  NotRun: { defaultMessage: 'Never run' },
  Active: { defaultMessage: 'Running' },
  Paused: { defaultMessage: 'Paused' },
  Quarantine: { defaultMessage: 'Quarantined' },
});

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine */
const reasons: Words<Published<NonNullable<Status['quarantine']>['reason']>> = defineMessages({
  EncounteredQuarantineException: {
    defaultMessage: "The stored credentials were rejected, or the app couldn't be reached.",
  },
  EncounteredBaseEscrowThreshold: { defaultMessage: 'Too many objects failed.' },
  EncounteredTotalEscrowThreshold: { defaultMessage: 'Too many objects failed in total.' },
  EncounteredEscrowProportionThreshold: { defaultMessage: 'Too large a share of objects failed.' },
  TooManyDeletes: { defaultMessage: 'Provisioning would have deleted more objects than its settings allow.' },
  QuarantinedOnDemand: { defaultMessage: 'Quarantined manually.' },
  IngestionInterrupted: { defaultMessage: 'Reading from the source was interrupted.' },
  Unknown: { defaultMessage: 'Microsoft gives no reason.' },
});

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationtaskexecution */
const results: Words<Published<NonNullable<Status['lastExecution']>['state']>> = defineMessages({
  Succeeded: { defaultMessage: 'Succeeded' },
  Failed: { defaultMessage: 'Failed' },
  EntryLevelErrors: { defaultMessage: 'Finished with some errors' },
});

/** Nothing runs, whatever the code says: https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationschedule */
const disabled = defineMessages({
  inQuarantine: {
    defaultMessage: 'Disabled after quarantine',
  },
  otherwise: { defaultMessage: 'Disabled' },
  byError: { defaultMessage: 'Paused after an error' },
});

function said<Code extends string>(
  words: Words<Code>,
  coded: Code | { unpublished: string } | undefined,
): Said | undefined {
  if (coded === undefined) return undefined;
  return typeof coded === 'string' ? words[coded] : coded.unpublished;
}

const { firstRun } = defineMessages({
  firstRun: { defaultMessage: 'Started, first run in progress' },
});

export function stateOf({ status, schedule }: Job): Said | undefined {
  const code = status?.code;
  if (code === 'NotRun' && schedule?.state === 'Active') return firstRun;
  // Graph may name no reason and no time, and an error all the same.
  const { seriesBegan, error } = status?.quarantine ?? {};
  if (code === 'Paused' && error !== undefined && seriesBegan === undefined) return disabled.byError;
  // A job that never ran is disabled as well, and its code says more.
  if (schedule?.state !== 'Disabled' || code === 'NotConfigured' || code === 'NotRun')
    return said(states, code);
  return seriesBegan === undefined ? disabled.otherwise : disabled.inQuarantine;
}

export const reasonOf = ({ status }: Job): Said | undefined => said(reasons, status?.quarantine?.reason);
export const resultOf = ({ status }: Job): Said | undefined => said(results, status?.lastExecution?.state);

/** What the last run says about an attempt that left at `sentAt`; nothing where it began before. */
export function runSays({ status }: Job, sentAt: number): 'works' | 'fails' | 'nothing' {
  const run = status?.lastExecution;
  if (run?.timeBegan === undefined || run.timeBegan <= sentAt) return 'nothing';
  if (run.state === 'Succeeded' || run.state === 'EntryLevelErrors') return 'works';
  return run.state === 'Failed' ? 'fails' : 'nothing';
}
