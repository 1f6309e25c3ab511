import { objectId } from './directory/object-id.ts';
import { vendorTargets } from './directory/vendor-targets.ts';
import { document, html } from './html.ts';
import { scenarioGroups } from './scenarios.ts';
import { client } from './tenant.ts';
import type { Origins } from './tenant.ts';
import { vendorPaths } from './vendor/clients.ts';

/** The address of the sandbox's services, opened by hand: what this is, and where to go on. */
export function indexPage(origins: Origins): string {
  const groups = scenarioGroups(origins).map(
    ({ title, all }) => html`<li>${title} (${String(all.length)})</li>`,
  );
  return document(
    `${client.name}: the sandbox`,
    html`<p class="brand">${client.name}</p>
      <h1>The sandbox</h1>
      <p>
        A small Entra tenant and a small Microsoft Graph, on this machine only. The app is at
        <a href="${origins.page}/">${origins.page}</a>.
      </p>
      <p>
        Jobs of the applications below create users at <a href="${origins.services}/vendor">the vendor</a>;
        <a href="${origins.services}/vendor/clients">its keys</a> are what a person types. Any other
        application does so too once its <code>BaseAddress</code> is
        <code>${origins.services}${vendorPaths.scim}</code>.
      </p>
      <ul>
        ${vendorTargets.map(
          ({ name, about }) =>
            html`<li>
              <a href="${origins.page}/service-principals/${objectId('servicePrincipals', name)}">${name}</a>
              <span class="note">${about}</span>
            </li>`,
        )}
      </ul>
      <h2>What can be tried</h2>
      <p>
        <a href="${origins.services}/scenarios">The scenarios</a> list everything that this sandbox can be
        made to do, with one sentence and, where it can be, one click each:
      </p>
      <ul>
        ${groups}
      </ul>
      <p>
        <code>SANDBOX_TARGETS=100000</code> before the start makes the tenant that large: one in eight of its
        applications is provisioned. <code>SANDBOX_QUOTA=300,60</code> lets everyone read 300 at once and 60 a
        second; <a href="${origins.services}/sandbox/reads/tight-quota">a tighter one</a> is set for this
        browser session by a click, and <a href="${origins.services}/sandbox/reads/default">taken back</a> by
        another.
      </p>
      <h2>What it does not do</h2>
      <p>
        Conditional access in general, replication delay (but for one target, whose stored keys lag behind a
        save), provisioning elsewhere than at its vendor (other jobs provision no user, and all cycles take
        seconds), guests and other tenants, and everything not listed. A token carries the permissions that
        were asked for, where Entra adds all that are consented. Entra would turn a personal account away by
        itself; here it signs in, so that the app’s own answer can be seen. The targets that exist for one
        fault each are left out of the list of all applications, which would otherwise look like no tenant’s;
        a search finds them.
      </p>`,
    'wide',
  );
}
