import type { CheckEnd } from '#src/domain/preflight/check-activity.ts';
import type { Provisioning } from '#src/domain/preflight/judge-preflight.ts';
import { queryOptions } from '@tanstack/react-query';
import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import type { GraphClient } from '#src/graph/client.ts';
import { readDirectoryRoles } from '#src/graph/directory-roles.ts';
import type { Target, TargetKind } from '#src/domain/target.ts';
import { readJobs } from '#src/graph/jobs.ts';
import { readOwners } from '#src/graph/owners.ts';
import { readTemplates } from '#src/graph/templates.ts';
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

type CheckOptions = {
  /** In place of the silent client: one that may open Entra's window. */
  client?: GraphClient;
  /** Called once for every check that reached Graph, or was to. */
  onEnd?: (end: CheckEnd) => void;
};

/**
 * Whether a target can be provisioned, as far as Graph lets this account see it. Sign-in does not ask for the permission, so
 * it is made only when a person wants to know.
 */
export function provisioningQuery(
  graph: Graph,
  target: Target,
  { client = graph.client, onEnd }: CheckOptions = {},
) {
  return queryOptions({
    queryKey: ['provisioning', target.kind, target.id.toLowerCase()],
    queryFn: async ({ queryKey, signal: own }): Promise<Provisioning> => {
      const startedAt = Date.now();
      const end = (how: { answer: Provisioning } | { failure: Failure }) =>
        onEnd?.({ startedAt, durationMs: Date.now() - startedAt, ...how });
      try {
        const answer = await graph.reads.run({ key: queryKey, client, signal: own }, (watched, signal) =>
          readProvisioning(watched, target, signal),
        );
        end({ answer });
        return answer;
      } catch (error) {
        const failure = failureOf(error);
        // If the page is gone, or Microsoft asks for something first, the page checked nothing.
        if (failure && !own.aborted && failure.kind !== 'needs-interaction') end({ failure });
        throw error;
      }
    },
    staleTime: 0,
    gcTime: 0,
  });
}

async function readProvisioning(
  client: GraphClient,
  target: Target,
  signal: AbortSignal,
): Promise<Provisioning> {
  // One after the other: what would open Entra's window asks for it once.
  const templates = await readTemplates(client, target, signal);
  if (target.kind === 'application') return { templates: templates.length, jobs: undefined };
  const jobs = await readJobs(client, target.id, signal);
  return { templates: templates.length, jobs };
}
