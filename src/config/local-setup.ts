import { readKeptJson, writeKept } from '#src/storage.ts';

/** The set-up typed on the first-run page: no secret, and lost when the tab closes. */
export type LocalSetup = { clientId: string; tenant: string };

/** What was typed on the first-run page of this tab, if anything; `loadConfig` checks it. */
export function readSetup(): { local?: LocalSetup } {
  const stored = readKeptJson('setup');
  if (typeof stored !== 'object' || stored === null) return {};
  const { clientId, tenant } = stored as Partial<Record<keyof LocalSetup, unknown>>;
  return typeof clientId === 'string' && typeof tenant === 'string' ? { local: { clientId, tenant } } : {};
}

/** Forgets what was typed and goes back to the first-run page. */
export function startOver(): void {
  writeKept('setup', null);
  location.assign('/');
}

/** Keeps the set-up for this tab; false when the browser's storage is switched off. */
export function saveSetup(setup: LocalSetup): boolean {
  return writeKept('setup', JSON.stringify(setup)) === 'kept';
}
