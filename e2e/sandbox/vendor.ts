import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { sessionCookie } from './entra/context.ts';
import type { Signer } from './entra/signing-key.ts';
import type { Origins } from './tenant.ts';
import { createAccounts, record } from './vendor/accounts.ts';
import type { VendorEnvironment } from './vendor/accounts.ts';
import { sessionHeader } from './vendor/clients.ts';
import { createVault, oauthRoutes } from './vendor/oauth.ts';
import { clientsPage, vendorPage } from './vendor/pages.ts';
import { scimRoutes } from './vendor/scim.ts';

/**
 * The app that is provisioned: a SCIM endpoint with an OAuth server. Graph calls it over HTTP; the page never does, so no
 * answer grants CORS. To be mounted at `/vendor`.
 */
export function createVendor({
  origins,
  signer,
}: {
  readonly origins: Origins;
  readonly signer: Signer;
}): Hono<VendorEnvironment> {
  const app = new Hono<VendorEnvironment>();
  const accounts = createAccounts();
  const vault = createVault(signer);

  app.use('*', async (c, next) => {
    // A browser has the cookie of its session; Graph says whose job it does.
    const session = c.req.header(sessionHeader) ?? getCookie(c, sessionCookie({ origins })) ?? '';
    c.set('session', session);
    c.set('account', accounts.of(session));
    c.header('cache-control', 'no-store');
    await next();
  });
  app.get('/', (c) => c.html(vendorPage(origins, c.var.account, c.var.session)));
  app.get('/clients', (c) => c.html(clientsPage(origins)));
  app.use('*', async (c, next) => {
    c.set('path', '/vendor/…');
    c.set('note', '');
    await next();
    const { account, path, note } = c.var;
    record(account, { at: new Date(), method: c.req.method, path, status: c.res.status, note });
  });
  app.route('/', oauthRoutes(origins, vault));
  app.route('/scim', scimRoutes(origins, vault));
  app.all('*', (c) => {
    // Its words repeat nothing: a path can hold a secret, pasted into the wrong field.
    c.set('note', 'Nothing is at this path.');
    return c.html('<h1>Not Found</h1>', 404);
  });
  return app;
}
