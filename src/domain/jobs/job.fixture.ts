import type { Job } from './job.ts';

type Status = NonNullable<Job['status']>;
type Run = NonNullable<Status['lastExecution']>;
type Quarantine = NonNullable<Status['quarantine']>;
type Parts = Omit<Partial<Status>, 'quarantine' | 'lastExecution'> & {
  quarantine?: Partial<Quarantine>;
  lastExecution?: Partial<Run>;
};

const noRun: Run = {
  state: undefined,
  timeBegan: undefined,
  timeEnded: undefined,
  countEntitled: undefined,
  countEntitledForProvisioning: undefined,
  countImported: undefined,
  countExported: undefined,
  countEscrowed: undefined,
  error: undefined,
};

/** For tests: a job with only the given fields known. */
export function jobWith(
  { quarantine, lastExecution, ...status }: Parts,
  schedule?: NonNullable<Job['schedule']>['state'],
): Job {
  return {
    id: 'scim.1',
    templateId: 'scim',
    schedule: schedule && { state: schedule, interval: undefined },
    status: {
      code: undefined,
      countSuccessiveCompleteFailures: undefined,
      lastSuccessfulExecution: undefined,
      steadyStateFirstAchievedTime: undefined,
      steadyStateLastAchievedTime: undefined,
      progress: undefined,
      troubleshootingUrl: undefined,
      ...status,
      lastExecution: lastExecution && { ...noRun, ...lastExecution },
      quarantine: quarantine && {
        reason: undefined,
        seriesBegan: undefined,
        seriesCount: undefined,
        currentBegan: undefined,
        nextAttempt: undefined,
        error: undefined,
        ...quarantine,
      },
    },
  };
}

/** A job whose last run began then and ended like this. */
export function ranAt(timeBegan: number | undefined, state: Run['state']): Job {
  return jobWith({ lastExecution: { timeBegan, state } });
}
