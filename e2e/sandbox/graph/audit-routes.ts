import { Hono } from 'hono';
import { parseAuditFilter } from './audit-filter.ts';
import type { AuditLog } from './audit-log.ts';
import { nextLink } from './directory-routes.ts';
import type { Graph, GraphEnvironment, Version } from './environment.ts';
import { requireAuditLog } from './permissions.ts';
import { badRequest } from './problem.ts';
import { readSkipToken } from './query.ts';
import type { ReadLimits } from './read-limits.ts';

/** Who changed what: https://learn.microsoft.com/graph/api/directoryaudit-list. A page holds 1,000 at most. */
export function auditRoutes(
  graph: Graph,
  version: Version,
  audits: AuditLog,
  limits: Pick<ReadLimits, 'audits' | 'listsRenewals'>,
): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  // Microsoft's pages write it both ways.
  app.get('/auditLogs/:log{directory[Aa]udits}', limits.audits, (c) => {
    requireAuditLog(c.var.caller);
    const params = new URL(c.req.url).searchParams;
    const unknown = [...params.keys()].find(
      (name) => !['$filter', '$top', '$orderby', '$skiptoken'].includes(name),
    );
    if (unknown !== undefined) throw badRequest(`The query option '${unknown}' is not supported.`);
    const order = params.get('$orderby') ?? 'activityDateTime desc';
    if (!/^activityDateTime( asc| desc)?$/.test(order)) throw badRequest('Invalid $orderby clause.');
    const top = Number(params.get('$top') ?? 1000);
    if (!Number.isSafeInteger(top) || top < 1 || top > 1000) throw badRequest('Invalid $top query option.');
    const filter = params.get('$filter');
    const { sid } = c.var.caller;
    const { servicePrincipals } = graph.tenant().directory;
    const all = audits.of(
      sid,
      servicePrincipals.filter(({ listed }) => listed !== 'renewals' || limits.listsRenewals(sid)),
    );
    const found = filter === null ? all : all.filter(parseAuditFilter(filter));
    const ordered = order.endsWith(' desc') ? found : found.toReversed();
    const skip = readSkipToken(params.get('$skiptoken'));
    const end = skip + top;
    return c.json({
      '@odata.context': `${graph.origins.services}/graph/${version}/$metadata#auditLogs/directoryAudits`,
      ...(end < ordered.length && { '@odata.nextLink': nextLink(c, graph, end) }),
      value: ordered.slice(skip, end),
    });
  });
  return app;
}
