import { document, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { Origins } from '../tenant.ts';
import type { Account } from './accounts.ts';
import { bearerTokens, clients, vendorPaths } from './clients.ts';
import type { VendorClient } from './clients.ts';

const brand = html`<p class="brand">The sandbox’s vendor</p>`;

/** What has arrived at the vendor in this browser session. */
export function vendorPage(origins: Origins, { users, arrivals }: Account, session: string): string {
  const people = [...users.values()].map(
    ({ userName, displayName = '', title = '', active }) =>
      html`<tr>
        <td><bdi>${userName}</bdi></td>
        <td><bdi>${displayName}</bdi></td>
        <td><bdi>${title}</bdi></td>
        <td>${active === false ? 'No' : 'Yes'}</td>
      </tr>`,
  );
  const requests = arrivals.map(
    ({ at, method, path, status, note }) =>
      html`<tr>
        <td>${at.toISOString().slice(11, 19)}</td>
        <td><code>${method} ${path}</code></td>
        <td>${String(status)}</td>
        <td>${note}</td>
      </tr>`,
  );
  return document(
    'The vendor',
    html`${brand}
      <h1>Contoso’s account</h1>
      ${
        session === ''
          ? html`<p>
              Nothing is shown before a sign-in to <a href="${origins.page}/">the app</a> in this browser.
            </p>`
          : html``
      }
      <p>
        The provisioning service of <a href="${origins.services}/">the sandbox</a> creates users here.
        <a href="${origins.services}/vendor/clients">The keys</a> are what an administrator copies into the
        app.
      </p>
      ${table('Users', ['User name', 'Name', 'Title', 'Active'], people)}
      ${table('Requests', ['Time (UTC)', 'Request', 'Answer', 'What it was'], requests)}`,
    'wide',
  );
}

/** What an administrator copies from the vendor into the app. */
export function clientsPage(origins: Origins): string {
  const rows = Object.entries<VendorClient>(clients).map(([name, client]) =>
    keys(`Vendor: ${name}`, [
      ['BaseAddress', origins.services + vendorPaths.scim],
      ['Oauth2TokenExchangeUri', origins.services + vendorPaths.token],
      ['Oauth2ClientId', client.id],
      ['Oauth2ClientSecret', client.secret],
      ...(client.grants.includes('authorization_code')
        ? ([
            ['Oauth2AuthorizationUri', origins.services + vendorPaths.authorize],
            ['Oauth2RedirectUri', origins.services + vendorPaths.landing],
          ] as const)
        : []),
    ]),
  );
  return document(
    'The vendor: keys',
    html`${brand}
      <h1>Keys</h1>
      <p>
        Each application has a client of its own here. <a href="${origins.services}/vendor">The account</a>
        shows what arrives.
      </p>
      ${keys('Vendor: bearer token', [
        ['BaseAddress', origins.services + vendorPaths.scim],
        ['SecretToken', bearerTokens.good],
      ])}
      ${rows}`,
    'wide',
  );
}

export function authorizePage(client: string, request: string): string {
  return document(
    'Authorize provisioning',
    html`${brand}
      <h1>Authorize provisioning?</h1>
      <p><code>${client}</code> would like to manage the users of Contoso.</p>
      <form method="post" action="/vendor/oauth/authorize">
        <input type="hidden" name="request" value="${request}" />
        <div class="actions">
          <button name="decision" value="deny">Deny</button
          ><button class="primary" name="decision" value="allow">Allow</button>
        </div>
      </form>`,
  );
}

/** Stands for the page of the portal on which a person gets stuck. */
export function landingPage(): string {
  return document(
    'Landing',
    html`${brand}
      <h1>This is where you get stuck</h1>
      <p>The address of this page is what the app wants. Its code works once, within a minute.</p>`,
  );
}

export function stopPage(reason: string): string {
  return document(
    'Not authorized',
    html`${brand}
      <h1>The request cannot be answered</h1>
      <p>${reason}</p>`,
  );
}

function keys(name: string, pairs: readonly (readonly [key: string, value: string])[]): Html {
  const items = pairs.map(
    ([key, value]) =>
      html`<dt>${key}</dt>
        <dd><code>${value}</code></dd>`,
  );
  return html`<section>
    <h2>${name}</h2>
    <dl>${items}</dl>
  </section>`;
}

function table(name: string, heads: readonly string[], rows: readonly Html[]): Html {
  const cells = heads.map(
    (head) => html`<th scope="col" style="text-align: start; white-space: nowrap">${head}</th>`,
  );
  return html`<h2 id="${name}">${name} (${String(rows.length)})</h2>
    <table aria-label="${name}" style="inline-size: 100%">
      <thead>
        <tr>
          ${cells}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}
