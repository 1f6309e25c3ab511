import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { GraphClient } from '#src/graph/client.ts';
import type { Target } from '#src/domain/target.ts';
import { readStoredCredentials, type StoredCredential } from '#src/graph/stored-credentials.ts';
import { needsPermission } from './permission.ts';
import type { Graph } from './graph-context.ts';
import { isGuid } from '#src/domain/guid.ts';
import { onKeptElsewhere, writeKept } from '#src/storage.ts';

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

/**
 * Notifies every other tab of this browser that the stored credentials of a target may have changed. The id of the
 * target
 * stays in the browser only as long as that takes.
 */
export function tellOtherTabs({ id }: { id: string }): void {
  // The same text twice would be no change. Where the browser stores nothing, no other tab has a session either.
  writeKept('storedElsewhere', `${id} ${crypto.randomUUID()}`);
  writeKept('storedElsewhere', null);
}

/** Calls back with the id of each target that another tab has said so of, and returns what ends that. All that a false one can do is a read. */
export function onStoredElsewhere(listener: (id: string) => void): () => void {
  return onKeptElsewhere('storedElsewhere', (text) => {
    const [id = ''] = (text ?? '').split(' ');
    if (isGuid(id)) listener(id);
  });
}
