import type { Renewal } from '#src/renewal/renewal.ts';
import { parseRenewal, type RenewalOwner, serialiseRenewal } from '#src/renewal/stored-renewal.ts';

/** What begins so is forgotten at sign-out: see `forgetWork` in `auth/stored.ts`. */
function keyOf({ tenantId, target }: RenewalOwner): string {
  return `provisioning-keys.renewal.${tenantId}.${target.kind}.${target.id}`;
}

/** The renewal that this tab keeps for a target, if any. */
export function keptRenewal(owner: RenewalOwner): Renewal | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(owner));
    return text === null ? undefined : parseRenewal(text, owner);
  } catch {
    // Storage that is switched off holds nothing.
    return undefined;
  }
}

/** Ids, times and names, until the tab is closed, signed out, or the renewal is finished; never a value. */
export function keepRenewal(owner: RenewalOwner, renewal: Renewal | undefined): void {
  const text = renewal && serialiseRenewal(renewal);
  try {
    if (text === undefined) sessionStorage.removeItem(keyOf(owner));
    else sessionStorage.setItem(keyOf(owner), text);
  } catch {
    // Without storage it lasts as long as this page.
  }
}
