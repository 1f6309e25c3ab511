import type { TargetSearch } from '#src/domain/list-place.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { isSame, type Reference } from '#src/domain/shortcuts.ts';
import { getTarget, getTargets, nextTargets, searchTargets, type TargetPage } from '#src/graph/directory.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import type { Graph } from './graph-context.ts';

/** The picker's list: first the search, then page by page along Graph's own links. */
export function targetsQuery(graph: Graph, { kind, text, all }: TargetSearch) {
  const query = { kind, text: text.trim(), all };
  return infiniteQueryOptions({
    queryKey: ['targets', query.kind, query.text, query.all],
    queryFn: ({ queryKey: key, pageParam, signal: own }) =>
      graph.reads.run({ key, client: graph.client, signal: own }, (client, signal) =>
        pageParam === undefined
          ? searchTargets(client, query, signal)
          : nextTargets(client, query, pageParam, signal),
      ),
    // The first page has no link; `as` widens the type to what later pages have.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    // A person who comes back after a while finds as many pages as they left.
    gcTime: 3_600_000,
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

/**
 * Applications that are known by their ids: what a page has read already, and the others by one request for each kind.
 * Those that the directory has no more are handed to `onGone`.
 */
export function namedQuery(
  graph: Graph,
  references: readonly Reference[],
  onGone: (gone: readonly Reference[]) => void,
) {
  return queryOptions({
    queryKey: ['named', references.map(({ kind, id }) => `${kind}/${id}`).toSorted()],
    queryFn: ({ client: queries, queryKey: key, signal: own }) =>
      graph.reads.run({ key, client: graph.client, signal: own }, async (client, signal) => {
        const cached = ({ kind, id }: Reference) =>
          queries.getQueryData(targetQuery(graph, kind, id).queryKey);
        const known = references.flatMap((reference) => cached(reference) ?? []);
        const kinds = ['servicePrincipal', 'application'] as const;
        const read = await Promise.all(
          kinds.map(async (kind) => {
            const ids = references.filter((one) => one.kind === kind && !cached(one)).map(({ id }) => id);
            return ids.length === 0 ? [] : await getTargets(client, kind, ids, signal);
          }),
        );
        // Asked for once, also when one of them is pinned, released or gone.
        for (const target of read.flat())
          queries.setQueryData(targetQuery(graph, target.kind, target.id).queryKey, target);
        const found = [...known, ...read.flat()];
        const isThere = (one: Reference) =>
          found.some(({ kind, id }) => isSame(one, { kind, id: id.toLowerCase() }));
        const gone = references.filter((one) => !isThere(one));
        if (gone.length > 0) onGone(gone);
        return found;
      }),
  });
}
