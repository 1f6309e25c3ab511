import { CancelledError, type QueryClient } from '@tanstack/react-query';
import { FailureError } from '#src/failure.ts';
import type { GraphClient } from '#src/graph/client.ts';
import type { Target } from '#src/graph/directory.ts';
import type { TestPlace } from '#src/graph/validate-credentials.ts';
import type { Graph } from './graph-context.ts';
import { jobsQuery } from './jobs.ts';
import { templatesQuery } from './templates.ts';

/**
 * By which settings credentials are tested: those of the first job, since all jobs of an application share one set of
 * credentials, or without a job those of the default template; undefined where there is neither. `typed` is as for the
 * jobs; `client` may be one that opens Entra's window. Throws a FailureError.
 */
export async function findTestPlace(
  queries: QueryClient,
  graph: Graph,
  target: Target,
  typed: () => readonly string[],
  client: GraphClient = graph.client,
): Promise<TestPlace | undefined> {
  try {
    const [job] = await queries.fetchQuery(jobsQuery(graph, target, typed, client));
    if (job) return { kind: 'job', id: job.id };
    const [template] = await queries.fetchQuery(templatesQuery(graph, target, client));
    return template && { kind: 'template', id: template.id };
  } catch (error) {
    // Another part of the page may read the same, and may have its read stopped.
    if (error instanceof CancelledError) throw new FailureError({ kind: 'cancelled' }, { cause: error });
    throw error;
  }
}
