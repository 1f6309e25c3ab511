import type { Coded } from '#src/domain/jobs/job.ts';
import * as v from 'valibot';

/** Graph writes null, nothing at all or '' where there is nothing to say. */
export const text = v.pipe(
  v.nullish(v.string()),
  v.transform((value) => (value == null || value === '' ? undefined : value)),
);

export function orNothing<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  );
}

export const count = orNothing(v.number());

/** Milliseconds since the epoch, undefined for never, which Graph writes as the first day of the year 1; always in UTC. */
export const time = v.pipe(
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
export const duration = v.pipe(
  text,
  v.transform((value) => {
    const [days, hours, minutes, seconds] = (span.exec(value ?? '') ?? [])
      .slice(1)
      .map((part) => Number(part ?? 0));
    const total = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
    return total > 0 && total < never ? total : undefined;
  }),
);

export function coded<const Known extends string>(known: readonly Known[]) {
  return v.pipe(
    text,
    v.transform((value): Coded<Known> | undefined =>
      value === undefined ? undefined : (known.find((name) => name === value) ?? { unpublished: value }),
    ),
  );
}
