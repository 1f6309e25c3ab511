import { forgetWork } from '#src/storage.ts';

/**
 * What MSAL keeps in this tab's storage, without MSAL. No import of MSAL here: a signed-out page that needs
 * none of it must not download it.
 */
import type { TokenUse } from '#src/domain/token-claims.ts';

/**
 * True when this tab may hold a session: MSAL keeps everything under keys that begin with its name, so
 * without one there is nothing to restore; its version alone is no session.
 */
export function mayHaveSession(): boolean {
  try {
    return Object.keys(sessionStorage).some(isOfMsal);
  } catch {
    return false;
  }
}

/** What the page was left for, as the answer of Entra says that waits to be taken up: MSAL puts the state of a request behind a bar. */
export function waitingUse(clientId: string): TokenUse {
  try {
    const answer = new URLSearchParams(sessionStorage.getItem(`msal.${clientId}.urlHash`) ?? '');
    const use = answer.get('state')?.split('|').at(-1);
    return use === 'status' || use === 'write' || use === 'audit' ? use : 'read';
  } catch {
    return 'read';
  }
}

/**
 * Ends an interaction of a window that this tab opened before its reload. The page that waited is gone,
 * and MSAL would look for an answer to a redirect that never was. A redirect keeps its request here.
 * Where an answer waits without a request, a link brought it, and MSAL must refuse it.
 */
export function forgetWindow(clientId: string): void {
  try {
    const kept = (name: string) => sessionStorage.getItem(`msal.${clientId}.${name}`);
    if (kept('request.params') === null && kept('urlHash') === null) forgetInteraction();
  } catch {
    // Storage that is switched off holds nothing.
  }
}

/** Removes everything that this tab keeps of a session, without MSAL: the stored entries may have broken it. */
export function forgetSession(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (isOfMsal(key)) sessionStorage.removeItem(key);
  } catch {
    // Storage that is switched off holds nothing.
  }
  // The next person to sign in here may be another one.
  forgetWork();
}

/** For a page that broke: what this tab keeps of the session would break it again. */
export function startAfresh(): void {
  forgetSession();
  location.reload();
}

function isOfMsal(key: string): boolean {
  return key.startsWith('msal.') && key !== 'msal.version';
}

/** MSAL takes up Entra's answer to a sign-in and removes it, but keeps the answer to a sign-out for good. */
export function forgetAnswer(clientId: string): void {
  try {
    sessionStorage.removeItem(`msal.${clientId}.urlHash`);
  } catch {
    // Storage that is switched off holds nothing.
  }
}

/**
 * Ends an interaction of MSAL's that was given up, such as a closed window: while it counts as under way, MSAL
 * refuses every redirect, a sign-out too.
 */
export function forgetInteraction(): void {
  try {
    sessionStorage.removeItem('msal.interaction.status');
  } catch {
    // Storage that is switched off holds nothing.
  }
}
