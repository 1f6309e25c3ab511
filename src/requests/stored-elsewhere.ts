import { isGuid } from '#src/domain/guid.ts';

const key = 'provisioning-keys.stored';

/**
 * Notifies every other tab of this browser that the stored credentials of a target may have changed. The id of the
 * target
 * stays in the browser only as long as that takes.
 */
export function tellOtherTabs({ id }: { id: string }): void {
  try {
    // The same text twice would be no change.
    localStorage.setItem(key, `${id} ${crypto.randomUUID()}`);
    localStorage.removeItem(key);
  } catch {
    // Where the browser stores nothing, no other tab has a session either.
  }
}

/** Calls back with the id of each target that another tab has said so of, and returns what ends that. All that a false one can do is a read. */
export function onStoredElsewhere(listener: (id: string) => void): () => void {
  const look = (event: StorageEvent) => {
    if (event.key !== key) return;
    const [id = ''] = (event.newValue ?? '').split(' ');
    if (isGuid(id)) listener(id);
  };
  addEventListener('storage', look);
  return () => removeEventListener('storage', look);
}
