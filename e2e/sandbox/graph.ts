import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { createAuditLog } from './graph/audit-log.ts';
import { auditRoutes } from './graph/audit-routes.ts';
import { batchRoutes } from './graph/batch-routes.ts';
import type { Dispatch } from './graph/batch-routes.ts';
import { authenticate } from './graph/bearer.ts';
import { directoryRoutes } from './graph/directory-routes.ts';
import { versions } from './graph/environment.ts';
import type { Graph, GraphEnvironment } from './graph/environment.ts';
import { isGuid } from './graph/guid.ts';
import { badRequest, envelope, GraphProblem } from './graph/problem.ts';
import type { ReadLimits } from './graph/read-limits.ts';
import { galleryRoutes } from './graph/gallery-routes.ts';
import { jobRoutes } from './graph/jobs/job-routes.ts';
import { meRoutes } from './graph/me-routes.ts';
import { ownerRoutes } from './graph/owner-routes.ts';
import { createStoredCredentials } from './graph/stored-credentials.ts';
import { synchronizationRoutes } from './graph/synchronization-routes.ts';
import { templateRoutes } from './graph/template-routes.ts';
import { createProvisioner } from './graph/vendor/provisioner.ts';

/** Without `Retry-After`: Graph has been seen not to let a page read it. */
const exposedHeaders: readonly string[] = [
  'ETag',
  'Location',
  'Preference-Applied',
  'Content-Range',
  'request-id',
  'client-request-id',
  'WWW-Authenticate',
];

/** The sandbox's Microsoft Graph, to be mounted at the address that the configuration names. */
export function createGraph(graph: Graph, limits: ReadLimits): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();

  app.use(async (c, next) => {
    const requestId = randomUUID();
    const sent = c.req.header('client-request-id') ?? '';
    c.set('ids', { requestId, clientRequestId: isGuid(sent) ? sent : requestId });
    c.set('cors', 'granted');
    c.set('exposed', exposedHeaders);
    await next();
    if (c.var.cors === 'withheld') return;
    const { headers } = c.res;
    headers.set('request-id', c.var.ids.requestId);
    headers.set('client-request-id', c.var.ids.clientRequestId);
    headers.set('date', new Date().toUTCString());
    headers.set('cache-control', 'no-cache');
    headers.set('access-control-allow-origin', '*');
    headers.set('access-control-expose-headers', c.var.exposed.join(', '));
  });
  app.options('*', (c) => {
    c.header('access-control-allow-methods', 'GET, POST, PATCH, PUT, DELETE');
    c.header('access-control-allow-headers', c.req.header('access-control-request-headers') ?? '');
    return c.body(null, 200);
  });
  app.use(async (c, next) => {
    const sent = c.req.header('authorization');
    c.set('caller', c.env?.caller ?? (await authenticate(sent, graph.signer, graph.origins)));
    await next();
  });
  const stored = createStoredCredentials(graph.origins.services);
  const provisioner = createProvisioner(graph.origins.services, graph.send, stored);
  const audits = createAuditLog();
  // Under the address that the links of its answers name; made once all of its routes are there.
  let whole: Hono | undefined;
  const dispatch: Dispatch = (request, bindings) =>
    (whole ??= new Hono().route('/graph', app)).fetch(request, bindings);
  for (const version of versions) {
    app.use(`/${version}/:collection/:id/synchronization/*`, limits.synchronization);
    app.route(`/${version}`, batchRoutes(version, dispatch, limits));
    // Comes before the directory, whose paths would match theirs as an object's.
    app.route(`/${version}`, meRoutes(graph, version));
    app.route(`/${version}`, galleryRoutes(graph, version));
    app.route(`/${version}`, auditRoutes(graph, version, audits, limits));
    app.route(`/${version}`, directoryRoutes(graph, version, limits));
    app.route(`/${version}`, ownerRoutes(graph, version));
    app.route(`/${version}`, synchronizationRoutes(graph, stored, audits, provisioner));
    app.route(`/${version}`, jobRoutes(graph, stored, provisioner));
    app.route(`/${version}`, templateRoutes(graph));
  }
  app.all('*', (c) => {
    const [, version, segment, ...rest] = c.req.path.replace(/^\/graph(?=\/)/, '').split('/');
    if (!versions.some((served) => served === version)) throw badRequest(`Invalid version: ${version ?? ''}`);
    if (/^(servicePrincipals|applications)\b/.test(segment ?? '') && known(rest))
      throw new GraphProblem(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
      );
    throw badRequest(`Resource not found for the segment '${rest.at(-1) ?? segment ?? ''}'.`);
  });
  app.onError((error, c) => {
    if (!(error instanceof GraphProblem)) throw error;
    return c.json(envelope(error, c.var.ids), error.status, { ...error.headers });
  });
  return app;
}

/** Whether the path below a collection is one that answers some other method. */
function known(rest: readonly string[]): boolean {
  const [, resource, action] = rest;
  return (
    rest.length <= 1 ||
    resource === 'owners' ||
    (resource === 'synchronization' &&
      ['acquireAccessToken', 'secrets', 'jobs', 'templates'].includes(action ?? ''))
  );
}
