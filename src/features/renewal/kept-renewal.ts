import { readKept, readKeptJson, writeKept } from '#src/storage.ts';
import type { Renewal } from '#src/domain/renewal/renewal.ts';
import {
  isRenewal,
  parseRenewal,
  type RenewalOwner,
  serialiseRenewal,
} from '#src/domain/renewal/stored-renewal.ts';

function nameOf({ tenantId, target }: RenewalOwner): string {
  return `${tenantId}/${target.kind}/${target.id}`;
}

/** The stored entries, by name and unread. Disabled storage holds nothing; undefined where the whole text is not this page's. */
function readAll(): ReadonlyMap<string, unknown> | undefined {
  const all = readKeptJson('renewals');
  if (typeof all === 'object' && all !== null) return new Map(Object.entries(all));
  return (readKept('renewals') ?? null) === null ? new Map() : undefined;
}

/**
 * The renewal that this tab keeps for a target, if any. `unreadable`: something stands in its place that this page cannot
 * read, and a person who began one has to know. A record of another person counts as none.
 */
export function keptRenewal(owner: RenewalOwner): Renewal | 'unreadable' | undefined {
  const all = readAll();
  if (!all) return 'unreadable';
  const text = all.get(nameOf(owner));
  if (text === undefined) return undefined;
  if (typeof text !== 'string') return 'unreadable';
  return parseRenewal(text, owner) ?? (isRenewal(text) ? undefined : 'unreadable');
}

/** `too-long`: it has outgrown what is read again. `no-room`: this browser's storage is full or switched off. */
export type Keeping = 'kept' | 'too-long' | 'no-room';

/**
 * Ids, times and names, until the tab is closed, signed out, or the renewal is finished; never a value. Where it cannot be
 * kept, what was kept last stays, and the answer says so.
 */
export function keepRenewal(owner: RenewalOwner, renewal: Renewal | undefined): Keeping {
  const all = new Map(readAll());
  const text = renewal && serialiseRenewal(renewal);
  if (renewal && text === undefined) return 'too-long';
  if (text === undefined) all.delete(nameOf(owner));
  else all.set(nameOf(owner), text);
  const json = all.size === 0 ? null : JSON.stringify(Object.fromEntries(all));
  return writeKept('renewals', json) === 'kept' ? 'kept' : 'no-room';
}
