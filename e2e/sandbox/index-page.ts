import { fleet } from './directory/names.ts';
import { namedTargets } from './directory/named-targets.ts';
import { templates } from './directory/templates.ts';
import { readFaults } from './graph/read-faults.ts';
import { document, html } from './html.ts';
import { configVariants } from './page/config-variants.ts';
import { partFaults } from './page/part-faults.ts';
import { people } from './people.ts';
import { client } from './tenant.ts';
import type { Origins } from './tenant.ts';

/** The address of the sandbox's services, opened by hand: who is there, what each target does, what can be switched. */
export function indexPage(origins: Origins): string {
  const persons = people.map(
    ({ name, about }) =>
      html`<dt>${name}</dt>
        <dd>${about}</dd>`,
  );
  const targets = namedTargets.map(
    ({ name, about }) =>
      html`<dt><bdi>${name}</bdi></dt>
        <dd>${about}</dd>`,
  );
  const made = Object.entries(templates).map(
    ([name, { about }]) =>
      html`<dt>${name}</dt>
        <dd>${about}</dd>`,
  );
  const faults = Object.entries(readFaults).map(
    ([text, about]) =>
      html`<dt><code>${text}</code></dt>
        <dd>${about}</dd>`,
  );
  const switches = Object.entries(configVariants).map(
    ([name, about]) =>
      html`<dt><a href="${origins.page}/sandbox/config/${name}">${name}</a></dt>
        <dd>${about}</dd>`,
  );
  const parts = Object.entries(partFaults).map(
    ([name, about]) =>
      html`<dt><a href="${origins.page}/sandbox/parts/${name}">${name}</a></dt>
        <dd>${about}</dd>`,
  );
  return document(
    `${client.name}: the sandbox`,
    html`<p class="brand">${client.name}</p>
      <h1>The sandbox</h1>
      <p>
        A small Entra tenant and a small Microsoft Graph, on this machine only. The app is at
        <a href="${origins.page}/">${origins.page}</a>.
      </p>
      <h2>People who can sign in</h2>
      <dl>${persons}</dl>
      <h2>Targets, named for what they do</h2>
      <dl>${targets}</dl>
      <h2>Targets whose connector is known</h2>
      <dl>${made}</dl>
      <h2>Texts to search for</h2>
      <dl>
        ${faults}
        <dt><code>Fleet Truck</code></dt>
        <dd>Among the app registrations: ${String(fleet.length)} of them, which is three pages.</dd>
      </dl>
      <h2>Configurations of the app</h2>
      <p>Each link sets one for this browser session and opens the app.</p>
      <dl>${switches}</dl>
      <h2>Parts of the app that cannot be loaded</h2>
      <dl>${parts}</dl>
      <h2>What it does not do</h2>
      <p>
        Conditional access in general, replication delay, real provisioning, jobs, guests and other tenants,
        and everything not listed here. A token carries the permissions that were asked for, where Entra adds
        all that are consented. Entra would turn a personal account away by itself; here it signs in, so that
        the app’s own answer can be seen.
      </p>
      <p><code>SANDBOX_TARGETS=100000</code> before the start makes the tenant that large.</p>`,
    'wide',
  );
}
