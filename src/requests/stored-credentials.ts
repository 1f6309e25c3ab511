import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { GraphClient } from '#src/graph/client.ts';
import type { Target } from '#src/domain/target.ts';
import { readStoredCredentials, type StoredCredential } from '#src/graph/stored-credentials.ts';
import { needsPermission } from './permission.ts';
import type { Graph } from './graph-context.ts';

export type { StoredCredential } from '#src/graph/stored-credentials.ts';

/** Marks them as stale: after a submit that may have changed the stored credentials. */
export function storedKey({ id }: Pick<Target, 'id'>) {
  return ['stored-credentials', id.toLowerCase()] as const;
}

type StoredOptions = {
  /** Whether a value of this key may be kept for showing, should Graph answer one in plain. */
  mayShow: (key: string) => boolean;
  /** In place of the silent client: one that may open Entra's window. */
  client?: GraphClient;
};

/**
 * The stored credentials of an enterprise application. Each mount reads them again; `usePageStored` shares one read.
 * The cache drops the answer as soon as no component uses it.
 */
export function storedQuery(
  graph: Pick<Graph, 'client' | 'reads'>,
  target: Target,
  { mayShow, client = graph.client }: StoredOptions,
) {
  return queryOptions({
    queryKey: storedKey(target),
    queryFn: async ({ queryKey, signal: own }) => {
      return await graph.reads.run({ key: queryKey, client, signal: own }, (watched, signal) =>
        readStoredNow(watched, target, { mayShow, signal }),
      );
    },
    staleTime: 0,
    gcTime: 0,
    meta: needsPermission,
  });
}

/** Reads the stored credentials past the cache, to compare them. Components that show them see nothing of this read. */
export async function readStoredNow(
  client: GraphClient,
  target: Pick<Target, 'id'>,
  { mayShow, signal }: Pick<StoredOptions, 'mayShow'> & { signal: AbortSignal },
): Promise<readonly StoredCredential[]> {
  const stored = await readStoredCredentials(client, target.id, signal);
  return stored.map(({ key, value }) => ({
    key,
    value: mayShow(key) ? value : ({ kind: 'hidden' } as const),
  }));
}

/** The keys that are in view now; undefined where no person asked for them. */
export function storedKeysInView(queries: QueryClient, target: Target): readonly string[] | undefined {
  return queries.getQueryData<readonly StoredCredential[]>(storedKey(target))?.map(({ key }) => key);
}
