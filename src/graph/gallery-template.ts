import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import { isGuid } from '#src/domain/guid.ts';
import type { GraphClient } from './client.ts';

const template = v.object({ id: v.string(), deprecationDate: v.nullish(v.string()) });

/**
 * The day, as `2027-01-31`, on which the gallery deprecates the template that an application was made from; undefined where
 * Graph names none. A valid token is enough. Throws a FailureError.
 * https://learn.microsoft.com/graph/api/applicationtemplate-get
 * https://learn.microsoft.com/graph/api/resources/applicationtemplate
 */
export async function readDeprecation(
  client: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const json = await client.read(`/applicationTemplates/${id}?$select=id,deprecationDate`, { signal });
  const result = v.safeParse(template, json);
  if (!result.success || result.output.id.toLowerCase() !== id.toLowerCase())
    throw new FailureError({ kind: 'unreadable', status: 200, expected: 'an application template' });
  // A date, with or without a time.
  const day = result.output.deprecationDate?.slice(0, 10);
  return day !== undefined && v.is(isoDay, day) ? day : undefined;
}

const isoDay = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => !Number.isNaN(Date.parse(day))),
);
