import type {
  SynchronizationError,
  SynchronizationJob,
  SynchronizationQuarantine,
  SynchronizationStatus,
  SynchronizationTaskExecution,
} from '@microsoft/microsoft-graph-types';
import { cycle, day, type Done, type JobState, neverRan } from './job-state.ts';

const never = '0001-01-01T00:00:00Z';
const hour = day / 24;

/** What a cycle of a job does that provisions no user for real. */
const imagined: Done = { users: 41, exports: 2 };

type Quarantined = Extract<JobState, { is: 'quarantined' }>;

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob */
export function jobResource(
  id: string,
  templateId: string,
  state: JobState,
  configured: boolean,
  now: number,
): SynchronizationJob {
  return {
    id,
    templateId,
    schedule: { expiration: null, interval: 'PT40M', state: scheduleOf(state) },
    status: {
      countSuccessiveCompleteFailures: 0,
      escrowsPruned: false,
      synchronizedEntryCountByType: neverRan(state, now)
        ? []
        : [{ key: 'User to User', value: doneBy(state).users }],
      progress: [],
      lastExecution: null,
      lastSuccessfulExecution: null,
      lastSuccessfulExecutionWithExports: null,
      steadyStateFirstAchievedTime: never,
      steadyStateLastAchievedTime: never,
      quarantine: null,
      troubleshootingUrl: null,
      ...statusOf(state, configured, now),
    },
    synchronizationJobSettings: [],
  };
}

function doneBy(state: JobState): Done {
  return (state.is === 'running' ? state.done : undefined) ?? imagined;
}

function scheduleOf(state: JobState): 'Active' | 'Disabled' | 'Paused' {
  switch (state.is) {
    // A new job is disabled until it is started: https://learn.microsoft.com/graph/api/synchronization-synchronization-post-jobs
    case 'idle':
      return 'Disabled';
    case 'running':
    case 'behind':
      return 'Active';
    case 'paused':
      return state.error ? 'Disabled' : 'Paused';
    case 'quarantined':
      return state.schedule;
  }
}

function statusOf(state: JobState, configured: boolean, now: number): SynchronizationStatus {
  switch (state.is) {
    case 'idle':
      return { code: configured ? 'NotRun' : 'NotConfigured' };
    case 'paused':
      if (state.error) return { code: 'Paused', quarantine: emptyQuarantine };
      return { code: 'Paused', ...(!state.first && ranWell(state.since)) };
    case 'running': {
      const { takes = cycle } = state;
      const cycles = Math.floor((now - state.since) / takes);
      // The first cycle is running, and the answer omits the state before it.
      if (cycles === 0)
        return {
          // Until the first run is finished: https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationstatus
          code: state.first ? 'NotRun' : 'Active',
          progress: [progress((now - state.since) / takes, doneBy(state).users, now)],
        };
      const endedAt = state.since + cycles * takes;
      if (state.escrows === undefined) return { code: 'Active', ...ranWell(endedAt, doneBy(state)) };
      return {
        code: 'Active',
        ...ranWell(endedAt - 2 * day),
        lastExecution: { ...execution(endedAt), ...failedFor(state.escrows) },
      };
    }
    case 'behind': {
      const well = ranWell(state.since);
      return state.failed
        ? { code: 'Active', ...well, countSuccessiveCompleteFailures: 2, lastExecution: refusedAt(now) }
        : { code: 'Active', ...well };
    }
    case 'quarantined':
      return {
        // As Microsoft's sample of a disabled job has it, quarantine and all.
        code: state.schedule === 'Disabled' ? 'Paused' : 'Quarantine',
        countSuccessiveCompleteFailures: failures(state, now),
        ...ranWell(state.since - hour),
        lastExecution: execution(lastTry(state, now), state),
        quarantine: quarantine(state, now),
      };
  }
}

function ranWell(at: number, done = imagined): SynchronizationStatus {
  return {
    lastExecution: execution(at, undefined, done),
    lastSuccessfulExecution: execution(at, undefined, done),
    lastSuccessfulExecutionWithExports: execution(at - day),
    steadyStateFirstAchievedTime: iso(at - 90 * day),
    steadyStateLastAchievedTime: iso(at),
  };
}

