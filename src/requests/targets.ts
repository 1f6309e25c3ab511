import type { TargetSearch } from '#src/domain/list-place.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getTarget, nextTargets, searchTargets, type TargetPage } from '#src/graph/directory.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import type { Graph } from './graph-context.ts';

/** The picker's list: first the search, then page by page along Graph's own links. */
export function targetsQuery(graph: Graph, { kind, text }: TargetSearch) {
  const query = { kind, text: text.trim() };
  return infiniteQueryOptions({
    queryKey: ['targets', query.kind, query.text],
    queryFn: ({ queryKey: key, pageParam, signal: own }) =>
      graph.reads.run({ key, client: graph.client, signal: own }, (client, signal) =>
        pageParam === undefined
          ? searchTargets(client, query, signal)
          : nextTargets(client, query, pageParam, signal),
      ),
    // The first page has no link; `as` widens the type to what later pages have.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

/** All that the pages hold, each once: what changes while pages are turned may stand on two of them. */
export function everyTarget(pages: readonly TargetPage[]): readonly Target[] {
  const targets = pages.flatMap((page) => page.targets);
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}

export function targetQuery(graph: Graph, kind: TargetKind, id: string) {
  return queryOptions({
    queryKey: ['target', kind, id.toLowerCase()],
    queryFn: ({ queryKey: key, signal: own }) =>
      graph.reads.run({ key, client: graph.client, signal: own }, (client, signal) =>
        getTarget(client, kind, id, signal),
      ),
  });
}
