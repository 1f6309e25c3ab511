import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import { type Graph, useGraph } from './graph-context.ts';
import type { Target } from '#src/domain/target.ts';
import { useLeaving } from './leaving.ts';

/** The queries that need the permission, so that they are read as soon as it is there. */
export const needsPermission = { permission: 'status' } as const;

const keys = ['permission'] as const;

/** Each opening of an application tries anew, and so does the list of what is provisioned. */
function permissionKey(target: Target | undefined) {
  return target ? [...keys, target.kind, target.id.toLowerCase()] : [...keys, 'all'];
}

/** Holds no token: that a token can be had is all that the page has to know. */
function permissionQuery(
  graph: Graph,
  target: Target | undefined,
  window?: { onWindow: () => void; claims?: string | undefined },
) {
  return queryOptions({
    queryKey: permissionKey(target),
    queryFn: async ({ signal }) => {
      await graph.permit({ signal, ...window });
      return 'granted' as const;
    },
    staleTime: Infinity,
    gcTime: 0,
    // A part of the page that comes later must not try again what has just failed.
    retryOnMount: false,
  });
}

/** Whether this page may look at how applications are provisioned, and the one way to ask for it. */
export type Permission = {
  state: 'trying' | 'granted' | 'window' | 'missing';
  /** Why it is missing. */
  failure: Failure | undefined;
  /** Opens Entra's window, to be called from a click; gives up one that is open already. Then all is read by itself. */
  grant: (claims?: string) => void;
  /** Gives up the window. */
  cancel: () => void;
  /** Asks for the same by leaving the page: everything typed is lost. */
  redirect: () => void;
};

/**
 * Tries in silence when the first part of a page needs it. Every part that uses it shares one attempt. Without a target: for
 * all that is provisioned. `onGranted` is called when a window has given it.
 */
export function usePermission(target?: Target, onGranted?: () => void): Permission {
  const graph = useGraph();
  const queryKey = permissionKey(target);
  const queries = useQueryClient();
  const leaving = useLeaving();
  const query = useQuery(permissionQuery(graph, target));
  // One symbol a window, so that the end of a given up one does not count as the end of the next.
  const [waiting, setWaiting] = useState<symbol>();
  const failure = query.error && !query.isFetching ? failureOf(query.error) : undefined;
  const claims = failure?.kind === 'needs-interaction' ? failure.claims : undefined;
  return {
    state: stateOf(query, waiting !== undefined),
    failure,
    grant(asked = claims) {
      const window = Symbol('window');
      void queries
        .cancelQueries({ queryKey })
        .then(() =>
          queries.fetchQuery({
            ...permissionQuery(graph, target, { onWindow: () => setWaiting(window), claims: asked }),
            staleTime: 0,
          }),
        )
        .then(() => {
          onGranted?.();
          return readAgain(queries);
        })
        // The query above has the failure as well, and shows it.
        .catch(() => undefined)
        .finally(() => setWaiting((current) => (current === window ? undefined : current)));
    },
    cancel: () => void queries.cancelQueries({ queryKey }),
    redirect() {
      leaving.agree();
      void graph.signInAgain('status', claims);
    },
  };
}

function stateOf(
  { data, isFetching, error }: { data: unknown; isFetching: boolean; error: unknown },
  isWindowOpen: boolean,
): Permission['state'] {
  if (isWindowOpen && isFetching) return 'window';
  if (error && !isFetching) return 'missing';
  return data === undefined ? 'trying' : 'granted';
}

/** What failed for want of a token is read with the new one. */
async function readAgain(queries: QueryClient): Promise<void> {
  await queries.refetchQueries({
    type: 'active',
    predicate: ({ meta, state }) =>
      meta?.['permission'] === needsPermission.permission && state.status === 'error',
  });
}

/** A token came by another part of the page, such as a submit: it may be the one that was missing. */
export function tryPermissionAgain(queries: QueryClient): void {
  void queries.refetchQueries({
    queryKey: keys,
    type: 'active',
    predicate: ({ state }) => state.status === 'error' && state.fetchStatus === 'idle',
  });
}
