import { onKeptElsewhere, readKept, writeKept } from '#src/storage.ts';

/**
 * How a sign-out reaches every tab, also one that was asleep or away when it happened. Each has a name of its own, kept for
 * all tabs, and a tab keeps the one that was the last when its session began. Storage speaks to our pages alone: to a
 * channel any link could post, by way of the bridge page. No clock is asked, since clocks are wrong.
 */

/** Says to every other tab that this browser is signed out. */
export function markSignOut(): void {
  // Where the browser stores nothing, no other tab has a session either.
  writeKept('signOutMark', crypto.randomUUID());
  writeKept('signInMark', null);
}

/** Keeps, as long as this tab lasts, that a session has begun now. */
export function markSignIn(): void {
  writeKept('signInMark', readKept('signOutMark') ?? null);
}

/** Whether a person signed out in another tab since the session of this tab began. */
export function isSignedOutElsewhere(): boolean {
  return (readKept('signInMark') ?? '') !== (readKept('signOutMark') ?? '');
}

/** Calls back once, as soon as that is so. */
export function onSignOutElsewhere(leave: () => void): void {
  const look = () => {
    if (!isSignedOutElsewhere()) return;
    end();
    leave();
  };
  const end = onKeptElsewhere('signOutMark', look);
  look();
}
