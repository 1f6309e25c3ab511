import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Origins } from '../tenant.ts';
import { strayPage } from '../graph/connection.ts';
import { brokenModule, isPartFault, partAnswer, partFaults } from './part-faults.ts';
import type { FileStore } from './static-files.ts';

/** Stands before the files of the build and answers for those that a switch has taken away or broken. */
export function partRoutes(
  origins: Origins,
  store: FileStore,
  headers: (path: string) => Readonly<Record<string, string>>,
): Hono {
  const app = new Hono();
  const cookie = `sandbox-parts-${origins.port}`;
  app.get('/sandbox/parts/:name', (c) => {
    const name = c.req.param('name');
    if (!isPartFault(name))
      return c.text(`No such switch. There are: ${Object.keys(partFaults).join(', ')}`, 404);
    setCookie(c, cookie, name, { path: '/', httpOnly: true, sameSite: 'Lax' });
    c.header('cache-control', 'no-store');
    // The browser keeps good parts for a year, and would never ask for the bad ones.
    c.header('clear-site-data', '"cache"');
    return c.redirect('/', 302);
  });
  app.get('/assets/*', async (c, next) => {
    const chosen = getCookie(c, cookie);
    const answer = isPartFault(chosen) ? partAnswer(chosen, c.req.path) : undefined;
    if (answer === undefined) return next();
    const own = { ...headers(c.req.path), 'cache-control': 'no-store' };
    switch (answer.kind) {
      case 'missing':
        return c.body('Not found', 404, { ...own, 'content-type': 'text/plain; charset=utf-8' });
      case 'html':
        return c.body(strayPage, 200, { ...own, 'content-type': 'text/html; charset=utf-8' });
      case 'broken': {
        const file = await store.read(c.req.path);
        const text = brokenModule(file?.plain.toString('utf8') ?? '');
        return c.body(text, 200, { ...own, 'content-type': 'text/javascript; charset=utf-8' });
      }
    }
  });
  return app;
}