/** A run that the application has just refused. */
function refusedAt(now: number): SynchronizationTaskExecution {
  const refused: Quarantined = { is: 'quarantined', since: now, by: 'credentials', schedule: 'Active' };
  return execution(now - 600_000, refused);
}

/** What a cycle says that could not provision so many of the users. */
function failedFor(escrows: number): SynchronizationTaskExecution {
  return { state: 'EntryLevelErrors', countEscrowed: escrows, countEscrowedRaw: escrows };
}

function execution(
  endedAt: number,
  trouble?: Quarantined,
  { users, exports } = imagined,
): SynchronizationTaskExecution {
  const well = trouble === undefined;
  return {
    activityIdentifier: null,
    countEntitled: users,
    countEntitledForProvisioning: users,
    countEscrowed: trouble?.by === 'data' ? 29 : 0,
    countEscrowedRaw: trouble?.by === 'data' ? 29 : 0,
    countExported: well ? exports : 0,
    countExports: well ? exports : 0,
    countImported: well ? users : 0,
    countImportedDeltas: well ? exports : 0,
    countImportedReferenceDeltas: 0,
    error: well ? null : errorOf(trouble),
    state: well ? 'Succeeded' : trouble.by === 'data' ? 'EntryLevelErrors' : 'Failed',
    timeBegan: iso(endedAt - cycle / 2),
    timeEnded: iso(endedAt),
  };
}

function quarantine(state: Quarantined, now: number): SynchronizationQuarantine {
  return {
    currentBegan: iso(lastTry(state, now)),
    error: errorOf(state),
    nextAttempt: state.schedule === 'Disabled' ? never : iso(nextTry(state, now)),
    reason: state.by === 'data' ? 'EncounteredEscrowProportionThreshold' : 'EncounteredQuarantineException',
    seriesBegan: iso(state.since),
    seriesCount: failures(state, now),
  };
}

const noReason: string = '';
/** As Microsoft's sample of a paused job has it: https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs */
const emptyQuarantine: SynchronizationQuarantine = {
  currentBegan: '',
  nextAttempt: '',
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type knows no empty reason, and the sample has one
  reason: noReason as NonNullable<SynchronizationQuarantine['reason']>,
  seriesBegan: '',
  seriesCount: 2,
  error: {
    code: 'SalesforceInvalidCredentials',
    message: 'Your Salesforce.com credentials are invalid.',
    tenantActionable: true,
  },
};

function errorOf({ by, error }: Quarantined): SynchronizationError {
  if (error) return { ...error, tenantActionable: true };
  return by === 'data'
    ? {
        code: 'EncounteredEscrowProportionThreshold',
        message: 'Of 41 users, 29 could not be provisioned.',
        tenantActionable: true,
      }
    : {
        code: 'SystemForCrossDomainIdentityManagementCredentialValidationFailure',
        message:
          'The application answered: (401) Unauthorized. Web Response: {"detail":"The token has expired."}',
        tenantActionable: true,
      };
}

/** After 6, 12 and 24 hours, then every day: https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status */
function triesOf({ since, schedule }: Quarantined): number[] {
  const days = schedule === 'Disabled' ? 28 : 400;
  return [0, 6, 18, 42, ...Array.from({ length: days }, (_, index) => 42 + 24 * (index + 1))]
    .filter((hours) => hours <= days * 24)
    .map((hours) => since + hours * hour);
}

function lastTry(state: Quarantined, now: number): number {
  return triesOf(state).findLast((at) => at <= now) ?? state.since;
}

function nextTry(state: Quarantined, now: number): number {
  return triesOf(state).find((at) => at > now) ?? now + day;
}

function failures(state: Quarantined, now: number): number {
  return triesOf(state).filter((at) => at <= now).length;
}

function progress(share: number, users: number, now: number) {
  return {
    completedUnits: Math.floor(users * share),
    totalUnits: users,
    units: 'Users',
    progressObservationDateTime: iso(now),
  };
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
