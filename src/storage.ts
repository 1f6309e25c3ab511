/** `tab`: until the tab is closed. `sign-out`: until then, or until a sign-out. `erased`: until a person removes it. */
type Kept = {
  name: string;
  /** Who reads and writes it. */
  owner: string;
  holds: 'setup' | 'ids' | 'ids-and-days' | 'ids-and-times' | 'addresses' | 'random-mark';
  until: 'tab' | 'sign-out' | 'erased';
};

/**
 * Everything that this browser keeps for the product, apart from MSAL's session (`auth/msal-storage.ts`). It never
 * holds the value of a credential, or the name of a person or an application.
 */
export const kept = {
  /** Client ID and tenant of the first-run page. */
  setup: { name: 'provisioning-keys.setup', owner: 'config', holds: 'setup', until: 'tab' },
  /** Renewals under way: also names of keys. */
  renewals: {
    name: 'provisioning-keys.renewals',
    owner: 'features/renewal',
    holds: 'ids-and-times',
    until: 'sign-out',
  },
  /** A scan for provisioning jobs: also states and codes of jobs. */
  scan: { name: 'provisioning-keys.scan', owner: 'requests', holds: 'ids-and-times', until: 'sign-out' },
  /** Addresses of lists, with their search texts, and how far each was scrolled. */
  places: { name: 'provisioning-keys.places', owner: 'requests', holds: 'addresses', until: 'sign-out' },
  /** The last sign-out before the session of this tab began. */
  signInMark: { name: 'provisioning-keys.sign-out', owner: 'auth', holds: 'random-mark', until: 'tab' },
  /** The last sign-out in any tab. */
  signOutMark: { name: 'provisioning-keys.sign-out', owner: 'auth', holds: 'random-mark', until: 'erased' },
  /** For a moment: the application whose stored credentials have just changed. */
  storedElsewhere: { name: 'provisioning-keys.stored', owner: 'requests', holds: 'ids', until: 'erased' },
  /** Expiry dates: also names of keys. */
  expiry: {
    name: 'provisioning-keys.expiry',
    owner: 'features/expiry',
    holds: 'ids-and-days',
    until: 'erased',
  },
  /** Recent and pinned applications, by tenant and account. */
  applications: {
    name: 'provisioning-keys.applications',
    owner: 'requests',
    holds: 'ids',
    until: 'erased',
  },
} as const satisfies Record<string, Kept>;

export type Key = keyof typeof kept;

const listeners = new Set<() => void>();

function areaOf(key: Key): Storage {
  return kept[key].until === 'erased' ? localStorage : sessionStorage;
}

/** `null` where nothing is kept, undefined where the browser keeps nothing for this site. */
export function readKept(key: Key): string | null | undefined {
  try {
    return areaOf(key).getItem(kept[key].name);
  } catch {
    return undefined;
  }
}

/** The parsed text; undefined where there is none, or where something else than this page wrote it. */
export function readKeptJson(key: Key): unknown {
  try {
    return JSON.parse(readKept(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Replaces what is kept, or removes it for `null`. `refused`: storage is full or switched off, and keeps what it had. */
export function writeKept(key: Key, text: string | null): 'kept' | 'refused' {
  try {
    if (text === null) areaOf(key).removeItem(kept[key].name);
    else areaOf(key).setItem(kept[key].name, text);
  } catch {
    return 'refused';
  }
  // The browser's own event goes to the other tabs alone.
  for (const notify of listeners) notify();
  return 'kept';
}

/** Calls the listener on a change in this tab or in another. Returns how to stop. */
export function subscribeToKept(notify: () => void): () => void {
  listeners.add(notify);
  addEventListener('storage', notify);
  return () => {
    listeners.delete(notify);
    removeEventListener('storage', notify);
  };
}

/** Calls back with what another tab writes under this key. Returns how to stop. */
export function onKeptElsewhere(key: Key, listener: (text: string | null) => void): () => void {
  const look = (event: StorageEvent) => {
    // Without a name everything was removed at once.
    if (event.key === null || event.key === kept[key].name) listener(event.newValue);
  };
  addEventListener('storage', look);
  return () => removeEventListener('storage', look);
}

/** Removes what must not outlast a sign-out. */
export function forgetWork(): void {
  const keys: readonly Key[] = ['renewals', 'scan', 'places'];
  for (const key of keys) writeKept(key, null);
}

/** Whether the browser keeps anything for this site. */
export function storageWorks(): boolean {
  const probe = 'provisioning-keys.probe';
  try {
    sessionStorage.setItem(probe, probe);
    sessionStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}
