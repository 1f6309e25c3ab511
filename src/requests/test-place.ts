import { CancelledError, type QueryClient, queryOptions } from '@tanstack/react-query';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from '#src/graph/client.ts';
import type { Target } from '#src/domain/target.ts';
import { readJobs } from '#src/graph/jobs.ts';
import { readTemplates } from '#src/graph/templates.ts';
import type { TestPlace } from '#src/graph/validate-credentials.ts';
import type { Graph } from './graph-context.ts';

export type { TestPlace } from '#src/graph/validate-credentials.ts';

/** Reports how far the read is. */
export function testPlaceKey({ id }: Pick<Target, 'id'>) {
  return ['test-place', id.toLowerCase()] as const;
}

/**
 * By which settings credentials are tested: those of the first job, since all jobs of an application share one set of
 * credentials, or without a job those of the default template; null where there is neither. `client` may be one that opens
 * Entra's window.
 */
export function testPlaceQuery(graph: Graph, target: Target, client: GraphClient = graph.client) {
  return queryOptions({
    queryKey: testPlaceKey(target),
    queryFn: ({ queryKey, signal: own }) =>
      graph.reads.run(
        { key: queryKey, client, signal: own },
        async (watched, signal): Promise<TestPlace | null> => {
          const [job] = await readJobs(watched, target.id, signal);
          if (job) return { kind: 'job', id: job.id };
          const [template] = await readTemplates(watched, target, signal);
          return template ? { kind: 'template', id: template.id } : null;
        },
      ),
    staleTime: 0,
    gcTime: 0,
  });
}

/** The same for a caller that continues at once. Throws a FailureError. */
export async function findTestPlace(
  queries: QueryClient,
  ...query: Parameters<typeof testPlaceQuery>
): Promise<TestPlace | null> {
  try {
    return await queries.fetchQuery(testPlaceQuery(...query));
  } catch (error) {
    // Another part of the page may read the same, and may have its read stopped.
    if (error instanceof CancelledError) throw new FailureError({ kind: 'cancelled' }, { cause: error });
    throw error;
  }
}
