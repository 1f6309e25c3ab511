import type { ErrorLayer } from '#src/domain/failure/failure.ts';

/** A member of one of Graph's enums, or what Graph answered in its place: enums grow, and nothing is dropped. */
export type Coded<Known extends string> = Known | { unpublished: string };

/** Its message is worded as a refusal's is, so `layers` holds the documents nested in it. */
export type JobError = {
  code: string;
  message: string;
  layers: readonly ErrorLayer[] | undefined;
  tenantActionable: boolean | undefined;
};

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationtaskexecution */
export type JobExecution = {
  state?: Coded<'Succeeded' | 'Failed' | 'EntryLevelErrors'> | undefined;
  timeBegan?: number | undefined;
  timeEnded?: number | undefined;
  countEntitled?: number | undefined;
  countEntitledForProvisioning?: number | undefined;
  countImported?: number | undefined;
  countExported?: number | undefined;
  /** Objects that could not be provisioned and are tried again. */
  countEscrowed?: number | undefined;
  error?: JobError | undefined;
};

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine#quarantinereason-values */
export const quarantineReasons = [
  'EncounteredBaseEscrowThreshold',
  'EncounteredTotalEscrowThreshold',
  'EncounteredEscrowProportionThreshold',
  'EncounteredQuarantineException',
  'Unknown',
  'QuarantinedOnDemand',
  'TooManyDeletes',
  'IngestionInterrupted',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine */
export type JobQuarantine = {
  reason?: Coded<QuarantineReason> | undefined;
  /** When it began; `seriesCount` is how often the job has been tried since. */
  seriesBegan?: number | undefined;
  seriesCount?: number | undefined;
  /** When Graph last looked into it and left it in place. */
  currentBegan?: number | undefined;
  nextAttempt?: number | undefined;
  error?: JobError | undefined;
};

/**
 * A provisioning job, as Graph names its parts, with times and durations in milliseconds and undefined for what is not there.
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob
 */
export type Job = {
  id: string;
  templateId?: string | undefined;
  /** `Disabled`: it does not run until it is started. */
  schedule?:
    | { state?: Coded<'Active' | 'Disabled' | 'Paused'> | undefined; interval?: number | undefined }
    | undefined;
  status?:
    | {
        code?: Coded<'NotConfigured' | 'NotRun' | 'Active' | 'Paused' | 'Quarantine'> | undefined;
        countSuccessiveCompleteFailures?: number | undefined;
        lastExecution?: JobExecution | undefined;
        lastSuccessfulExecution?: JobExecution | undefined;
        /** When there was first and last nothing left to do. */
        steadyStateFirstAchievedTime?: number | undefined;
        steadyStateLastAchievedTime?: number | undefined;
        /** Of the cycle under way. */
        progress?:
          | readonly {
              completedUnits?: number | undefined;
              totalUnits?: number | undefined;
              units?: string | undefined;
            }[]
          | undefined;
        quarantine?: JobQuarantine | undefined;
        /** A link only where `microsoftPage` lets it be one. */
        troubleshootingUrl?: string | undefined;
      }
    | undefined;
};
