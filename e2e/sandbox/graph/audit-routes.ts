import { Hono } from 'hono';
import { parseAuditFilter } from './audit-filter.ts';
import type { AuditLog } from './audit-log.ts';
import type { Graph, GraphEnvironment, Version } from './environment.ts';
import { requireAuditLog } from './permissions.ts';
import { badRequest } from './problem.ts';

/** Who changed what: https://learn.microsoft.com/graph/api/directoryaudit-list. All of a session is one page. */
export function auditRoutes(graph: Graph, version: Version, audits: AuditLog): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  // Microsoft's pages write it both ways.
  app.get('/auditLogs/:log{directory[Aa]udits}', (c) => {
    requireAuditLog(c.var.caller);
    const params = new URL(c.req.url).searchParams;
    const unknown = [...params.keys()].find((name) => !['$filter', '$top', '$orderby'].includes(name));
    if (unknown !== undefined) throw badRequest(`The query option '${unknown}' is not supported.`);
    const order = params.get('$orderby') ?? 'activityDateTime desc';
    if (!/^activityDateTime( asc| desc)?$/.test(order)) throw badRequest('Invalid $orderby clause.');
    const top = Number(params.get('$top') ?? 1000);
    if (!Number.isSafeInteger(top) || top < 1 || top > 1000) throw badRequest('Invalid $top query option.');
    const filter = params.get('$filter');
    const all = audits.of(c.var.caller.sid, graph.tenant().directory.servicePrincipals);
    const found = filter === null ? all : all.filter(parseAuditFilter(filter));
    const ordered = order.endsWith(' desc') ? found : found.toReversed();
    return c.json({
      '@odata.context': `${graph.origins.services}/graph/${version}/$metadata#auditLogs/directoryAudits`,
      value: ordered.slice(0, top),
    });
  });
  return app;
}
