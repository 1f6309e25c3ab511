import type { CredentialRowValues } from '#src/domain/credentials/credential.ts';

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
  /** As long as a person is at the way back, by either, no time passes. */
  hold: (by: 'focus' | 'pointer') => void;
  release: (by: 'focus' | 'pointer') => void;
  subscribe: (notify: () => void) => () => void;
};

/** `forget` is called for each removal that can no longer be undone. */
export function createRemovals(forget: (removal: Removal) => void): Removals {
  let removals: readonly Removal[] = [];
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** How long each has left from the moment `since`, in milliseconds. */
  const left = new Map<Removal, number>();
  const holders = new Set<'focus' | 'pointer'>();
  let since = Date.now();
  const listeners = new Set<() => void>();
  const change = (next: readonly Removal[]) => {
    removals = next;
    for (const notify of listeners) notify();
  };
  const without = (gone: Removal) => {
    clearTimeout(timers.get(gone.values.row));
    timers.delete(gone.values.row);
    left.delete(gone);
    const rest = removals.filter((removal) => removal !== gone);
    // What was held on to goes with the last one.
    if (rest.length === 0) holders.clear();
    change(rest);
  };
  const pass = () => {
    const now = Date.now();
    if (holders.size === 0) for (const [removal, time] of left) left.set(removal, time - (now - since));
    since = now;
  };
  const run = () => {
    for (const timer of timers.values()) clearTimeout(timer);
    if (holders.size > 0) return;
    for (const [removal, time] of left)
      timers.set(
        removal.values.row,
        setTimeout(() => {
          without(removal);
          forget(removal);
        }, time),
      );
  };
  return {
    list: () => removals,
    push(removal) {
      pass();
      left.set(removal, undoableFor);
      run();
      change([...removals, removal]);
    },
    pop() {
      const latest = removals.at(-1);
      if (latest) without(latest);
      return latest;
    },
    hold(by) {
      pass();
      holders.add(by);
      run();
    },
    release(by) {
      pass();
      holders.delete(by);
      run();
    },
    subscribe(notify) {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
  };
}
