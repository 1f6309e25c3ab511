import * as v from 'valibot';
import { FailureError } from '#src/failure.ts';
import type { GraphClient } from './client.ts';
import { parseErrorBody } from './error-body.ts';
import { isGuid } from './ids.ts';

/** A member of one of Graph's enums, or what Graph answered in its place: enums grow, and nothing is dropped. */
export type Coded<Known extends string> = Known | { unpublished: string };

type Clean = (text: string) => string;

/** Graph writes null, nothing at all or '' where there is nothing to say. */
const text = v.pipe(
  v.nullish(v.string()),
  v.transform((value) => (value == null || value === '' ? undefined : value)),
);
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

function orNothing<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  );
}

function coded<const Known extends string>(known: readonly Known[]) {
  return v.pipe(
    text,
    v.transform((value): Coded<Known> | undefined =>
      value === undefined ? undefined : (known.find((name) => name === value) ?? { unpublished: value }),
    ),
  );
}

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

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationtaskexecution */
function execution(clean: Clean) {
  return orNothing(
    v.object({
      state: coded(['Succeeded', 'Failed', 'EntryLevelErrors']),
      timeBegan: time,
      timeEnded: time,
      countEntitled: count,
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
      reason: coded([
        'EncounteredBaseEscrowThreshold',
        'EncounteredTotalEscrowThreshold',
        'EncounteredEscrowProportionThreshold',
        'EncounteredQuarantineException',
        'Unknown',
        'QuarantinedOnDemand',
        'TooManyDeletes',
        'IngestionInterrupted',
      ]),
      /** Since when; `currentBegan` is when it was last looked into and left in place, `seriesCount` how often it was. */
      seriesBegan: time,
      seriesCount: count,
      currentBegan: time,
      nextAttempt: time,
      error: jobError(clean),
    }),
  );
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob */
function job(clean: Clean) {
  return v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    templateId: text,
    /** `Disabled`: it does not run until somebody starts it. */
    schedule: orNothing(v.object({ state: coded(['Active', 'Disabled', 'Paused']) })),
    status: orNothing(
      v.object({
        code: coded(['NotConfigured', 'NotRun', 'Active', 'Paused', 'Quarantine']),
        countSuccessiveCompleteFailures: count,
        lastExecution: execution(clean),
        lastSuccessfulExecution: execution(clean),
        /** When there was last nothing left to do. */
        steadyStateLastAchievedTime: time,
        quarantine: quarantine(clean),
      }),
    ),
  });
}

/** As Graph names things, with times in milliseconds since the epoch and undefined for what there is not. */
export type Job = v.InferOutput<ReturnType<typeof job>>;

/**
 * The provisioning jobs of an enterprise application; it may have none. Documented for no other object:
 * https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs
 * It takes the synchronization permission. `clean` goes over every text that the target may have written.
 * Throws a FailureError.
 */
export async function readJobs(
  client: GraphClient,
  id: string,
  clean: Clean,
  signal?: AbortSignal,
): Promise<readonly Job[]> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const path = `/servicePrincipals/${id}/synchronization/jobs`;
  const list = v.object({ value: v.array(job(clean)) });
  const result = v.safeParse(list, await client.read(path, { signal, use: 'write' }));
  if (result.success) return result.output.value;
  throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the provisioning jobs' });
}
