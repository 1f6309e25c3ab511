import type { Failure } from '#src/domain/failure/failure.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import {
  causeOf,
  failureOfJob,
  hasQuarantine,
  type QuarantineCause,
  runOf,
  worstFirst,
} from '#src/domain/jobs/job-rules.ts';
import { explain } from '#src/domain/failure/explain.ts';

/**
 * Who is asked for jobs: what was made from a template, or what the portal lists. Neither holds Microsoft's own
 * applications. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export const candidateSets = ['templates', 'listed'] as const;
export type CandidateSet = (typeof candidateSets)[number];

/** What a scan keeps of a job: states, codes and times (in milliseconds), and no text of Graph's or of a vendor's. */
export type JobSummary = {
  templateId: string | undefined;
  run: ReturnType<typeof runOf>;
  /** Whether the schedule or the status says that it is disabled or paused, whatever else it is. */
  stopped: 'disabled' | 'paused' | undefined;
  quarantine: { cause: QuarantineCause; since: number | undefined; status: number | undefined } | undefined;
  /** What the last run failed for, where it did: the credentials, the connection, or objects. */
  lastRun: { failed: 'credentials' | 'connection' | 'data' | 'unknown' | undefined; at: number | undefined };
  lastSuccess: number | undefined;
  /** Objects that could not be provisioned in the last run. */
  failedObjects: number | undefined;
  /** How often it runs. */
  interval: number | undefined;
};

/** What is known of one candidate. */
export type ScanEntry =
  /** The job that does worst first. */
  | { state: 'provisioned'; jobs: readonly [JobSummary, ...JobSummary[]] }
  | { state: 'none' }
  /** Its jobs could not be read: never the same as having none. */
  | { state: 'unknown'; failure: Failure };

/** What a scan keeps of the jobs of one application. */
export function entryOf(jobs: readonly Job[]): ScanEntry {
  const [first, ...others] = worstFirst(jobs).map(summaryOf);
  return first ? { state: 'provisioned', jobs: [first, ...others] } : { state: 'none' };
}

function summaryOf(job: Job): JobSummary {
  const { status, schedule, templateId } = job;
  const { quarantine, lastExecution: last, lastSuccessfulExecution: success } = status ?? {};
  const error = quarantine?.error && explain(failureOfJob(quarantine.error), 'synchronization');
  return {
    templateId,
    run: runOf(job),
    stopped:
      schedule?.state === 'Disabled'
        ? 'disabled'
        : schedule?.state === 'Paused' || status?.code === 'Paused'
          ? 'paused'
          : undefined,
    quarantine:
      quarantine && hasQuarantine(job)
        ? { cause: causeOf(quarantine), since: quarantine.seriesBegan, status: error?.targetStatus }
        : undefined,
    lastRun: { failed: failedFor(last), at: last?.timeEnded ?? last?.timeBegan },
    lastSuccess: success?.timeEnded ?? success?.timeBegan,
    failedObjects: last?.countEscrowed,
    interval: schedule?.interval,
  };
}

function failedFor(
  last: NonNullable<Job['status']>['lastExecution'],
): NonNullable<JobSummary['lastRun']['failed']> | undefined {
  if (last?.state === 'EntryLevelErrors') return 'data';
  if (last?.state !== 'Failed') return undefined;
  const tested = last.error && explain(failureOfJob(last.error), 'synchronization')?.tested;
  return tested === 'credentials' || tested === 'connection' ? tested : 'unknown';
}
