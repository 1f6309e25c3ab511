import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from './client.ts';
import { isGuid } from '#src/domain/guid.ts';

const path = '/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true&$select=id,roleTemplateId';

const list = v.object({ value: v.array(v.object({ roleTemplateId: v.nullish(v.string()) })) });

/**
 * Whether these permissions list the roles of the signed-in person and name them; Graph returns no names otherwise.
 * https://learn.microsoft.com/graph/api/user-list-transitivememberof#permissions
 * https://learn.microsoft.com/graph/api/directoryrole-get#permissions
 */
export function mayReadRoles(scopes: readonly string[]): boolean {
  const has = (...names: readonly string[]) => names.some((name) => scopes.includes(name));
  const directory = has('Directory.Read.All', 'Directory.ReadWrite.All');
  return directory || (has('RoleManagement.Read.Directory') && has('User.Read', 'User.Read.All'));
}

/**
 * Template ids of the directory roles that the signed-in person has now, by a group too. A role that one is only eligible
 * for is none of them, nor is a custom one. Throws a FailureError.
 */
export async function readDirectoryRoles(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  // A cast is an advanced query.
  const result = v.safeParse(list, await client.read(path, { signal, eventual: true }));
  if (!result.success)
    throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the directory roles' });
  return result.output.value.flatMap(({ roleTemplateId: id }) =>
    id != null && isGuid(id) ? [id.toLowerCase()] : [],
  );
}
