import type { User } from '@microsoft/microsoft-graph-types';
import { Hono } from 'hono';
import { people } from '../people.ts';
import { findEntry, readCollection } from './directory-routes.ts';
import type { Graph, GraphEnvironment, Version } from './environment.ts';
import { mayRead, requireDirectoryRead } from './permissions.ts';
import { badRequest } from './problem.ts';
import { readSelect } from './query.ts';

/**
 * Who owns an enterprise application or an app registration; each has owners of its own.
 * https://learn.microsoft.com/graph/api/serviceprincipal-list-owners
 * https://learn.microsoft.com/graph/api/application-list-owners
 */
export function ownerRoutes(graph: Graph, version: Version): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  app.get('/:collection/:id/owners', (c) => {
    const { kind } = readCollection(c.req.param('collection'));
    requireDirectoryRead(c.var.caller);
    const entry = findEntry(graph.tenant(), kind, { property: 'id', value: c.req.param('id') });
    const select = readSelect(new URL(c.req.url).searchParams);
    const owners = entry.owners.map((id) => owner(id, mayRead(c.var.caller, 'person'), select));
    return c.json({
      '@odata.context': `${graph.origins.services}/graph/${version}/$metadata#directoryObjects`,
      value: owners,
    });
  });
  return app;
}

/** A caller without permission to read people learns only that a person exists, and the id. */
function owner(id: string, whole: boolean, select: readonly string[] | undefined): Record<string, unknown> {
  const person = whole ? people.find(({ objectId }) => objectId === id) : undefined;
  const user: User = {
    id,
    displayName: person?.name ?? null,
    userPrincipalName: person?.upn ?? null,
    mail: person?.upn ?? null,
  };
  const chosen = select ?? Object.keys(user);
  const unknown = chosen.find((name) => !Object.hasOwn(user, name));
  if (unknown !== undefined) throw badRequest(`Could not find a property named '${unknown}'.`);
  const known = Object.entries(user).filter(([name]) => chosen.includes(name));
  return { '@odata.type': '#microsoft.graph.user', ...Object.fromEntries(known) };
}
