import { readKeptJson, writeKept } from '#src/storage.ts';
import type { Renewal } from '#src/domain/renewal/renewal.ts';
import { parseRenewal, type RenewalOwner, serialiseRenewal } from '#src/domain/renewal/stored-renewal.ts';

function nameOf({ tenantId, target }: RenewalOwner): string {
  return `${tenantId}/${target.kind}/${target.id}`;
}

/**
 * The stored entries, by name and unread. Disabled storage holds nothing, and text that this page did not write
 * counts as nothing.
 */
function readAll(): ReadonlyMap<string, unknown> {
  const all = readKeptJson('renewals');
  return new Map(typeof all === 'object' && all !== null ? Object.entries(all) : []);
}

/** The renewal that this tab keeps for a target, if any. */
export function keptRenewal(owner: RenewalOwner): Renewal | undefined {
  const text = readAll().get(nameOf(owner));
  return typeof text === 'string' ? parseRenewal(text, owner) : undefined;
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
