import { queryOptions } from '@tanstack/react-query';
import type { GraphClient } from '#src/graph/client.ts';
import { sleep } from '#src/graph/deadline.ts';
import type { Target } from '#src/domain/target.ts';
import type { Graph } from './graph-context.ts';
import { storedQuery } from './stored-credentials.ts';

/** Pauses between the looks, in milliseconds: at about 1, 2, 4, 8 and 15 seconds. */
const pauses = [1_000, 1_000, 2_000, 4_000, 7_000];

/** Compares the stored keys that Graph returns with the saved keys. */
export type ReadBack = { missing: readonly string[]; surplus: readonly string[] };

function readBackKey(clientRequestId: string) {
  return ['read-back', clientRequestId] as const;
}

type ReadBackOptions = {
  keys: readonly string[];
  /** Of the save. */
  clientRequestId: string;
  mayShow: (key: string) => boolean;
  client?: GraphClient;
};

/**
 * Reads until Graph returns exactly the saved keys, or until patience ends: its answers may lag behind a save.
 * Cancelling the query stops it.
 */
export function readBackQuery(
  graph: Pick<Graph, 'client' | 'reads'>,
  target: Target,
  { keys, clientRequestId, mayShow, client = graph.client }: ReadBackOptions,
) {
  return queryOptions({
    queryKey: readBackKey(clientRequestId),
    queryFn: async ({ signal, client: queries }): Promise<ReadBack> => {
      let last: ReadBack = { missing: keys, surplus: [] };
      for (const pause of pauses) {
        await sleep(pause, signal);
        const told = await queries.fetchQuery(storedQuery(graph, target, { mayShow, client }));
        last = compare(
          keys,
          told.map(({ key }) => key),
        );
        if (isSame(last)) return last;
      }
      return last;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Whether Graph returns exactly the saved keys. */
export function isSame({ missing, surplus }: ReadBack): boolean {
  return missing.length === 0 && surplus.length === 0;
}

function compare(saved: readonly string[], told: readonly string[]): ReadBack {
  return {
    missing: saved.filter((key) => !told.includes(key)),
    surplus: [...new Set(told)].filter((key) => !saved.includes(key)),
  };
}
