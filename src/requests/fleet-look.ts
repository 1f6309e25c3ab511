import { type Failure, failureOf } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import { sleep } from '#src/graph/deadline.ts';
import { readTemplates, type Template } from '#src/graph/templates.ts';
import type { Graph } from './graph-context.ts';
import { mayShow } from './page-reads.ts';
import { readStoredNow, type StoredCredential } from './stored-credentials.ts';

/** One or two at a time, as long as Microsoft publishes no limit for these reads. */
const atOnce = 2;
const mostPauses = 5;
const ownPause = 30_000;

/** What is stored for one application and how it is recognised, or why it could not be read. */
export type Look =
  | { stored: readonly StoredCredential[]; templates: readonly Template[] | undefined }
  | { failure: Failure };

type LookOptions = {
  signal: AbortSignal;
  onLook: (id: string, look: Look) => void;
  /** Whether the templates of an application are needed to recognise it. */
  needsTemplates?: (target: Target) => boolean;
};

/** Reads the stored keys of many applications, two at a time, and opens no window. */
export async function lookAt(
  graph: Graph,
  targets: readonly Target[],
  { signal, onLook, needsTemplates }: LookOptions,
): Promise<void> {
  const queue = targets.values();
  let ended = false;
  const next = async (): Promise<void> => {
    for (const target of queue) {
      if (signal.aborted || ended) return;
      const look = await lookAtOne(graph, target, needsTemplates?.(target) === true, signal);
      if (signal.aborted) return;
      // Without the permission no other read would end in another way.
      if ('failure' in look && look.failure.kind === 'needs-interaction') ended = true;
      onLook(target.id.toLowerCase(), look);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

async function lookAtOne(
  graph: Graph,
  target: Target,
  withTemplates: boolean,
  signal: AbortSignal,
): Promise<Look> {
  for (let pauses = 0; ; pauses += 1) {
    try {
      const stored = await readStoredNow(graph.client, target, { mayShow, signal });
      const templates = withTemplates ? await readTemplates(graph.client, target, signal) : undefined;
      return { stored, templates };
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      if (failure.kind !== 'throttled' || pauses === mostPauses || signal.aborted) return { failure };
      const until = failure.until ?? Date.now() + ownPause;
      await sleep(Math.max(0, until - Date.now()), signal).catch(() => undefined);
    }
  }
}
