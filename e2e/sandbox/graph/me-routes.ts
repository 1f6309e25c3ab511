import type { DirectoryRole } from '@microsoft/microsoft-graph-types';
import { Hono } from 'hono';
import { people } from '../people.ts';
import type { Graph, GraphEnvironment, Version } from './environment.ts';
import { mayRead, requireMemberships } from './permissions.ts';
import { unsupportedQuery } from './problem.ts';

/** Role template ids: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const names: Readonly<Record<string, string>> = {
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': 'Application Administrator',
  '158c047a-c907-4556-b7ef-446551a6b5f7': 'Cloud Application Administrator',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451': 'Global Reader',
};

/** What the signed-in person is a member of; of that, the directory roles that are active. */
export function meRoutes(graph: Graph, version: Version): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  // A cast is an advanced query: https://learn.microsoft.com/graph/api/user-list-transitivememberof#request-headers
  app.get('/me/transitiveMemberOf/microsoft.graph.directoryRole', (c) => {
    const { caller } = c.var;
    requireMemberships(caller);
    const params = new URL(c.req.url).searchParams;
    if (c.req.header('consistencylevel')?.toLowerCase() !== 'eventual' || params.get('$count') !== 'true')
      throw unsupportedQuery('The specified cast needs ConsistencyLevel: eventual and $count=true.');
    const person = people.find(({ objectId }) => objectId === caller.objectId);
    const held = [...(person?.roles ?? []), ...(person?.activated ?? [])].filter((id) =>
      Object.hasOwn(names, id),
    );
    return c.json({
      '@odata.context': `${graph.origins.services}/graph/${version}/$metadata#directoryRoles`,
      '@odata.count': held.length,
      value: held.map((id) => role(id, mayRead(caller, 'role'))),
    });
  });
  return app;
}

/** https://learn.microsoft.com/graph/api/resources/directoryrole; its own id differs from tenant to tenant. */
function role(template: string, whole: boolean): DirectoryRole {
  const id = template.replace(/^.{8}/, 'd1ec7012');
  const name = names[template] ?? null;
  return whole
    ? { id, deletedDateTime: null, displayName: name, description: name, roleTemplateId: template }
    : { id, deletedDateTime: null, displayName: null, description: null, roleTemplateId: null };
}
