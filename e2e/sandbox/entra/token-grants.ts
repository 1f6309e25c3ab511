import { createHash } from 'node:crypto';
import { errors } from 'jose';
import { personById } from '../people.ts';
import type { Person } from '../people.ts';
import { redirectUriOf } from './authorize-request.ts';
import { requestedContexts } from './claims.ts';
import type { Entra } from './context.ts';
import { consentRequired, deadRefreshToken, EntraError, strongerSignIn } from './errors.ts';
import { parseScopes, write } from './scopes.ts';
import type { Scopes } from './scopes.ts';
import { readCode, readRefreshToken } from './tokens.ts';
import type { CodeClaims, Grant, RefreshClaims } from './tokens.ts';

const invalidGrant = (code: number, text: string, suberror?: string): EntraError =>
  new EntraError({ error: 'invalid_grant', code, text, ...(suberror === undefined ? {} : { suberror }) });

/** A grant that holds: who it belongs to, what it may carry, and whether it was a code or a refresh token. */
export type ReadGrant = Grant & { readonly by: 'code' | 'refresh' };

/** Reads the code or the refresh token of a request, and whether it is genuine; throws EntraError. */
export function readGrant(entra: Entra, spent: Set<string>, form: URLSearchParams): Promise<ReadGrant> {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return redeemCode(entra, spent, form);
    case 'refresh_token':
      return redeemRefreshToken(entra, form);
    default:
      throw new EntraError({
        error: 'unsupported_grant_type',
        code: 70003,
        text: 'The grant type is not supported.',
      });
  }
}

async function redeemCode(entra: Entra, spent: Set<string>, form: URLSearchParams): Promise<ReadGrant> {
  const code = await unseal(
    readCode(entra, form.get('code') ?? ''),
    70008,
    'The authorization code is invalid or has expired.',
  );
  if (form.get('redirect_uri') !== redirectUriOf(entra.origins))
    throw invalidGrant(500112, 'The redirect URI does not match the one of the authorization request.');
  if (!provesChallenge(form.get('code_verifier') ?? '', code))
    throw invalidGrant(
      501481,
      'The code_verifier does not match the code_challenge of the authorization request.',
    );
  if (spent.has(code.jti)) throw invalidGrant(54005, 'The authorization code was already redeemed.');
  spent.add(code.jti);
  const { sid, nonce, contexts } = code;
  return { by: 'code', ...asked(code, form), sid, nonce, contexts };
}

function provesChallenge(verifier: string, code: CodeClaims): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === code.challenge;
}

async function redeemRefreshToken(entra: Entra, form: URLSearchParams): Promise<ReadGrant> {
  const refresh = await unseal(
    readRefreshToken(entra, form.get('refresh_token') ?? ''),
    9002313,
    'The refresh token is malformed, or was not issued by this sandbox.',
    'bad_token',
  );
  const { sid, contexts } = refresh;
  const { person, scopes } = asked(refresh, form);
  // What was activated since the sign-in.
  const renewed = { ...person, roles: [...person.roles, ...person.activated] };
  return { by: 'refresh', person: renewed, scopes, sid, nonce: undefined, contexts };
}

/** Whether a genuine grant may be redeemed for what is asked: one refresh token covers every consented scope. Throws EntraError. */
export function admit(entra: Entra, grant: ReadGrant, form: URLSearchParams): void {
  const { sid, person, scopes } = grant;
  const consented = entra.sessions.consented(sid, person);
  if (scopes.graph.some((scope) => !consented.has(scope))) throw new EntraError(consentRequired);
  if (grant.by === 'code') return;
  if (scopes.graph.includes(write) && !entra.sessions.refreshes(sid, person)) {
    entra.sessions.end(sid, person);
    throw new EntraError(deadRefreshToken);
  }
  const contexts = requestedContexts(form.get('claims') ?? undefined);
  if (contexts.some((context) => !grant.contexts.includes(context)))
    throw new EntraError(strongerSignIn(contexts));
}

/** Who the grant belongs to and which permissions are asked for. */
function asked(grant: CodeClaims | RefreshClaims, form: URLSearchParams): { person: Person; scopes: Scopes } {
  const person = personById(grant.person);
  if (!person) throw invalidGrant(50034, 'The user account does not exist in the directory.');
  const scopes = parseScopes(form.get('scope') ?? '');
  const [unknown] = scopes.unknown;
  if (unknown !== undefined)
    throw new EntraError({
      error: 'invalid_scope',
      code: 70011,
      text: `The scope '${unknown}' is not valid.`,
    });
  return { person, scopes };
}

async function unseal<T>(reading: Promise<T>, code: number, text: string, suberror?: string): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired)
      throw new EntraError(
        { error: 'invalid_grant', code: 70008, text: 'The grant has expired.' },
        { cause },
      );
    const refusal = { error: 'invalid_grant', code, text };
    throw new EntraError(suberror === undefined ? refusal : { ...refusal, suberror }, { cause });
  }
}
