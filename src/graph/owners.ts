import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from './client.ts';
import { collectionOf } from './directory.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { isGuid } from '#src/domain/guid.ts';

const list = v.object({
  value: v.array(v.object({ id: v.pipe(v.string(), v.check(isGuid), v.toLowerCase()) })),
  '@odata.nextLink': v.nullish(v.string()),
});

/** `all` is false where there are more than Graph returns at once. */
export type Owners = { ids: readonly string[]; all: boolean };

/**
 * The object ids of the owners of an object. Permission to read applications is enough; Graph then returns no names.
 * Throws a FailureError.
 * https://learn.microsoft.com/graph/api/serviceprincipal-list-owners
 * https://learn.microsoft.com/graph/api/application-list-owners
 */
export async function readOwners(
  client: GraphClient,
  { kind, id }: { kind: TargetKind; id: string },
  signal?: AbortSignal,
): Promise<Owners> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const path = `/${collectionOf(kind)}/${id}/owners?$select=id`;
  const result = v.safeParse(list, await client.read(path, { signal }));
  if (!result.success) throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the owners' });
  const { value, '@odata.nextLink': next } = result.output;
  return { ids: value.map((owner) => owner.id), all: next == null };
}
