import { createHash, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { errors } from 'jose';
import { personById } from '../people.ts';
import type { Person } from '../people.ts';
import { client } from '../tenant.ts';
import { redirectUriOf } from './authorize-request.ts';
import { requestedContexts } from './claims.ts';
import type { Entra } from './context.ts';
import { consentRequired, EntraError, tokenErrorBody } from './errors.ts';
import { parseScopes } from './scopes.ts';
import type { Scopes } from './scopes.ts';
import { readCode, readRefreshToken, tokenResponse } from './tokens.ts';
import type { CodeClaims, RefreshClaims } from './tokens.ts';

const invalidGrant = (code: number, text: string, suberror?: string): EntraError =>
  new EntraError({ error: 'invalid_grant', code, text, ...(suberror === undefined ? {} : { suberror }) });

/** The token endpoint, for the authorization code with PKCE and for refresh tokens. */
export function tokenRoutes(entra: Entra): Hono {
  const app = new Hono();
  const spent = new Set<string>();
  const path = '/:tenant/oauth2/v2.0/token';

  app.use(path, async (c, next) => {
    await next();
    const origin = c.req.header('origin');
    if (origin !== entra.origins.page) return;
    c.res.headers.set('access-control-allow-origin', origin);
    c.res.headers.set('vary', 'Origin');
    c.res.headers.set('access-control-expose-headers', 'retry-after, www-authenticate, x-ms-request-id');
  });
  app.options(path, (c) => {
    c.header('access-control-allow-methods', 'POST, OPTIONS');
    c.header('access-control-allow-headers', c.req.header('access-control-request-headers') ?? '');
    return c.body(null, 200);
  });
  app.post(path, async (c) => {
    const correlationId = c.req.query('client-request-id') ?? randomUUID();
    c.header('cache-control', 'no-store');
    c.header('x-ms-request-id', randomUUID());
    try {
      const form = new URLSearchParams(await c.req.text());
      if (form.get('client_id') !== client.id)
        throw new EntraError({
          error: 'unauthorized_client',
          code: 700016,
          text: 'Application was not found in the directory.',
        });
      if (c.req.header('origin') !== entra.origins.page)
        throw new EntraError({
          error: 'invalid_request',
          code: 9002327,
          text: 'Tokens of a single-page application are redeemed by cross-origin requests from its registered origin only.',
        });
      return c.json(await redeem(entra, spent, form));
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      const status = ['unauthorized_client', 'invalid_client'].includes(error.refusal.error) ? 401 : 400;
      return c.json(tokenErrorBody(error.refusal, correlationId), status);
    }
  });
  return app;
}

function redeem(entra: Entra, spent: Set<string>, form: URLSearchParams): Promise<Record<string, unknown>> {
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

async function redeemCode(
  entra: Entra,
  spent: Set<string>,
  form: URLSearchParams,
): Promise<Record<string, unknown>> {
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
  const { person, scopes } = granted(entra, code, form);
  return tokenResponse(entra, { person, scopes, sid: code.sid, nonce: code.nonce, contexts: code.contexts });
}

function provesChallenge(verifier: string, code: CodeClaims): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === code.challenge;
}

async function redeemRefreshToken(entra: Entra, form: URLSearchParams): Promise<Record<string, unknown>> {
  const refresh = await unseal(
    readRefreshToken(entra, form.get('refresh_token') ?? ''),
    9002313,
    'The refresh token is malformed, or was not issued by this sandbox.',
    'bad_token',
  );
  const { person, scopes } = granted(entra, refresh, form);
  if (
    scopes.graph.includes('Synchronization.ReadWrite.All') &&
    !entra.sessions.refreshes(refresh.sid, person)
  ) {
    entra.sessions.end(refresh.sid, person);
    throw invalidGrant(
      700084,
      'The refresh token was issued to a single page app and has a fixed, limited lifetime. It has expired; a new sign-in is needed.',
    );
  }
  const contexts = requestedContexts(form.get('claims') ?? undefined);
  if (contexts.some((context) => !refresh.contexts.includes(context)))
    throw new EntraError({
      error: 'interaction_required',
      code: 50076,
      text: 'A stronger sign-in is needed to satisfy the authentication context that was asked for.',
      suberror: 'basic_action',
      claims: JSON.stringify({ access_token: { acrs: { essential: true, values: contexts } } }),
    });
  return tokenResponse(entra, {
    person,
    scopes,
    sid: refresh.sid,
    nonce: undefined,
    contexts: refresh.contexts,
  });
}

/** Who the grant belongs to and what it may carry: one refresh token covers every consented scope. */
function granted(
  entra: Entra,
  grant: CodeClaims | RefreshClaims,
  form: URLSearchParams,
): { person: Person; scopes: Scopes } {
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
  const consented = entra.sessions.consented(grant.sid, person);
  if (scopes.graph.some((scope) => !consented.has(scope))) throw new EntraError(consentRequired);
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
