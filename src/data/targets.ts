import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getTarget, nextTargets, searchTargets, type TargetKind } from '#src/graph/directory.ts';
import type { Graph } from './graph-context.ts';

export type TargetSearch = { kind: TargetKind; text: string };

/** The picker's list: first the search, then page by page along Graph's own links. */
export function targetsQuery(graph: Graph, { kind, text }: TargetSearch) {
  const query = { kind, text: text.trim() };
  return infiniteQueryOptions({
    queryKey: ['targets', query.kind, query.text],
    queryFn: ({ pageParam, signal }) =>
      pageParam === undefined
        ? searchTargets(graph.client, query, signal)
        : nextTargets(graph.client, query, pageParam, signal),
    // The first page has no link; `as` widens the type to what later pages have.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export function targetQuery(graph: Graph, kind: TargetKind, id: string) {
  return queryOptions({
    queryKey: ['target', kind, id.toLowerCase()],
    queryFn: ({ signal }) => getTarget(graph.client, kind, id, signal),
  });
}
