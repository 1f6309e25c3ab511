import { isGuid } from '#src/domain/guid.ts';

const key = 'provisioning-keys.stored';

/** Says to every other tab of this browser that what is stored for a target may have changed: by its id, kept for no longer than that takes. */
export function tellOtherTabs({ id }: { id: string }): void {
  try {
    // The same text twice would be no change.
    localStorage.setItem(key, `${id} ${crypto.randomUUID()}`);
    localStorage.removeItem(key);
  } catch {
    // Where the browser keeps nothing, no other tab has a session either.
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
