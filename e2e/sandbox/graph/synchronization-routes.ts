import { Hono } from 'hono';
import { readCredentials } from './credentials.ts';
import { findEntry, readCollection } from './directory-routes.ts';
import type { Graph, GraphEnvironment } from './environment.ts';
import { requireSynchronization } from './permissions.ts';
import { badRequest } from './problem.ts';
import { createStoredCredentials } from './stored-credentials.ts';
import { answerFault, answerUnread } from './target-faults.ts';

/** Authorizing the provisioning service, and reading back which keys it keeps. */
export function synchronizationRoutes(graph: Graph): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  const stored = createStoredCredentials();

  app.post('/:collection/:id/synchronization/acquireAccessToken', async (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    const entry = findEntry(graph.tenant().directory, kind, { property: 'id', value: c.req.param('id') });
    requireSynchronization(c.var.caller, kind, entry);
    const unread = answerUnread(c, entry);
    if (unread !== undefined) return unread;
    const credentials = readCredentials(c.req.header('content-type'), await c.req.text());
    const keep = () => stored.add(c.var.caller.sid, entry, credentials);
    if (entry.effect === 'kept') keep();
    const fault = await answerFault(c, entry, credentials);
    if (fault !== undefined) return fault;
    keep();
    return c.body(null, 204);
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
