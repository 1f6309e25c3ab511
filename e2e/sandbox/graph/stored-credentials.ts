import type { Entry } from '../directory.ts';
import { provisioningOf } from '../directory/provisioning.ts';
import type { Credential } from '../directory/behaviour.ts';
import { servicesMark } from '../directory/vendor-targets.ts';
import { isShown } from './synchronization-keys.ts';

/** `first`: as the tenant had it from the start. `useless`: nothing, or the asterisk that reading back shows. */
type Secret = 'first' | 'renewed' | 'useless';

/** What each session has had stored, by target, in this process's memory alone. */
export type StoredCredentials = {
  /** As Graph answers it: sensitive values are an asterisk. */
  of(sid: string, entry: Entry): readonly Credential[];
  /** As the provisioning service uses it, with its secrets. */
  plain(sid: string, entry: Entry): readonly Credential[];
  add(sid: string, entry: Entry, credentials: readonly Credential[]): void;
  drop(sid: string, entry: Entry, keys: readonly string[]): void;
  /** Keeps these and nothing else. */
  replace(sid: string, entry: Entry, credentials: readonly Credential[]): void;
  /** What happened to the secrets among them. */
  secretOf(sid: string, entry: Entry): Secret;
};

type Pairs = ReadonlyMap<string, string | null>;
type Slot = {
  readonly pairs: Pairs;
  readonly secret: Secret;
  /** The answer until then. */
  readonly before?: { readonly pairs: Pairs; readonly until: number };
};

/** `services` is where Graph and the vendor answer. */
export function createStoredCredentials(services: string): StoredCredentials {
  const bySlot = new Map<string, Slot>();
  const slotOf = (sid: string, entry: Entry): string => `${sid}:${entry.id}`;
  const kept = (sid: string, entry: Entry): Slot =>
    bySlot.get(slotOf(sid, entry)) ?? {
      pairs: new Map(entry.stored.map(({ key, value }) => [key, value.replace(servicesMark, services)])),
      secret: 'first',
    };
  return {
    of(sid, entry) {
      const { pairs, before } = kept(sid, entry);
      const told = before && Date.now() < before.until ? before.pairs : pairs;
      return [...told].map(([key, value]) => ({ key, value: isShown(key) ? value : '*' }));
    },
    plain: (sid, entry) => [...kept(sid, entry).pairs].map(([key, value]) => ({ key, value })),
    add(sid, entry, credentials) {
      const before = kept(sid, entry);
      bySlot.set(slotOf(sid, entry), {
        pairs: new Map([...before.pairs, ...credentials.map(pair)]),
        secret: secretIn(credentials) ?? before.secret,
      });
    },
    drop(sid, entry, keys) {
      const before = kept(sid, entry);
      bySlot.set(slotOf(sid, entry), {
        ...before,
        pairs: new Map([...before.pairs].filter(([key]) => !keys.includes(key))),
      });
    },
    replace(sid, entry, credentials) {
      const { pairs } = kept(sid, entry);
      const { lag } = provisioningOf(entry) ?? {};
      bySlot.set(slotOf(sid, entry), {
        pairs: new Map(credentials.map(pair)),
        secret: secretIn(credentials) ?? 'useless',
        ...(lag !== undefined && { before: { pairs, until: Date.now() + lag * 1000 } }),
      });
    },
    secretOf: (sid, entry) => kept(sid, entry).secret,
  };
}

function pair({ key, value }: Credential): readonly [string, string | null] {
  return [key, value];
}

/** undefined where there is no secret among them. */
function secretIn(credentials: readonly Credential[]): Secret | undefined {
  const secrets = credentials.filter(({ key }) => !isShown(key));
  if (secrets.length === 0) return undefined;
  return secrets.some(({ value }) => isUselessSecret(value)) ? 'useless' : 'renewed';
}

/** No issuer hands out an asterisk as a secret: it is the mask, sent back. */
export function isUselessSecret(value: string | null): boolean {
  return value === null || value === '' || value === '*';
}
