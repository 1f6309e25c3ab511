import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from './client.ts';
import { isGuid } from '#src/domain/guid.ts';
import { collectionOf } from './directory.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { literal } from './odata.ts';

const rolesPath =
  '/me/transitiveMemberOf/microsoft.graph.directoryRole?$count=true&$select=id,roleTemplateId';

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
  const result = v.safeParse(list, await client.read(rolesPath, { signal, eventual: true }));
  if (!result.success)
    throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the directory roles' });
  return result.output.value.flatMap(({ roleTemplateId: id }) =>
    id != null && isGuid(id) ? [id.toLowerCase()] : [],
  );
}

const twin = v.object({ id: v.pipe(v.string(), v.check(isGuid)), appId: v.string() });

/** The other of the two objects that an application has in a tenant. */
export type Twin = { kind: TargetKind; id: string };

/** The enterprise application of an app registration or the other way round; none where this tenant has none. Throws a FailureError. */
export async function findTwin(
  client: GraphClient,
  target: Pick<Target, 'kind' | 'appId'>,
  signal?: AbortSignal,
): Promise<Twin | 'none'> {
  if (!isGuid(target.appId)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const kind = target.kind === 'application' ? 'servicePrincipal' : 'application';
  const path = `/${collectionOf(kind)}(appId=${literal(target.appId)})?$select=id,appId`;
  let json: unknown;
  try {
    json = await client.read(path, { signal });
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : undefined;
    if (failure?.kind === 'refused' && failure.status === 404) return 'none';
    throw error;
  }
  const result = v.safeParse(twin, json);
  if (result.success && result.output.appId.toLowerCase() === target.appId.toLowerCase())
    return { kind, id: result.output.id };
  throw new FailureError({ kind: 'unreadable', status: 200, expected: `one of ${collectionOf(kind)}` });
}

const ownerList = v.object({
  value: v.array(v.object({ id: v.pipe(v.string(), v.check(isGuid), v.toLowerCase()) })),
  '@odata.nextLink': v.nullish(v.string()),
});

/** `all` is false where there are more than Graph returns at once. */
type Owners = { ids: readonly string[]; all: boolean };

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
  const result = v.safeParse(ownerList, await client.read(path, { signal }));
  if (!result.success) throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the owners' });
  const { value, '@odata.nextLink': next } = result.output;
  return { ids: value.map((owner) => owner.id), all: next == null };
}
