import { Hono } from 'hono';
import { keepSession, sessionOf } from './context.ts';
import type { Entra } from './context.ts';
import { isTokenSwitch, reaches, tokenScenarios } from './token-faults.ts';

/**
 * `/sandbox/token/<name>` sets for this browser how Entra behaves from now on, `/sandbox/token/<name>/write` for the write
 * permission only, `/sandbox/token/default` takes it back; then the app opens.
 */
export function switchRoutes(entra: Entra): Hono {
  const app = new Hono();
  app.get('/sandbox/token/:name/:reach?', (c) => {
    const name = c.req.param('name');
    const reach = reaches.find((known) => known === (c.req.param('reach') ?? 'all'));
    if (reach === undefined || (name !== 'default' && !isTokenSwitch(name))) {
      const names = ['default', ...tokenScenarios.map((known) => known.name)];
      return c.text(`No such switch. There are: ${names.join(', ')}; each also with /write.`, 404);
    }
    const session = sessionOf(c, entra);
    entra.sessions.switchTo(session, name === 'default' ? undefined : name, reach);
    keepSession(c, entra, session);
    c.header('cache-control', 'no-store');
    return c.redirect(`${entra.origins.page}/`, 302);
  });
  return app;
}
