import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import { isMask } from '#src/domain/mask.ts';
import type { GraphClient } from './client.ts';
import { isGuid } from '#src/domain/guid.ts';

/** `hidden`: Graph says that there is one and not what it is. Its mask is no value and never leaves this file. */
export type StoredCredential = {
  key: string;
  value: { kind: 'hidden' } | { kind: 'plain'; text: string };
};

const stored = v.object({
  // Keys that Microsoft has not published are kept: they are stored all the same.
  value: v.array(v.object({ key: v.pipe(v.string(), v.nonEmpty()), value: v.nullish(v.string()) })),
});

/**
 * What the provisioning service keeps for an enterprise application, in Graph's order; documented for no other object:
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-list-synchronization
 * It takes the synchronization permission. Throws a FailureError.
 */
export async function readStoredCredentials(
  client: GraphClient,
  id: string,
  signal?: AbortSignal,
): Promise<readonly StoredCredential[]> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const path = `/servicePrincipals/${id}/synchronization/secrets`;
  const result = v.safeParse(stored, await client.read(path, { signal, use: 'status' }));
  if (!result.success)
    throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the stored credentials' });
  return result.output.value.map(({ key, value }) => ({
    key,
    value: value == null || isMask(value) ? { kind: 'hidden' } : { kind: 'plain', text: value },
  }));
}
