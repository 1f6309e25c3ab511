import { queryOptions } from '@tanstack/react-query';
import type { GraphClient } from '#src/graph/client.ts';
import type { Target } from '#src/graph/directory.ts';
import { readTemplates } from '#src/graph/templates.ts';
import type { Graph } from './graph-context.ts';

/** For telling how far a read is. */
export function templatesKey({ kind, id }: Pick<Target, 'kind' | 'id'>) {
  return ['templates', kind, id.toLowerCase()] as const;
}

/**
 * By what a target can be provisioned. Sign-in does not ask for the permission, so mount it only where a person wants to
 * know; `client` may be one that opens Entra's window.
 */
export function templatesQuery(graph: Graph, target: Target, client: GraphClient = graph.client) {
  return queryOptions({
    queryKey: templatesKey(target),
    queryFn: ({ queryKey, signal: own }) =>
      graph.reads.run({ key: queryKey, client, signal: own }, (watched, signal) =>
        readTemplates(watched, target, signal),
      ),
  });
}
