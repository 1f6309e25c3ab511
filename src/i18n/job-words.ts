import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { Job } from '#src/domain/jobs/job.ts';

type Status = NonNullable<Job['status']>;
/** Words for what is published, Graph's own for what is not. */
export type Said = MessageDescriptor | string;
type Published<Coded> = Exclude<Coded, { unpublished: string } | undefined>;
type Words<Coded extends string> = Readonly<Record<Coded, MessageDescriptor>>;

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationstatus */
const states: Words<Published<Status['code']>> = defineMessages({
  NotConfigured: { defaultMessage: 'It is not configured yet.' },
  NotRun: { defaultMessage: 'It is configured and has never run.' },
  Active: { defaultMessage: 'It runs on its schedule.' },
  Paused: { defaultMessage: 'It is paused.' },
  Quarantine: { defaultMessage: 'It is in quarantine: it runs seldom until what is wrong has been mended.' },
});

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine */
const reasons: Words<Published<NonNullable<Status['quarantine']>['reason']>> = defineMessages({
  EncounteredQuarantineException: {
    defaultMessage: 'The stored credentials were refused, or the app on the other side could not be reached.',
  },
  EncounteredBaseEscrowThreshold: { defaultMessage: 'Too many objects failed.' },
  EncounteredTotalEscrowThreshold: { defaultMessage: 'Too many objects have failed in total.' },
  EncounteredEscrowProportionThreshold: { defaultMessage: 'Too large a share of the objects failed.' },
  TooManyDeletes: { defaultMessage: 'It would have deleted more objects than its settings allow.' },
  QuarantinedOnDemand: { defaultMessage: 'Somebody put it there.' },
  IngestionInterrupted: { defaultMessage: 'Reading from the source was interrupted.' },
  Unknown: { defaultMessage: 'Microsoft does not say why.' },
});

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationtaskexecution */
const results: Words<Published<NonNullable<Status['lastExecution']>['state']>> = defineMessages({
  Succeeded: { defaultMessage: 'succeeded' },
  Failed: { defaultMessage: 'failed' },
  EntryLevelErrors: { defaultMessage: 'ended with errors at single objects' },
});

/** Nothing runs, whatever the code says: https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationschedule */
const disabled = defineMessages({
  inQuarantine: {
    defaultMessage: 'It was disabled while it was in quarantine, and does not run until somebody starts it.',
  },
  otherwise: { defaultMessage: 'It is disabled, and does not run until somebody starts it.' },
  byError: { defaultMessage: 'It is paused because of an error. It does not run until it is started.' },
});

function said<Code extends string>(
  words: Words<Code>,
  coded: Code | { unpublished: string } | undefined,
): Said | undefined {
  if (coded === undefined) return undefined;
  return typeof coded === 'string' ? words[coded] : coded.unpublished;
}

const { firstRun } = defineMessages({
  firstRun: { defaultMessage: 'It has been started, and its first run is not finished yet.' },
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
