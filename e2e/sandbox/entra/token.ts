import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { client } from '../tenant.ts';
import { switchFor } from './context.ts';
import type { Entra } from './context.ts';
import { EntraError, tokenErrorBody } from './errors.ts';
import { answerTokenFault, changedGrant } from './faulty-token.ts';
import type { TokenEnvironment } from './faulty-token.ts';
import { write } from './scopes.ts';
import { admit, readGrant } from './token-grants.ts';
import { tokenResponse } from './tokens.ts';

/** The token endpoint, for the authorization code with PKCE and for refresh tokens. */
export function tokenRoutes(entra: Entra): Hono<TokenEnvironment> {
  const app = new Hono<TokenEnvironment>();
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
      const grant = await readGrant(entra, spent, form);
      const switched = switchFor(entra, grant.sid, grant.scopes);
      const fault = switched && (await answerTokenFault(c, switched, grant));
      if (fault) return fault;
      admit(entra, grant, form);
      if (grant.by === 'code' && grant.scopes.graph.includes(write)) entra.sessions.answered(grant.sid);
      return c.json(await tokenResponse(entra, switched ? changedGrant(switched.name, grant) : grant));
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      const status = ['unauthorized_client', 'invalid_client'].includes(error.refusal.error) ? 401 : 400;
      return c.json(tokenErrorBody(error.refusal, correlationId), status);
    }
  });
  return app;
}
