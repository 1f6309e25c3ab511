/** What comes later than the page that uses it, and is looked up rather than waited for: nothing of the page hides meanwhile. */
export type LatePart<Part> = {
  /** Undefined until it is there. */
  now: () => Part | undefined;
  /** What fails now is tried again with the next call. */
  load: () => Promise<Part>;
  /** For a chunk that brings it along. */
  give: (part: Part) => void;
  subscribe: (notify: () => void) => () => void;
};

export function latePart<Part>(fetchPart: () => Promise<Part>): LatePart<Part> {
  let part: Part | undefined;
  let under: Promise<Part> | undefined;
  const listeners = new Set<() => void>();
  const give = (given: Part) => {
    part = given;
    for (const notify of listeners) notify();
  };
  const fetched = async () => {
    try {
      const fresh = await fetchPart();
      give(fresh);
      return fresh;
    } finally {
      under = undefined;
    }
  };
  return {
    now: () => part,
    give,
    load: async () => part ?? (await (under ??= fetched())),
    subscribe(notify) {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
  };
}
