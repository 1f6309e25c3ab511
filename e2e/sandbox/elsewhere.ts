import { Hono } from 'hono';

/**
 * A host that no page may be led to. It grants every page everything and records each request.
 * A test can then show that nothing arrived.
 */
export function createElsewhere(): { readonly host: Hono; readonly arrivals: () => readonly string[] } {
  const arrivals: string[] = [];
  const host = new Hono();
  host.all('*', async (c) => {
    arrivals.push(`${c.req.method} ${c.req.path}`);
    c.header('access-control-allow-origin', '*');
    c.header('access-control-allow-headers', c.req.header('access-control-request-headers') ?? '');
    return c.req.method === 'OPTIONS' ? c.body(null, 200) : c.body(null, 204);
  });
  return { host, arrivals: () => arrivals };
}
