import { join } from 'node:path';
import { Hono } from 'hono';
import { createElsewhere } from './elsewhere.ts';
import { createEntra } from './entra.ts';
import { createSessions } from './entra/sessions.ts';
import { loadSigner } from './entra/signing-key.ts';
import { createGraph } from './graph.ts';
import { createReadLimits } from './graph/read-limits.ts';
import { readRoutes } from './graph/read-routes.ts';
import { readQuota } from './graph/read-switches.ts';
import { tenantOf } from './graph/tenant-objects.ts';
import type { Send } from './graph/vendor/connection.ts';
import { indexPage } from './index-page.ts';
import { configRoutes } from './page/config-routes.ts';
import { loadHeaderTable } from './page/header-table.ts';
import { partRoutes } from './page/part-routes.ts';
import { createFileStore, staticRoutes } from './page/static-files.ts';
import { scenariosPage } from './scenarios-page.ts';
import { originsAt } from './tenant.ts';
import { createVendor } from './vendor.ts';

/** `built`: the page is the production build in `dist`. `vite`: the dev server serves the page, all but its configuration. */
export type PageSource = { readonly kind: 'built'; readonly dist: string } | { readonly kind: 'vite' };

export type World = {
  /** Entra and Graph. */
  readonly services: Hono;
  /** Where a redirect would lead. */
  readonly elsewhere: Hono;
  /** The page's host; a request that `owns` refuses is left to the dev server. */
  readonly page: Hono;
  owns(path: string): boolean;
  /** Compresses the files of the page ahead, so that the first visit does not wait. */
  warmUp(): Promise<void>;
};

/**
 * Everything that answers on the sandbox's port; `root` is the repository. `send` is Graph's way to the vendor; a test without a
 * server has another one.
 */
export async function createWorld(
  root: string,
  port: number,
  source: PageSource,
  send: Send = fetch,
): Promise<World> {
  const origins = originsAt(port);
  const state = join(root, '.sandbox');
  const signer = await loadSigner(state);
  const services = new Hono();
  services.get('/', (c) => c.html(indexPage(origins)));
  services.get('/scenarios', (c) => c.html(scenariosPage(origins)));
  const { host: elsewhere, arrivals } = createElsewhere();
  services.get('/elsewhere', (c) => c.json(arrivals()));
  const sessions = createSessions(state, port);
  const entra = { origins, signer, sessions };
  const limits = createReadLimits(sessions, readQuota(process.env['SANDBOX_QUOTA']));
  const tenant = tenantOf(process.env['SANDBOX_TARGETS']);
  services.route('/graph', createGraph({ origins, signer, tenant, send }, limits));
  services.route('/vendor', createVendor({ origins, signer }));
  services.route('/', readRoutes(entra, limits));
  services.route('/', createEntra(entra));

  const page = new Hono();
  if (source.kind === 'vite') {
    page.route(
      '/',
      configRoutes(origins, () => ({ 'cache-control': 'no-store' })),
    );
    return {
      services,
      elsewhere,
      page,
      owns: (path) => path === '/config.json' || path.startsWith('/sandbox/config/'),
      warmUp: () => Promise.resolve(),
    };
  }
  const table = loadHeaderTable(join(source.dist, 'staticwebapp.config.json'), origins);
  const files = createFileStore(source.dist);
  page.route('/', configRoutes(origins, table.headersFor));
  page.route('/', partRoutes(origins, files, table.headersFor));
  page.route('/', staticRoutes(files, table));
  return { services, elsewhere, page, owns: () => true, warmUp: () => files.warmUp() };
}
