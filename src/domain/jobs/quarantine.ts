import type { Job } from './job.ts';
import { explain } from '#src/domain/failure/explain.ts';
import { failureOfJob } from './job-rules.ts';

type Quarantine = NonNullable<NonNullable<Job['status']>['quarantine']>;

/**
 * What a quarantine is about. `credentials` and `connection`: as the code of the error says; `either`: Microsoft gives one
 * reason for both. `failures`, `deletes` and `ingestion` are about the data, where new credentials help nothing.
 */
export type QuarantineCause =
  | 'credentials'
  | 'connection'
  | 'either'
  | 'failures'
  | 'deletes'
  | 'ingestion'
  | 'somebody'
  | 'unknown';

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine */
export function causeOf({ reason, error }: Quarantine): QuarantineCause {
  switch (reason) {
    case 'EncounteredBaseEscrowThreshold':
    case 'EncounteredTotalEscrowThreshold':
    case 'EncounteredEscrowProportionThreshold':
      return 'failures';
    case 'TooManyDeletes':
      return 'deletes';
    case 'IngestionInterrupted':
      return 'ingestion';
    case 'QuarantinedOnDemand':
      return 'somebody';
    case 'EncounteredQuarantineException':
      return causeOfError(error) ?? 'either';
    default:
      return causeOfError(error) ?? 'unknown';
  }
}

function causeOfError(error: Quarantine['error']): QuarantineCause | undefined {
  return error && explain(failureOfJob(error), 'synchronization')?.tested;
}

/** New credentials help nothing. */
export function isAboutData(cause: QuarantineCause): boolean {
  return cause === 'failures' || cause === 'deletes' || cause === 'ingestion';
}

const oneDay = 86_400_000;

/** How long Microsoft leaves a job in quarantine: https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status */
export const lastDay = 28;

type Term = {
  /** Whole days in quarantine, the first one counted as one; never more than the last. */
  day: number;
  /** Milliseconds since the epoch. */
  endsAt: number;
  over: boolean;
};

/** Where in the 28 days a quarantine is; undefined where Graph does not say since when it is. */
export function termOf({ seriesBegan }: Quarantine, now: number): Term | undefined {
  if (seriesBegan === undefined) return undefined;
  const days = Math.floor((now - seriesBegan) / oneDay);
  return {
    day: Math.min(Math.max(days, 1), lastDay),
    endsAt: seriesBegan + lastDay * oneDay,
    over: days >= lastDay,
  };
}
