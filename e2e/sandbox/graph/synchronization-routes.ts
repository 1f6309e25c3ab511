import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Entry } from '../directory.ts';
import { delay, dropConnection, strayPage } from './connection.ts';
import { readCredentials } from './credentials.ts';
import type { Credential } from './credentials.ts';
import { findEntry, readCollection } from './directory-routes.ts';
import type { Graph, GraphEnvironment } from './environment.ts';
import { requireSynchronization } from './permissions.ts';
import { badRequest, GraphProblem, notFound } from './problem.ts';

/** The authentication context that the target Claims demands. */
const demanded = { access_token: { acrs: { essential: true, value: 'c1' } } };

/** Authorizing the provisioning service, and reading back which keys it keeps. */
export function synchronizationRoutes(graph: Graph): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  /** Names of the keys applied, by session and target: no value is ever kept. */
  const applied = new Map<string, ReadonlySet<string>>();
  const slot = (c: Context<GraphEnvironment>, entry: Entry): string => `${c.var.caller.sid}:${entry.id}`;

  app.post('/:collection/:id/synchronization/acquireAccessToken', async (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    const entry = findEntry(graph.tenant().directory, kind, { property: 'id', value: c.req.param('id') });
    requireSynchronization(c.var.caller, kind, entry);
    const credentials = readCredentials(c.req.header('content-type'), await c.req.text());
    const response = await behave(c, entry, credentials);
    if (response.status === 204)
      applied.set(
        slot(c, entry),
        new Set([...(applied.get(slot(c, entry)) ?? []), ...credentials.map(({ key }) => key)]),
      );
    return response;
  });
  app.get('/:collection/:id/synchronization/secrets', (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    const entry = findEntry(graph.tenant().directory, kind, { property: 'id', value: c.req.param('id') });
    requireSynchronization(c.var.caller, kind, entry);
    const keys = [...(applied.get(slot(c, entry)) ?? [])];
    return c.json({ value: keys.map((key) => ({ key, value: '*' })) });
  });
  return app;
}

/** What the target does with credentials that are well formed; each behaviour is named in the directory. */
async function behave(
  c: Context<GraphEnvironment>,
  entry: Entry,
  credentials: readonly Credential[],
): Promise<Response> {
  switch (entry.behaviour) {
    case 'works':
      return c.body(null, 204);
    case 'slow':
      await delay(c, 5);
      return c.body(null, 204);
    case 'accepted':
      return c.body(null, 202);
    case 'odd':
      return c.html(strayPage);
    case 'silent':
      return dropConnection(c);
    case 'bad-gateway':
      c.set('cors', 'withheld');
      return c.html(strayPage, 502);
    case 'rejects':
      throw rejection(credentials);
    case 'throttled':
      throw new GraphProblem(429, 'TooManyRequests', 'Too many requests.', {
        headers: { 'Retry-After': '20' },
      });
    case 'broken':
      throw new GraphProblem(
        500,
        'InternalServerError',
        'An internal error occurred while the request was processed.',
      );
    case 'forbidden':
      throw new GraphProblem(
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
    case 'gone':
      throw notFound(entry.id);
    case 'not-provisionable':
      throw badRequest('The service principal has no synchronization template.');
    case 'claims':
      if (c.var.caller.contexts.has(demanded.access_token.acrs.value)) return c.body(null, 204);
      throw claimsChallenge();
  }
}

/** The target's refusal in Graph's words: a second error document in the message, which quotes what was sent. */
function rejection(credentials: readonly Credential[]): GraphProblem {
  const code = 'SystemForCrossDomainIdentityManagementCredentialValidationFailure';
  const detail = `Unauthorized: ${credentials.map(({ key, value }) => `${key}=${value ?? ''}`).join(', ')}`;
  const answer = JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '401',
    detail,
  });
  const inner = {
    error: {
      code,
      message: `Message: The remote server returned an error: (401) Unauthorized. Web Response: ${answer}`,
    },
  };
  return new GraphProblem(400, code, JSON.stringify(inner));
}

/** https://learn.microsoft.com/entra/identity-platform/claims-challenge */
function claimsChallenge(): GraphProblem {
  const claims = Buffer.from(JSON.stringify(demanded)).toString('base64');
  const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`;
  return new GraphProblem(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in claims challenge.',
    {
      headers: { 'WWW-Authenticate': challenge },
    },
  );
}
