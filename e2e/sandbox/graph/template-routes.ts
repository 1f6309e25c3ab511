import { Hono } from 'hono';
import { synchronizationTemplates, templateResource } from '../directory/synchronization-templates.ts';
import { findEntry, readCollection } from './directory-routes.ts';
import type { Graph, GraphEnvironment } from './environment.ts';
import { requireSynchronization } from './permissions.ts';
import { answerFault } from './target-faults.ts';

/** By what an object can be provisioned. */
export function templateRoutes(graph: Graph): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  app.get('/:collection/:id/synchronization/templates', async (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    const entry = findEntry(graph.tenant(), kind, { property: 'id', value: c.req.param('id') });
    requireSynchronization(c.var.caller, kind, entry, 'GET');
    const fault = await answerFault(c, entry);
    const templates = synchronizationTemplates(entry);
    return fault ?? c.json({ value: templates.map((one, index) => templateResource(entry, one, index)) });
  });
  return app;
}
