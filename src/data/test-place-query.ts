import { queryOptions } from '@tanstack/react-query';
import type { GraphClient } from '#src/graph/client.ts';
import type { Target } from '#src/graph/directory.ts';
import { readJobs } from '#src/graph/jobs.ts';
import { redact } from '#src/graph/redact.ts';
import { readTemplates } from '#src/graph/templates.ts';
import type { TestPlace } from '#src/graph/validate-credentials.ts';
import type { Graph } from './graph-context.ts';

export type { TestPlace } from '#src/graph/validate-credentials.ts';

function placeKey({ id }: Pick<Target, 'id'>) {
  return ['test-place', id.toLowerCase()] as const;
}

/**
 * The same as `findTestPlace`, as one read that a person can watch and stop; null where there is neither a job nor a template.
 * `typed` reads the value fields when an answer comes, since a job's error may repeat one.
 */
export function testPlaceQuery(
  graph: Graph,
  target: Target,
  typed: () => readonly string[],
  client: GraphClient = graph.client,
) {
  return queryOptions({
    queryKey: placeKey(target),
    queryFn: ({ queryKey, signal: own }) =>
      graph.reads.run(
        { key: queryKey, client, signal: own },
        async (watched, signal): Promise<TestPlace | null> => {
          const [job] = await readJobs(watched, target.id, (text) => redact(text, typed()), signal);
          if (job) return { kind: 'job', id: job.id };
          const [template] = await readTemplates(watched, target, signal);
          return template ? { kind: 'template', id: template.id } : null;
        },
      ),
    staleTime: 0,
    gcTime: 0,
  });
}
