/** The set-up typed on the first-run page: no secret, and lost when the tab closes. */
export type LocalSetup = { clientId: string; tenant: string };

const storageKey = 'provisioning-keys.setup';

/** What was typed on the first-run page of this tab, if anything; `loadConfig` checks it. */
export function readSetup(): { local?: LocalSetup } {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return {};
    const { clientId, tenant } = stored as Partial<Record<keyof LocalSetup, unknown>>;
    return typeof clientId === 'string' && typeof tenant === 'string' ? { local: { clientId, tenant } } : {};
  } catch {
    // Storage switched off, or something else wrote there: then there is no local set-up.
    return {};
  }
}

/** Forgets what was typed and goes back to the first-run page. */
export function startOver(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Storage that is switched off holds nothing.
  }
  location.assign('/');
}

/** Keeps the set-up for this tab; false when the browser's storage is switched off. */
export function saveSetup(setup: LocalSetup): boolean {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(setup));
    return true;
  } catch {
    return false;
  }
}
