import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from './client.ts';
import { collectionOf } from './directory.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { isGuid } from '#src/domain/guid.ts';
import { literal } from './odata.ts';

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
