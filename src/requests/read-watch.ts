import type { RunningRead, ReadProgress } from '#src/domain/attempt.ts';
import { hashKey, type QueryKey } from '@tanstack/react-query';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from '#src/graph/client.ts';

/** The running reads, by the key of their query: what they wait for, and how to stop them. */
export type ReadWatch = {
  subscribe: (listener: () => void) => () => void;
  of: (key: QueryKey) => RunningRead | undefined;
  /** Runs a query's reads with a client that reports how far they are. `signal` is the query's own. */
  run: <T>(
    query: { key: QueryKey; client: GraphClient; signal: AbortSignal },
    read: (client: GraphClient, signal: AbortSignal) => Promise<T>,
  ) => Promise<T>;
};

/** In milliseconds. */
const slowAfter = 2_000;

/** `beforeFailure`: fetches what a failure is shown with. It waits for that, and a page never shows a failure without its words. */
export function createReadWatch(
  beforeFailure: (error: unknown) => Promise<void> = () => Promise.resolve(),
): ReadWatch {
  const listeners = new Set<() => void>();
  const running = new Map<string, { read: RunningRead }>();
  const tell = () => listeners.forEach((listener) => listener());

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    of: (key) => running.get(hashKey(key))?.read,
    async run({ key, client, signal }, read) {
      const hash = hashKey(key);
      const person = new AbortController();
      const own: { read: RunningRead } = {
        read: {
          progress: { state: 'token', attempt: 1, of: 1, reason: undefined },
          slow: false,
          cancel: () => person.abort(),
        },
      };
      const change = (news: Partial<RunningRead>) => {
        own.read = { ...own.read, ...news };
        tell();
      };
      running.set(hash, own);
      tell();
      const timer = setTimeout(() => change({ slow: true }), slowAfter);
      try {
        const watched = tellingClient(client, (progress) => change({ progress }));
        return await read(watched, AbortSignal.any([signal, person.signal]));
      } catch (error) {
        // Whatever was under way at that moment may have failed of it in its own words.
        if (person.signal.aborted) throw new FailureError({ kind: 'cancelled' }, { cause: error });
        await beforeFailure(error);
        throw error;
      } finally {
        clearTimeout(timer);
        // One of two parallel reads may have failed: the other is of no more use.
        person.abort();
        // A later run of the same query may have begun already.
        if (running.get(hash) === own) running.delete(hash);
        tell();
      }
    },
  };
}

/**
 * The same client, which also reports how far its reads are. Of several at once, it reports the one with the longest
 * pause.
 */
function tellingClient(client: GraphClient, tell: (progress: ReadProgress) => void): GraphClient {
  const reads = new Map<symbol, ReadProgress>();
  const tellOne = () => {
    const [first, ...others] = reads.values();
    if (first) tell(others.reduce((one, other) => (endOf(other) > endOf(one) ? other : one), first));
  };
  return {
    ...client,
    async read(path, options) {
      const read = Symbol(path);
      try {
        const onProgress = (progress: ReadProgress) => {
          reads.set(read, progress);
          tellOne();
        };
        return await client.read(path, { ...options, onProgress });
      } finally {
        reads.delete(read);
        tellOne();
      }
    },
  };
}

function endOf(progress: ReadProgress): number {
  return progress.state === 'pausing' ? progress.until : 0;
}
