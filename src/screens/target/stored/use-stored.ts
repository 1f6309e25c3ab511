import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { classOf } from '#src/credentials/keys.ts';
import { useGraph } from '#src/data/graph-context.ts';
import type { RunningRead } from '#src/data/read-watch.ts';
import { type StoredCredential, storedKey, storedQuery } from '#src/data/stored-credentials.ts';
import { useRunningRead } from '#src/data/use-running-read.ts';
import type { Target } from '#src/graph/directory.ts';

export type Stored = {
  query: UseQueryResult<readonly StoredCredential[]>;
  /** The read while it is under way. */
  running: RunningRead | undefined;
  /** Entra's window is open and waits for the person. */
  inWindow: boolean;
  /** Reads with Entra's window, which opens from this click; gives up one that is open already. */
  openWindow: (claims?: string) => void;
  closeWindow: () => void;
};

/** Reads what is stored as long as this is mounted, without a window unless the person asks for one. */
export function useStored(target: Target): Stored {
  const graph = useGraph();
  const queries = useQueryClient();
  // One symbol an attempt, so that the end of a given up one does not count as the end of the next.
  const [waiting, setWaiting] = useState<symbol>();
  const query = useQuery(storedQuery(graph, target, { mayShow }));
  const running = useRunningRead(storedKey(target));
  const cancel = () => queries.cancelQueries({ queryKey: storedKey(target) });
  return {
    query,
    running,
    // With a token there is nothing to answer in it any more.
    inWindow: waiting !== undefined && running?.progress.state === 'token',
    openWindow(claims) {
      const attempt = Symbol('attempt');
      const client = graph.submitClient({ onWindow: () => setWaiting(attempt), claims });
      void cancel()
        .then(() => queries.fetchQuery(storedQuery(graph, target, { mayShow, client })))
        // The query above has the failure as well, and shows it.
        .catch(() => undefined)
        .finally(() => setWaiting((current) => (current === attempt ? undefined : current)));
    },
    closeWindow: () => void cancel(),
  };
}

/** A secret that Graph answered in plain is not shown, nor kept; of an unknown key nobody can say what it is. */
function mayShow(key: string): boolean {
  return classOf(key) !== 'secret';
}
