import { type Job, type Coded, quarantineReasons } from '#src/domain/jobs/job.ts';
import * as v from 'valibot';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from './client.ts';
import { parseErrorBody } from './error-response.ts';
import { isGuid } from '#src/domain/guid.ts';

type Clean = (text: string) => string;

/**
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationerror
 * Its message is worded as a refusal's is, with documents nested in it, so the same reader takes it apart.
 */
function jobError(clean: Clean) {
  return orNothing(
    v.pipe(
      v.object({ code: text, message: text, tenantActionable: orNothing(v.boolean()) }),
      v.transform(({ tenantActionable, ...error }) => {
        const { code, message, layers } = parseErrorBody(JSON.stringify({ error }), clean);
        return { code, message, layers, tenantActionable };
      }),
    ),
  );
}

function cleaned(clean: Clean) {
  return v.pipe(
    text,
    v.transform((said) => (said === undefined ? said : clean(said))),
  );
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationtaskexecution */
function execution(clean: Clean) {
  return orNothing(
    v.object({
      state: coded(['Succeeded', 'Failed', 'EntryLevelErrors']),
      timeBegan: time,
      timeEnded: time,
      countEntitled: count,
      countEntitledForProvisioning: count,
      countImported: count,
      countExported: count,
      /** Objects that could not be provisioned and are tried again. */
      countEscrowed: count,
      error: jobError(clean),
    }),
  );
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationquarantine */
function quarantine(clean: Clean) {
  return orNothing(
    v.object({
      reason: coded(quarantineReasons),
      /** Since when; `currentBegan` is when it was last looked into and left in place, `seriesCount` how often it was. */
      seriesBegan: time,
      seriesCount: count,
      currentBegan: time,
      nextAttempt: time,
      error: jobError(clean),
    }),
  );
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationprogress */
function progress(clean: Clean) {
  return v.object({ completedUnits: count, totalUnits: count, units: cleaned(clean) });
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob */
function job(clean: Clean) {
  return v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    templateId: text,
    /** `Disabled`: it does not run until a person starts it. */
    schedule: orNothing(v.object({ state: coded(['Active', 'Disabled', 'Paused']), interval: duration })),
    status: orNothing(
      v.object({
        code: coded(['NotConfigured', 'NotRun', 'Active', 'Paused', 'Quarantine']),
        countSuccessiveCompleteFailures: count,
        lastExecution: execution(clean),
        lastSuccessfulExecution: execution(clean),
        /** When there was first and last nothing left to do. */
        steadyStateFirstAchievedTime: time,
        steadyStateLastAchievedTime: time,
        /** Of the cycle under way. */
        progress: orNothing(v.array(progress(clean))),
        quarantine: quarantine(clean),
        /** A caller that shows it as a link must first check where it leads. */
        troubleshootingUrl: cleaned(clean),
      }),
    ),
  });
}

/**
 * The provisioning jobs of an enterprise application; it may have none. Documented for no other object:
 * https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs
 * It takes the synchronization permission. No text of the target's goes on without the client's `clean`. Throws a FailureError.
 */
export async function readJobs(
  client: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<readonly Job[]> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const jobs = jobsDecoder(client.clean)(await client.read(jobsPath(id), { signal, use: 'status' }));
  if (jobs) return jobs;
  throw new FailureError(unreadableJobs);
}

export function jobsPath(id: string): string {
  return `/servicePrincipals/${id}/synchronization/jobs`;
}

export const unreadableJobs: Failure = {
  kind: 'unreadable',
  status: 200,
  expected: 'the provisioning jobs',
};

/** Reads an answer with jobs, alone or in a batch; undefined for one that holds something else. */
export function jobsDecoder(clean: Clean): (json: unknown) => readonly Job[] | undefined {
  const list = v.object({ value: v.array(job(clean)) });
  return (json) => {
    const result = v.safeParse(list, json);
    return result.success ? result.output.value : undefined;
  };
}

/** Graph writes null, nothing at all or '' where there is nothing to say. */
const text = v.pipe(
  v.nullish(v.string()),
  v.transform((value) => (value == null || value === '' ? undefined : value)),
);

function orNothing<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  );
}

const count = orNothing(v.number());

/** Milliseconds since the epoch, undefined for never, which Graph writes as the first day of the year 1; always in UTC. */
const time = v.pipe(
  text,
  v.transform((value) => {
    if (value === undefined || value.startsWith('0001-01-01')) return undefined;
    return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/i.test(value) ? value : `${value}Z`);
  }),
  // A date that cannot be read must not pass for "never".
  v.check((value) => value === undefined || Number.isFinite(value)),
);

/** Weeks, months and years do not occur: .NET writes a span of time in days and less. */
const span = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
/** In milliseconds: as long as that means that nothing is repeated at all; Graph writes the longest span there is. */
const never = 366 * 86_400_000;

/** An ISO 8601 duration in milliseconds; undefined for none, and for one without a meaning. */
const duration = v.pipe(
  text,
  v.transform((value) => {
    const [days, hours, minutes, seconds] = (span.exec(value ?? '') ?? [])
      .slice(1)
      .map((part) => Number(part ?? 0));
    const total = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
    return total > 0 && total < never ? total : undefined;
  }),
);

function coded<const Known extends string>(known: readonly Known[]) {
  return v.pipe(
    text,
    v.transform((value): Coded<Known> | undefined =>
      value === undefined ? undefined : (known.find((name) => name === value) ?? { unpublished: value }),
    ),
  );
}
