import type { Job } from './job.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import { explain } from '#src/domain/failure/explain.ts';

type JobVerb = 'start' | 'pause' | 'restart' | 'watch';

type JobError = NonNullable<NonNullable<NonNullable<Job['status']>['quarantine']>['error']>;

/** In quarantine, and the service retries it from time to time. */
export function inQuarantine({ status }: Job): boolean {
  return status?.code === 'Quarantine';
}

/**
 * No cycle comes unless a person starts it. A started job has the code NotRun until its first run is finished:
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationstatus
 */
export function standsStill({ status, schedule }: Job): boolean {
  const code = status?.code;
  return (
    schedule?.state === 'Paused' ||
    schedule?.state === 'Disabled' ||
    code === 'Paused' ||
    (code === 'NotRun' && schedule?.state !== 'Active') ||
    code === 'NotConfigured'
  );
}

/** How a job does, the worst first. */
export const jobRuns = ['quarantined', 'disabled', 'paused', 'failing', 'idle', 'unclear', 'runs'] as const;
type JobRun = (typeof jobRuns)[number];

/** How it does by all that it says, and not by its code alone: a job that is paused or disabled can be in quarantine. */
export function runOf(job: Job): JobRun {
  const { status, schedule } = job;
  const code = status?.code;
  if (inQuarantine(job) || hasQuarantine(job)) return 'quarantined';
  if (schedule?.state === 'Disabled' && code !== 'NotConfigured' && code !== 'NotRun') return 'disabled';
  if (code === 'Paused' || schedule?.state === 'Paused') return 'paused';
  const last = status?.lastExecution?.state;
  if (last === 'Failed' || last === 'EntryLevelErrors' || (status?.countSuccessiveCompleteFailures ?? 0) > 0)
    return 'failing';
  if (standsStill(job)) return 'idle';
  return code === 'Active' || code === 'NotRun' ? 'runs' : 'unclear';
}

/** The job that does worst first: Graph returns them in no guaranteed order. */
export function worstFirst(jobs: readonly Job[]): readonly Job[] {
  const rank = (job: Job) => jobRuns.indexOf(runOf(job));
  return jobs.toSorted((one, other) => rank(one) - rank(other));
}

/** Whether new credentials change nothing until a person restarts it. */
export function needsRestart(job: Job): boolean {
  const run = runOf(job);
  return (run === 'quarantined' || standsStill(job)) && verbsFor(job).includes('restart');
}

/** Whether its quarantine says anything: Graph sends an empty one as well, and on a paused job one with an error alone. */
export function hasQuarantine(job: Job): boolean {
  const { reason, seriesBegan, error } = job.status?.quarantine ?? {};
  return reason !== undefined || seriesBegan !== undefined || (error !== undefined && standsStill(job));
}

/** The actions that suit the state of a job. For a state that Microsoft has not published, it offers all. */
export function verbsFor(job: Job): readonly JobVerb[] {
  const code = job.status?.code;
  if (code === 'NotConfigured') return [];
  if (standsStill(job)) return code === 'NotRun' ? ['start'] : ['start', 'restart'];
  if (code === 'Active' || code === 'Quarantine' || code === 'NotRun') return ['restart', 'watch', 'pause'];
  return ['start', 'restart', 'watch', 'pause'];
}

/** What a job says of its error, as the failure that the same document would be in an answer, so that the same words are found for it. */
export function failureOfJob({ code, message, layers }: JobError): Failure {
  return { kind: 'refused', by: 'graph', status: 0, code, message, ...(layers && { layers }) };
}

/**
 * Where Microsoft's own pages stand, by their whole names: below many of Microsoft's domains anyone can have a host, such
 * as `something.westeurope.cloudapp.azure.com`. Its short links are left out, since they lead anywhere.
 * https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud and
 * https://learn.microsoft.com/azure/azure-portal/azure-portal-safelist-urls
 */
const microsoftHosts: ReadonlySet<string> = new Set([
  'portal.azure.com',
  'entra.microsoft.com',
  'learn.microsoft.com',
  'docs.microsoft.com',
  'support.microsoft.com',
  'portal.azure.us',
  'entra.microsoft.us',
  'portal.azure.cn',
  'entra.microsoftonline.cn',
  'docs.azure.cn',
]);

/** The address, where it is one that a person may be sent to on Microsoft's word. */
export function microsoftPage(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, port, href } = new URL(text);
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  return isPlain && microsoftHosts.has(hostname) ? href : undefined;
}

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
