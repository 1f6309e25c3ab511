import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { delay, dropConnection, strayPage } from '../graph/connection.ts';
import { personById } from '../people.ts';
import { fabrikamId } from '../tenant.ts';
import { deadRefreshToken, EntraError, strongerSignIn, tokenErrorBody } from './errors.ts';
import type { Switched } from './sessions.ts';
import { isSignInCode } from './token-faults.ts';
import type { TokenSwitch } from './token-faults.ts';
import { signInRefusals } from './sign-in-refusals.ts';
import type { ReadGrant } from './token-grants.ts';

export type TokenEnvironment = { Bindings: HttpBindings };

/** What the token endpoint answers in place of tokens, or undefined where they follow after all; throws EntraError. */
export async function answerTokenFault(
  c: Context<TokenEnvironment>,
  { name, answered }: Switched,
  grant: ReadGrant,
): Promise<Response | undefined> {
  const stale = grant.by === 'refresh' && !answered;
  if (isSignInCode(name)) {
    const { by, ...refusal } = signInRefusals[name];
    // Entra reports what needs a person to a refresh token first, and then in the sign-in.
    const wantsPerson = by === 'refresh' || refusal.error === 'interaction_required';
    if (by === 'redeem' || (wantsPerson && stale)) throw new EntraError(refusal);
    return undefined;
  }
  switch (name) {
    case 'html':
      return c.html(strayPage);
    case 'empty':
      return c.json({});
    case 'gateway':
      return c.html(strayPage, 502);
    case 'throttled': {
      const text = 'There are too many incoming requests.';
      const body = tokenErrorBody({ error: 'temporarily_unavailable', code: 90055, text }, randomUUID());
      return c.json(body, 429, { 'Retry-After': '120' });
    }
    case 'unavailable':
      return c.json({ error: 'temporarily_unavailable' }, 503);
    case 'dropped':
      return dropConnection(c);
    case 'no-answer':
      await delay(c, 600);
      return dropConnection(c);
    case 'slow':
      await delay(c, 7);
      return undefined;
    case 'dead-refresh':
      if (stale) throw new EntraError(deadRefreshToken);
      return undefined;
    case 'claims':
      if (grant.by === 'refresh' && !grant.contexts.includes(context))
        throw new EntraError(strongerSignIn([context]));
      return undefined;
    case 'consent-revoked':
    case 'wrong-tenant':
    case 'other-account':
    case 'odd-claims':
    case 'clock-ahead':
    case 'clock-behind':
      return undefined;
  }
}

/** The authentication context that the switch `claims` asks for. */
const context = 'c1';
const threeHours = 10_800;

/** What the tokens of a grant say in place of the truth. */
export function changedGrant(name: TokenSwitch, grant: ReadGrant): ReadGrant {
  switch (name) {
    case 'wrong-tenant':
      return { ...grant, tenantId: fabrikamId };
    case 'other-account':
      return { ...grant, person: personById('ray') ?? grant.person };
    case 'odd-claims':
      return { ...grant, odd: true };
    case 'clock-ahead':
      return { ...grant, ahead: threeHours };
    case 'clock-behind':
      return { ...grant, ahead: -threeHours };
    default:
      return grant;
  }
}
