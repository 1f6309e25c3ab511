import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Entry } from '../directory.ts';
import type { Credential } from '../directory/behaviour.ts';
import type { AuditLog } from './audit-log.ts';
import { readCredentials, readReplacement } from './credentials.ts';
import { findEntry, readCollection } from './directory-routes.ts';
import type { Graph, GraphEnvironment } from './environment.ts';
import { requireSynchronization } from './permissions.ts';
import { badRequest } from './problem.ts';
import { replaceCredentials } from './replace-credentials.ts';
import type { StoredCredentials } from './stored-credentials.ts';
import { answerFault, answerUnread } from './target-faults.ts';
import type { Provisioner } from './vendor/provisioner.ts';

/** Authorizing the provisioning service, saving what it keeps, and reading back which keys those are. */
export function synchronizationRoutes(
  graph: Graph,
  stored: StoredCredentials,
  audits: AuditLog,
  provisioner: Provisioner,
): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();

  app.post('/:collection/:id/synchronization/acquireAccessToken', async (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    const entry = findEntry(graph.tenant(), kind, { property: 'id', value: c.req.param('id') });
    requireSynchronization(c.var.caller, kind, entry, 'POST');
    return await submit(c, entry, readCredentials, async (sent) => {
      await provisioner.acquire(c.var.caller.sid, entry, sent);
      audits.changed(c.var.caller, entry, c.var.ids.requestId);
    });
  });
  // Microsoft documents it on service principals only.
  const keeper = (c: Context<GraphEnvironment>, method: 'GET' | 'PUT'): Entry => {
    const { kind } = readCollection(c.req.param('collection') ?? '');
    if (kind !== 'servicePrincipals') throw badRequest(`Resource not found for the segment 'secrets'.`);
    const key = { property: 'id', value: c.req.param('id') ?? '' } as const;
    const entry = findEntry(graph.tenant(), kind, key);
    requireSynchronization(c.var.caller, kind, entry, method);
    return entry;
  };
  app.get('/:collection/:id/synchronization/secrets', async (c) => {
    const entry = keeper(c, 'GET');
    const answer = await answerFault(c, entry);
    return answer ?? c.json({ value: stored.of(c.var.caller.sid, entry) });
  });
  app.put('/:collection/:id/synchronization/secrets', async (c) => {
    const entry = keeper(c, 'PUT');
    return await submit(c, entry, readReplacement, (sent) => {
      replaceCredentials(sent, stored, c.var.caller.sid, entry);
      audits.changed(c.var.caller, entry, c.var.ids.requestId);
    });
  });
  return app;
}

/** Reads credentials and keeps them, or does what the target does in place of it. */
async function submit(
  c: Context<GraphEnvironment>,
  entry: Entry,
  read: (contentType: string | undefined, text: string) => readonly Credential[],
  keep: (credentials: readonly Credential[]) => void | Promise<void>,
): Promise<Response> {
  const unread = answerUnread(c, entry);
  if (unread !== undefined) return unread;
  const credentials = read(c.req.header('content-type'), await c.req.text());
  if (entry.effect === 'kept') await keep(credentials);
  const fault = await answerFault(c, entry, credentials);
  if (fault !== undefined) return fault;
  await keep(credentials);
  return c.body(null, 204);
}
