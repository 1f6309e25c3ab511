const storageKey = 'provisioning-keys.expiry';

const listeners = new Set<() => void>();

/** The text of the notes that this browser keeps: `null` where there is none, undefined where it keeps nothing at all. */
export function keptNotes(): string | null | undefined {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // Storage is switched off for this site.
    return undefined;
  }
}

/** Keeps this text in storageKey of the one before, or none any more; false where the browser refuses. */
export function keepNotes(text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, text);
  } catch {
    return false;
  }
  // The event of the storage goes to the other tabs alone.
  for (const notify of listeners) notify();
  return true;
}

/** Calls the listener on changes in this tab and in others. Returns how to stop. */
export function subscribeToNotes(notify: () => void): () => void {
  listeners.add(notify);
  addEventListener('storage', notify);
  return () => {
    listeners.delete(notify);
    removeEventListener('storage', notify);
  };
}
