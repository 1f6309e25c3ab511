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
    const { status, type, body, endless } = configAnswer(
      isConfigVariant(chosen) ? chosen : 'default',
      origins,
    );
    const sent = endless ? beginning(body) : body;
    return c.body(sent, status, { ...headers('/config.json'), 'content-type': type });
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

/** A text that never ends; the connection lasts until the page gives up. */
function beginning(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text)) });
}
