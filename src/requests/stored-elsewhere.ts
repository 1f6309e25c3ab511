import { isGuid } from '#src/domain/guid.ts';
import { onKeptElsewhere, writeKept } from '#src/storage.ts';

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
