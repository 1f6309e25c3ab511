import { Hono } from 'hono';
import { galleryTemplate } from '../directory/templates.ts';
import type { Graph, GraphEnvironment, Version } from './environment.ts';
import { badRequest, notFound } from './problem.ts';
import { readSelect } from './query.ts';

/**
 * A template of the gallery, for which any valid token is enough.
 * https://learn.microsoft.com/graph/api/applicationtemplate-get
 */
export function galleryRoutes(graph: Graph, version: Version): Hono<GraphEnvironment> {
  const app = new Hono<GraphEnvironment>();
  app.get('/applicationTemplates/:id', (c) => {
    const id = c.req.param('id').toLowerCase();
    const template = galleryTemplate(id);
    if (!template) throw notFound(id);
    const { name: displayName, deprecated } = template;
    const whole = { id, displayName, publisher: displayName, deprecationDate: deprecated ?? null };
    const select = readSelect(new URL(c.req.url).searchParams) ?? Object.keys(whole);
    const unknown = select.find((name) => !Object.hasOwn(whole, name));
    if (unknown !== undefined) throw badRequest(`Could not find a property named '${unknown}'.`);
    return c.json({
      '@odata.context': `${graph.origins.services}/graph/${version}/$metadata#applicationTemplates/$entity`,
      ...Object.fromEntries(
        Object.entries(whole).filter(([property]) => property === 'id' || select.includes(property)),
      ),
    });
  });
  return app;
}
