/**
 * What this tab's storage says before MSAL is loaded. No import of MSAL here: a signed-out page that needs
 * none of it must not download it.
 */

/**
 * True when this tab may hold a session: MSAL keeps everything under keys that begin with its name, so
 * without one there is nothing to restore.
 */
export function mayHaveSession(): boolean {
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith('msal.'));
  } catch {
    return false;
  }
}
