import type { CredentialRowValues } from './credential-form-values.ts';

/** A row that was taken out and can be put back. Its value is held by the secret fields until then. */
export type Removal = { index: number; values: CredentialRowValues };

/** How long a removal can be undone, in milliseconds. */
export const undoableFor = 10_000;

/** What was removed a moment ago, the latest last. */
export type Removals = {
  /** The same array until it changes. */
  list: () => readonly Removal[];
  push: (removal: Removal) => void;
  /** Takes the latest one out again. */
  pop: () => Removal | undefined;
  subscribe: (notify: () => void) => () => void;
};

/** `forget` is called for each removal that can no longer be undone. */
export function createRemovals(forget: (removal: Removal) => void): Removals {
  let removals: readonly Removal[] = [];
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();
  const change = (next: readonly Removal[]) => {
    removals = next;
    for (const notify of listeners) notify();
  };
  const without = (gone: Removal) => {
    clearTimeout(timers.get(gone.values.row));
    timers.delete(gone.values.row);
    change(removals.filter((removal) => removal !== gone));
  };
  return {
    list: () => removals,
    push(removal) {
      const expire = () => {
        without(removal);
        forget(removal);
      };
      timers.set(removal.values.row, setTimeout(expire, undoableFor));
      change([...removals, removal]);
    },
    pop() {
      const latest = removals.at(-1);
      if (latest) without(latest);
      return latest;
    },
    subscribe(notify) {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
  };
}
