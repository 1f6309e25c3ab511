import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Origins } from '../tenant.ts';
import { configAnswer, configVariants, isConfigVariant } from './config-variants.ts';

/** Answers `/config.json` and its switches; `headers` are those that the page's host puts on a path. */
export function configRoutes(
  origins: Origins,
  headers: (path: string) => Readonly<Record<string, string>>,
): Hono {
  const app = new Hono();
  const cookie = `sandbox-config-${origins.port}`;
  app.get('/config.json', (c) => {
    const chosen = getCookie(c, cookie);
    const { status, type, body } = configAnswer(isConfigVariant(chosen) ? chosen : 'default', origins);
    return c.body(body, status, { ...headers('/config.json'), 'content-type': type });
  });
  app.get('/sandbox/config/:name', (c) => {
    const name = c.req.param('name');
    if (!isConfigVariant(name))
      return c.text(`No such switch. There are: ${Object.keys(configVariants).join(', ')}`, 404);
    setCookie(c, cookie, name, { path: '/', httpOnly: true, sameSite: 'Lax' });
    c.header('cache-control', 'no-store');
    return c.redirect('/', 302);
  });
  return app;
}
