import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { readDirectoryRoles, findTwin, readOwners } from '#src/graph/preflight.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import type { Graph } from './graph-context.ts';
import { useEffect } from 'react';
import { useClaimsSource } from '#src/auth/token-claims.ts';
import { tryPermissionAgain } from './permission.ts';
import type { Who } from '#src/domain/token-claims.ts';
import type { Config } from '#src/config/config.ts';

export type { Twin } from '#src/graph/preflight.ts';
export { mayReadRoles } from '#src/graph/preflight.ts';

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

const key = ['who'] as const;

/** What the tokens of this tab, with the newest, say of the signed-in person; undefined until the page has read them. */
export function useWho(config: Config): Who | undefined {
  const source = useClaimsSource(config);
  const queries = useQueryClient();
  // Tokens lie outside React: any part of the page may bring another.
  useEffect(
    () =>
      source.onToken(() => {
        void queries.invalidateQueries({ queryKey: key });
        tryPermissionAgain(queries);
      }),
    [source, queries],
  );
  const { data } = useQuery({
    queryKey: key,
    queryFn: async () => (await source.read()) ?? null,
    staleTime: 0,
    gcTime: 0,
  });
  return data ?? undefined;
}
