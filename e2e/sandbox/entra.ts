import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { decodeJwt } from 'jose';
import { authorizeRoutes } from './entra/authorize.ts';
import { sessionCookie, sessionOf } from './entra/context.ts';
import type { Entra } from './entra/context.ts';
import { signedOutPage } from './entra/pages.ts';
import { switchRoutes } from './entra/switch-routes.ts';
import { tokenRoutes } from './entra/token.ts';
import { opaqueHint } from './entra/tokens.ts';
import { people } from './people.ts';
import type { Person } from './people.ts';
import { contoso } from './tenant.ts';

/** Entra's endpoints for `tenant`, absolute, as its discovery document and MSAL's `authorityMetadata` name them. */
export function authorityMetadata(services: string, tenant: string) {
  const base = `${services}/${tenant}`;
  return {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  };
}

/** The sandbox's Entra: sign-in, tokens, keys and sign-out of the Contoso tenant. */
export function createEntra(entra: Entra): Hono {
  const app = new Hono();
  app.route('/', switchRoutes(entra));
  app.use('/:tenant/*', async (c, next) => {
    if (![contoso.id, contoso.domain, 'organizations', 'common'].includes(c.req.param('tenant')))
      return c.json(
        {
          error: 'invalid_tenant',
          error_description: 'AADSTS90002: Tenant not found.',
          error_codes: [90002],
        },
        400,
      );
    await next();
    return undefined;
  });
  app.route('/', authorizeRoutes(entra));
  app.route('/', tokenRoutes(entra));
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
    c.header('access-control-allow-origin', '*');
    return c.json({
      ...authorityMetadata(entra.origins.services, c.req.param('tenant')),
      response_modes_supported: ['query', 'fragment'],
      response_types_supported: ['code'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
    });
  });
  app.get('/:tenant/discovery/v2.0/keys', (c) => {
    c.header('access-control-allow-origin', '*');
    return c.json({ keys: [entra.signer.publicJwk] });
  });
  app.get('/:tenant/oauth2/v2.0/logout', (c) => {
    const session = sessionOf(c, entra);
    entra.sessions.signOut(session, leaving(c.req.query('logout_hint'), c.req.query('id_token_hint')));
    const { sessions } = entra;
    // A switch stays until it is taken back.
    const isSwitched = sessions.switchedTo(session) ?? sessions.readSwitches(session).length > 0;
    if (sessions.signedIn(session).length === 0 && !isSwitched)
      deleteCookie(c, sessionCookie(entra), { path: '/' });
    const after = c.req.query('post_logout_redirect_uri') ?? '';
    // Only the page may be gone back to, or the endpoint would be an open redirect.
    if (URL.canParse(after) && new URL(after).origin === entra.origins.page) {
      const target = new URL(after);
      const state = c.req.query('state');
      if (state !== undefined) target.searchParams.set('state', state);
      return c.redirect(target.href, 302);
    }
    return c.html(signedOutPage());
  });
  return app;
}

/** The person that a logout names; undefined means every person in the session. */
function leaving(logoutHint: string | undefined, idTokenHint: string | undefined): Person | undefined {
  const hinted = people.find((person) => [person.upn, opaqueHint(person)].includes(logoutHint ?? ''));
  return hinted ?? people.find((person) => person.objectId === objectIdOf(idTokenHint));
}

function objectIdOf(idTokenHint: string | undefined): unknown {
  if (idTokenHint === undefined) return undefined;
  try {
    return decodeJwt(idTokenHint)['oid'];
  } catch {
    return undefined;
  }
}
