import { Hono } from 'hono';
import { keepSession, sessionOf } from '../entra/context.ts';
import type { Entra } from '../entra/context.ts';
import type { ReadLimits } from './read-limits.ts';
import { isReadSwitch, readSwitches } from './read-switches.ts';

/**
 * `/sandbox/reads/<name>` sets for this browser how Graph answers synchronization reads, names joined by commas set several,
 * and `/sandbox/reads/default` takes them back; then the app opens. `/sandbox/reads` counts what was read.
 */
export function readRoutes(entra: Entra, limits: ReadLimits): Hono {
  const app = new Hono();
  app.get('/sandbox/reads', (c) => {
    c.header('cache-control', 'no-store');
    return c.json(limits.of(sessionOf(c, entra)));
  });
  app.delete('/sandbox/reads', (c) => {
    limits.forget(sessionOf(c, entra));
    return c.body(null, 204);
  });
  app.get('/sandbox/reads/:names', (c) => {
    const names = c.req.param('names').split(',');
    const switches = names.filter(isReadSwitch);
    if (names.join() !== 'default' && switches.length < names.length)
      return c.text(
        `No such switch. There are: default, ${Object.keys(readSwitches).join(', ')}, and a quota of any size, such as quota-20-5.`,
        404,
      );
    const session = sessionOf(c, entra);
    entra.sessions.switchReads(session, switches);
    keepSession(c, entra, session);
    c.header('cache-control', 'no-store');
    return c.redirect(`${entra.origins.page}/?kind=provisioning`, 302);
  });
  return app;
}
