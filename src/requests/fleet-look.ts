import { queryOptions } from '@tanstack/react-query';
import { type Failure, FailureError, failureOf } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import type { GraphClient } from '#src/graph/client.ts';
import { sleep } from '#src/graph/deadline.ts';
import { readTemplates, type Template } from '#src/graph/templates.ts';
import type { Graph } from './graph-context.ts';
import { mayShow } from './page-reads.ts';
import { readStoredNow, type StoredCredential } from './stored-credentials.ts';

/** What is stored for one application and what its templates say, or why it could not be read. */
export type Look =
  | { stored: readonly StoredCredential[]; templates: readonly Template[] | undefined }
  | { failure: Failure };

/** By object id in lower case. */
export type Looks = ReadonlyMap<string, Look>;

/** One or two at a time, as long as Microsoft publishes no limit for these reads. */
const atOnce = 2;
const mostPauses = 5;
const ownPause = 30_000;

function lookKey(targets: readonly Target[]) {
  return ['look', ...targets.map(({ id }) => id.toLowerCase())] as const;
}

/**
 * The stored keys of many applications, each as soon as it is read. Each mount reads them again; the cache drops them as
 * soon as no component uses them.
 */
export function lookQuery(
  graph: Pick<Graph, 'reads'>,
  targets: readonly Target[],
  {
    client,
    needsTemplates,
  }: {
    client: GraphClient;
    /** Whether the templates of an application are needed to recognise it. */
    needsTemplates: (target: Target) => boolean;
  },
) {
  return queryOptions({
    queryKey: lookKey(targets),
    queryFn: ({ queryKey, signal: own, client: queries }): Promise<Looks> =>
      graph.reads.run({ key: queryKey, client, signal: own }, async (watched, signal) => {
        const looks = new Map<string, Look>();
        const queue = targets.values();
        const next = async (): Promise<void> => {
          for (const target of queue) {
            const look = await lookAt(watched, target, needsTemplates(target), signal);
            looks.set(target.id.toLowerCase(), look);
            if (!signal.aborted) queries.setQueryData<Looks>(queryKey, new Map(looks));
          }
        };
        await Promise.all(Array.from({ length: atOnce }, next));
        return looks;
      }),
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Throws where no other read would end in another way: without the permission, or when it is called off. */
async function lookAt(
  client: GraphClient,
  target: Target,
  withTemplates: boolean,
  signal: AbortSignal,
): Promise<Look> {
  for (let pauses = 0; ; pauses += 1) {
    try {
      const stored = await readStoredNow(client, target, { mayShow, signal });
      const templates = withTemplates ? await readTemplates(client, target, signal) : undefined;
      return { stored, templates };
    } catch (error) {
      const failure = failureOf(error);
      switch (failure?.kind) {
        case undefined:
        case 'needs-interaction':
        case 'signed-out':
        case 'cancelled':
          throw error;
        case 'throttled':
          if (pauses === mostPauses) throw new FailureError(failure, { cause: error });
          await sleep(Math.max(0, (failure.until ?? Date.now() + ownPause) - Date.now()), signal);
          break;
        case 'unreachable':
        case 'refused':
        case 'unreadable':
        case 'unsafe':
        case 'busy':
          return { failure };
      }
    }
  }
}
