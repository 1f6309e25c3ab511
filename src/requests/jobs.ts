import { queryOptions } from '@tanstack/react-query';
import type { GraphClient } from '#src/graph/client.ts';
import type { Target } from '#src/domain/target.ts';
import { readJobs } from '#src/graph/jobs.ts';
import { needsPermission } from './permission.ts';
import type { Graph } from './graph-context.ts';

/** Reports how far a read is. */
export function jobsKey({ id }: Pick<Target, 'id'>) {
  return ['jobs', id.toLowerCase()] as const;
}

/**
 * The provisioning jobs of an enterprise application. Each mount reads them again, since a job moves on by itself;
 * `usePageJobs` shares one read.
 */
export function jobsQuery(
  graph: Graph,
  target: Target,
  /** In place of the silent client: one that may open Entra's window. */
  client: GraphClient = graph.client,
) {
  return queryOptions({
    queryKey: jobsKey(target),
    queryFn: ({ queryKey, signal: own }) =>
      graph.reads.run({ key: queryKey, client, signal: own }, (watched, signal) =>
        readJobs(watched, target.id, signal),
      ),
    staleTime: 0,
    gcTime: 0,
    meta: needsPermission,
  });
}
