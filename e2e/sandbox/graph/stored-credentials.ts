import type { Entry } from '../directory.ts';
import type { Credential } from '../directory/behaviour.ts';
import { isShown } from './synchronization-keys.ts';

/** What each session has had stored, by target. Values that are masked are dropped before they get here. */
export type StoredCredentials = {
  /** As Graph answers it: sensitive values are an asterisk. */
  of(sid: string, entry: Entry): readonly Credential[];
  add(sid: string, entry: Entry, credentials: readonly Credential[]): void;
};

export function createStoredCredentials(): StoredCredentials {
  const bySlot = new Map<string, ReadonlyMap<string, string | null>>();
  const slotOf = (sid: string, entry: Entry): string => `${sid}:${entry.id}`;
  const kept = (sid: string, entry: Entry): ReadonlyMap<string, string | null> =>
    bySlot.get(slotOf(sid, entry)) ?? new Map(entry.stored.map(masked));
  return {
    of: (sid, entry) => [...kept(sid, entry)].map(([key, value]) => ({ key, value })),
    add(sid, entry, credentials) {
      bySlot.set(slotOf(sid, entry), new Map([...kept(sid, entry), ...credentials.map(masked)]));
    },
  };
}

function masked({ key, value }: Credential): readonly [string, string | null] {
  return [key, isShown(key) ? value : '*'];
}
