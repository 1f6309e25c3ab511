import { queryOptions } from '@tanstack/react-query';
import { readDirectoryRoles } from '#src/graph/directory-roles.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { readOwners } from '#src/graph/owners.ts';
import { findTwin } from '#src/graph/twin.ts';
import type { Graph } from './graph-context.ts';

export type { Twin } from '#src/graph/twin.ts';
export { mayReadRoles } from '#src/graph/directory-roles.ts';

export function ownersQuery(graph: Graph, { kind, id }: { kind: TargetKind; id: string }) {
  return queryOptions({
    queryKey: ['owners', kind, id.toLowerCase()],
    queryFn: ({ signal }) => readOwners(graph.client, { kind, id }, signal),
  });
}

export function twinQuery(graph: Graph, target: Target) {
  return queryOptions({
    queryKey: ['twin', target.kind, target.appId.toLowerCase()],
    queryFn: ({ signal }) => findTwin(graph.client, target, signal),
  });
}

/** Mount it only where `mayReadRoles` says so. */
export function rolesQuery(graph: Graph) {
  return queryOptions({
    queryKey: ['directory-roles'],
    queryFn: ({ signal }) => readDirectoryRoles(graph.client, signal),
  });
}
