import { queryOptions } from '@tanstack/react-query';
import type { Target } from '#src/domain/target.ts';
import { type AuditEntry, readAudits } from '#src/graph/directory-audits.ts';
import type { GraphClient } from '#src/graph/client.ts';
import { useGraph } from './graph-context.ts';
import { useWindowRead, type WindowRead } from './use-window-read.ts';

export type { AuditEntry } from '#src/graph/directory-audits.ts';

function auditsKey({ id }: Pick<Target, 'id'>) {
  return ['audits', id.toLowerCase()] as const;
}

/** Who changed what about an application. It is read by a click alone, since its permission is asked for then. */
export function useAudits(target: Target): WindowRead<readonly AuditEntry[]> {
  const graph = useGraph();
  return useWindowRead((client: GraphClient) =>
    queryOptions({
      queryKey: auditsKey(target),
      queryFn: ({ queryKey, signal: own }) =>
        graph.reads.run({ key: queryKey, client, signal: own }, (watched, signal) =>
          readAudits(watched, target.id, signal),
        ),
      enabled: false,
      staleTime: 0,
    }),
  );
}
