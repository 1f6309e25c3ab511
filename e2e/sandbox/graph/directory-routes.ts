import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Entry, Kind } from '../directory.ts';
import { delay } from './connection.ts';
import type { Graph, GraphEnvironment, Version } from './environment.ts';
import { isGuid } from './guid.ts';
import { requireDirectoryRead } from './permissions.ts';
import { badRequest, GraphProblem, notFound } from './problem.ts';
import { readListQuery, readSelect, skipToken } from './query.ts';
import type { ListQuery } from './query.ts';
import type { ReadLimits } from './read-limits.ts';
import { createReadFaults, readFaultOf, readFaults } from './read-faults.ts';
import { resource } from './resources.ts';
import type { Tenant } from './tenant-objects.ts';
import { answer, answerOpening } from './target-faults.ts';

/** Listing, searching and reading applications and service principals. */
export function directoryRoutes(
  graph: Graph,
  version: Version,
  limits: Pick<ReadLimits, 'listsRenewals'>,
): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  const faults = createReadFaults();

  app.get('/:collection', async (c) => {
    const { kind, key } = readCollection(c.req.param('collection'));
    requireDirectoryRead(c.var.caller);
    if (key !== undefined) return one(c, graph, version, kind, key);
    const query = readListQuery(new URL(c.req.url).searchParams, c.req.header('consistencylevel'), kind);
    const fault = readFaultOf(query.search);
    if (fault !== undefined) {
      await delay(c, readFaults[fault].after ?? 0);
      const instead = faults.of(fault, c.var.caller.sid, {
        page: query.skip,
        link: (number) => nextLink(c, graph, number),
        objects: (from, count) =>
          graph
            .tenant()
            .directory[kind].slice(from, from + count)
            .map((entry) => project(kind, entry, query.select)),
        elsewhere: graph.origins.elsewhere,
        contexts: c.var.caller.contexts,
      });
      const answered = instead === 'works' ? undefined : await answer(c, instead);
      if (answered !== undefined) return answered;
    }
    const found = searched(graph, kind, query, limits.listsRenewals(c.var.caller.sid));
    return c.json(page(c, graph, version, kind, query, found));
  });
  app.get('/:collection/:id', async (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    requireDirectoryRead(c.var.caller);
    return await one(c, graph, version, kind, { property: 'id', value: c.req.param('id') });
  });
  return app;
}

/** The list of everything is one that a tenant could have; a caller who asks for something finds all that there is. */
function searched(
  graph: Graph,
  kind: Kind,
  { search, filter, order }: ListQuery,
  renewals: boolean,
): readonly Entry[] {
  const tenant = graph.tenant();
  const all = order === undefined ? tenant.directory[kind] : tenant.byName(kind);
  const holds = filter?.holds ?? (() => true);
  if (search === undefined) {
    if (filter?.names) return all.filter(holds);
    // Each page of a large tenant's list asks for the same.
    return tenant.listed(`${kind} ${order ?? ''} ${renewals} ${filter?.text ?? ''}`, () =>
      all.filter(
        (entry) => (entry.listed === 'always' || (renewals && entry.listed === 'renewals')) && holds(entry),
      ),
    );
  }
  const hits = tenant.search(kind, search).filter(holds);
  if (order === undefined) return hits;
  const wanted = new Set(hits);
  return all.filter((entry) => wanted.has(entry));
}

type Key = { readonly property: 'id' | 'appId'; readonly value: string };

/** Reads `servicePrincipals`, and `servicePrincipals(appId='…')` where the app id is the key. */
export function readCollection(segment: string): { kind: Kind; key: Key | undefined } {
  const match = /^(servicePrincipals|applications)(?:\((?:(appId)=)?'([^']*)'\))?$/.exec(segment);
  const [, name, property, value] = match ?? [];
  const kind = name === 'servicePrincipals' || name === 'applications' ? name : undefined;
  if (kind === undefined) throw badRequest(`Resource not found for the segment '${segment}'.`);
  return {
    kind,
    key: value === undefined ? undefined : { property: property === 'appId' ? 'appId' : 'id', value },
  };
}

/** The object with that key; throws what Graph answers to a malformed and to an unknown one. */
export function findEntry(tenant: Tenant, kind: Kind, { property, value }: Key): Entry {
  if (!isGuid(value))
    throw new GraphProblem(400, 'Request_BadRequest', `Invalid object identifier '${value}'.`);
  const entry = tenant.find(kind, property, value.toLowerCase());
  if (!entry) throw notFound(value);
  return entry;
}

async function one(
  c: Context<GraphEnvironment>,
  graph: Graph,
  version: Version,
  kind: Kind,
  key: Key,
): Promise<Response> {
  const entry = findEntry(graph.tenant(), kind, key);
  const answered = await answerOpening(c, entry);
  if (answered !== undefined) return answered;
  const select = readSelect(new URL(c.req.url).searchParams);
  return c.json({
    '@odata.context': `${metadata(graph, version)}#${kind}${selected(select)}/$entity`,
    ...project(kind, entry, select),
  });
}

function page(
  c: Context<GraphEnvironment>,
  graph: Graph,
  version: Version,
  kind: Kind,
  query: ListQuery,
  found: readonly Entry[],
): Record<string, unknown> {
  const ordered = query.order === 'descending' ? found.toReversed() : found;
  const end = query.skip + query.top;
  return {
    '@odata.context': `${metadata(graph, version)}#${kind}${selected(query.select)}`,
    ...(query.counted ? { '@odata.count': found.length } : {}),
    ...(end < found.length ? { '@odata.nextLink': nextLink(c, graph, end) } : {}),
    value: ordered.slice(query.skip, end).map((entry) => project(kind, entry, query.select)),
  };
}

/** The same request one page on; its origin is the address under which this Graph is known. */
export function nextLink(c: Context<GraphEnvironment>, graph: Graph, skip: number): string {
  const { pathname, searchParams } = new URL(c.req.url);
  const kept = [...searchParams].filter(([name]) => name !== '$skiptoken');
  const query = [...kept, ['$skiptoken', skipToken(skip)] as const]
    .map(([name, value]) => `${encodeURIComponent(name).replace('%24', '$')}=${encodeURIComponent(value)}`)
    .join('&');
  return `${graph.origins.services}${pathname}?${query}`;
}

function metadata(graph: Graph, version: Version): string {
  return `${graph.origins.services}/graph/${version}/$metadata`;
}

function selected(select: readonly string[] | undefined): string {
  return select ? `(${select.join(',')})` : '';
}

function project(kind: Kind, entry: Entry, select: readonly string[] | undefined): Record<string, unknown> {
  const all = resource(kind, entry);
  if (!select) return all;
  const type = kind === 'applications' ? 'microsoft.graph.application' : 'microsoft.graph.servicePrincipal';
  return Object.fromEntries(
    select.map((name) => {
      if (!Object.hasOwn(all, name))
        throw badRequest(`Could not find a property named '${name}' on type '${type}'.`);
      return [name, all[name]];
    }),
  );
}
