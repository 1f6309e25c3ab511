import {
  type QueryKey,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useState } from 'react';
import { useGraph, useRunningRead } from './graph-context.ts';
import type { RunningRead } from '#src/domain/attempt.ts';
import type { GraphClient } from '#src/graph/client.ts';

export type WindowRead<Data> = {
  query: UseQueryResult<Data>;
  /** The read while it is under way. */
  running: RunningRead | undefined;
  /** Entra's window is open and waits for the person. */
  inWindow: boolean;
  /** Reads with Entra's window, which opens from this click; gives up one that is open already. */
  openWindow: (claims?: string) => void;
  closeWindow: () => void;
};

/**
 * Reads as long as this is mounted, without a window unless the person asks for one. `optionsFor` makes the query's options
 * for a client: the silent one, or one that may open Entra's window.
 */
export function useWindowRead<Data, Key extends QueryKey>(
  optionsFor: (client: GraphClient) => UseQueryOptions<Data, Error, Data, Key> & { queryKey: Key },
): WindowRead<Data> {
  const graph = useGraph();
  const queries = useQueryClient();
  // One symbol an attempt, so that the end of a given up one does not count as the end of the next.
  const [waiting, setWaiting] = useState<symbol>();
  const options = optionsFor(graph.client);
  const query = useQuery(options);
  const running = useRunningRead(options.queryKey);
  const cancel = () => queries.cancelQueries({ queryKey: options.queryKey });
  return {
    query,
    running,
    // With a token, the window has nothing left to answer.
    inWindow: waiting !== undefined && running?.progress.state === 'token',
    openWindow(claims) {
      const attempt = Symbol('attempt');
      const client = graph.submitClient({ onWindow: () => setWaiting(attempt), claims });
      void cancel()
        .then(() => queries.fetchQuery(optionsFor(client)))
        // The query above has the failure as well, and shows it.
        .catch(() => undefined)
        .finally(() => setWaiting((current) => (current === attempt ? undefined : current)));
    },
    closeWindow: () => void cancel(),
  };
}
