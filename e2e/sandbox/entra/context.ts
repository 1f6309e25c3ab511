import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Origins } from '../tenant.ts';
import { write } from './scopes.ts';
import type { Scopes } from './scopes.ts';
import type { Sessions, Switched } from './sessions.ts';
import type { Signer } from './signing-key.ts';

/** What every endpoint of Entra works with. */
export type Entra = { readonly origins: Origins; readonly signer: Signer; readonly sessions: Sessions };

/** Cookies ignore ports, so the name carries it: two sandboxes in one browser keep their sessions apart. */
export function sessionCookie({ origins }: Pick<Entra, 'origins'>): string {
  return `sandbox-session-${origins.port}`;
}

/** Lets the browser come back to its session. */
export function keepSession(c: Context, entra: Entra, session: string): void {
  setCookie(c, sessionCookie(entra), session, { path: '/', httpOnly: true, sameSite: 'Lax' });
}

export function sessionOf(c: Context, entra: Entra): string {
  return entra.sessions.open(getCookie(c, sessionCookie(entra)));
}

/** How Entra is switched for a request of these scopes. */
export function switchFor(entra: Entra, session: string, scopes: Scopes): Switched | undefined {
  const switched = entra.sessions.switchedTo(session);
  return switched?.reach === 'write' && !scopes.graph.includes(write) ? undefined : switched;
}
