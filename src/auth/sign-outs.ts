/**
 * How a sign-out reaches every tab, also one that was asleep or away when it happened. Each has a name of its own, kept for
 * all tabs, and a tab keeps the one that was the last when its session began. Storage speaks to our pages alone: to a
 * channel any link could post, by way of the bridge page. No clock is asked, since clocks are wrong.
 */
const key = 'provisioning-keys.sign-out';

/** Says to every other tab that this browser is signed out. */
export function markSignOut(): void {
  try {
    localStorage.setItem(key, crypto.randomUUID());
    sessionStorage.removeItem(key);
  } catch {
    // Where the browser stores nothing, no other tab has a session either.
  }
}

/** Keeps, as long as this tab lasts, that a session has begun now. */
export function markSignIn(): void {
  try {
    const last = localStorage.getItem(key);
    if (last === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, last);
  } catch {
    // Storage that is switched off holds no session.
  }
}

/** Whether a person signed out in another tab since the session of this tab began. */
export function isSignedOutElsewhere(): boolean {
  try {
    return (sessionStorage.getItem(key) ?? '') !== (localStorage.getItem(key) ?? '');
  } catch {
    return false;
  }
}

/** Calls back once, as soon as that is so. */
export function onSignOutElsewhere(leave: () => void): void {
  const look = () => {
    if (!isSignedOutElsewhere()) return;
    removeEventListener('storage', look);
    leave();
  };
  addEventListener('storage', look);
  look();
}
