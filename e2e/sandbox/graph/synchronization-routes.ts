import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Entry } from '../directory.ts';
import { readCredentials } from './credentials.ts';
import type { Credential } from './credentials.ts';
import { findEntry, readCollection } from './directory-routes.ts';
import type { Graph, GraphEnvironment } from './environment.ts';
import { requireSynchronization } from './permissions.ts';
import { badRequest, GraphProblem } from './problem.ts';
import { createStoredCredentials } from './stored-credentials.ts';
import { answerFault } from './target-faults.ts';

/** The authentication context that the target Claims demands. */
const demanded = { access_token: { acrs: { essential: true, value: 'c1' } } };

/** Authorizing the provisioning service, and reading back which keys it keeps. */
export function synchronizationRoutes(graph: Graph): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  const stored = createStoredCredentials();

  app.post('/:collection/:id/synchronization/acquireAccessToken', async (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    const entry = findEntry(graph.tenant().directory, kind, { property: 'id', value: c.req.param('id') });
    requireSynchronization(c.var.caller, kind, entry);
    const credentials = readCredentials(c.req.header('content-type'), await c.req.text());
    const response = await behave(c, entry, credentials);
    if (response.status === 204) stored.add(c.var.caller.sid, entry, credentials);
    return response;
  });
  app.get('/:collection/:id/synchronization/secrets', async (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    // Microsoft documents it on service principals only.
    if (kind !== 'servicePrincipals') throw badRequest(`Resource not found for the segment 'secrets'.`);
    const entry = findEntry(graph.tenant().directory, kind, { property: 'id', value: c.req.param('id') });
    requireSynchronization(c.var.caller, kind, entry);
    const answer = await answerFault(c, entry);
    return answer ?? c.json({ value: stored.of(c.var.caller.sid, entry) });
  });
  return app;
}

/** What the target does with credentials that are well formed; each behaviour is named in the directory. */
async function behave(
  c: Context<GraphEnvironment>,
  entry: Entry,
  credentials: readonly Credential[],
): Promise<Response> {
  const answer = await answerFault(c, entry);
  if (answer !== undefined) return answer;
  switch (entry.behaviour) {
    case 'accepted':
      return c.body(null, 202);
    case 'rejects':
      throw rejection(credentials);
    case 'wrong-path':
      throw incompatible();
    case 'not-provisionable':
      throw badRequest('The service principal has no synchronization template.');
    case 'claims':
      if (c.var.caller.contexts.has(demanded.access_token.acrs.value)) return c.body(null, 204);
      throw claimsChallenge();
    case 'works':
    case 'slow':
    case 'odd':
    case 'silent':
    case 'bad-gateway':
    case 'throttled':
    case 'broken':
    case 'forbidden':
    case 'gone':
      return c.body(null, 204);
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

/** The target has no SCIM at the address: https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility */
function incompatible(): GraphProblem {
  const code = 'SystemForCrossDomainIdentityManagementServiceIncompatible';
  const message =
    'Message: The remote server returned an error: (404) Not Found. Web Response: <h1>Not Found</h1>';
  return new GraphProblem(400, code, JSON.stringify({ error: { code, message } }));
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
