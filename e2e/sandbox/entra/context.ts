import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Origins } from '../tenant.ts';
import type { Sessions } from './sessions.ts';
import type { Signer } from './signing-key.ts';

/** What every endpoint of Entra works with. */
export type Entra = { readonly origins: Origins; readonly signer: Signer; readonly sessions: Sessions };

/** Cookies ignore ports, so the name carries it: two sandboxes in one browser keep their sessions apart. */
export function sessionCookie(entra: Entra): string {
  return `sandbox-session-${entra.origins.port}`;
}

export function sessionOf(c: Context, entra: Entra): string {
  return entra.sessions.open(getCookie(c, sessionCookie(entra)));
}
