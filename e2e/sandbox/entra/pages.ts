import { document, html } from '../html.ts';
import type { Html } from '../html.ts';
import { people } from '../people.ts';
import type { Person } from '../people.ts';
import { client, contoso } from '../tenant.ts';
import type { Refusal } from './errors.ts';
import { describeScope } from './scopes.ts';

/** Where the pages post to, and the query of the authorize request they belong to. */
export type PageContext = { readonly action: string; readonly request: string };

const sandboxNote = html`<p class="note">
  This is the sandbox’s own sign-in page. Nothing here reaches Microsoft.
</p>`;

function form(context: PageContext, content: Html): Html {
  return html`<form method="post" action="${context.action}">
    <input type="hidden" name="request" value="${context.request}" />${content}
  </form>`;
}

/** Lists every person and marks those who are already signed in. */
export function signInPage(
  context: PageContext,
  hinted: Person | undefined,
  signedIn: readonly string[],
): string {
  const listed = hinted ? [hinted, ...people.filter((person) => person !== hinted)] : people;
  const items = listed.map(
    (person) =>
      html`<li>
        <button name="person" value="${person.id}" aria-describedby="about-${person.id}">
          ${person.name}
        </button>
        <p id="about-${person.id}">${person.about}${signedIn.includes(person.id) ? ' Signed in.' : ''}</p>
      </li>`,
  );
  return document(
    'Sign in to the sandbox',
    html`<p class="brand">${contoso.name}</p>
      <h1>Pick an account</h1>
      <p>to go on to ${client.name}</p>
      ${form(
        context,
        html`<ul class="people">
            ${items}
          </ul>
          <div class="actions"><button name="decision" value="cancel">Cancel</button></div>`,
      )}${sandboxNote}`,
  );
}

function scopeList(scopes: readonly string[]) {
  const items = scopes.map(
    (scope) =>
      html`<li>
        ${describeScope(scope)}
        <p><code>${scope}</code></p>
      </li>`,
  );
  return html`<ul>
    ${items}
  </ul>`;
}

export function consentPage(context: PageContext, person: Person, scopes: readonly string[]): string {
  return document(
    'Permissions requested',
    html`<p class="brand">${person.upn}</p>
      <h1>Permissions requested</h1>
      <p>${client.name} would like to:</p>
      ${scopeList(scopes)}
      ${form(
        context,
        html`<input type="hidden" name="asked" value="${person.id}" />
          <div class="actions">
            <button name="decision" value="decline">Cancel</button
            ><button class="primary" name="decision" value="accept">Accept</button>
          </div>`,
      )}${sandboxNote}`,
  );
}

export function approvalPage(context: PageContext, person: Person, scopes: readonly string[]): string {
  return document(
    'Approval required',
    html`<p class="brand">${person.upn}</p>
      <h1>Approval required</h1>
      <p>${client.name} needs permissions that only an administrator of ${contoso.name} can grant:</p>
      ${scopeList(scopes)}
      ${form(
        context,
        html`<input type="hidden" name="asked" value="${person.id}" />
          <div class="actions">
            <button name="decision" value="return">Return to the application without granting consent</button>
          </div>`,
      )}${sandboxNote}`,
  );
}

/** Shown when there is no trustworthy redirect URI to answer to. */
export function refusalPage(refusal: Refusal, correlationId: string): string {
  return document(
    'Sorry, but we’re having trouble signing you in',
    html`<h1>Sorry, but we’re having trouble signing you in.</h1>
      <p>AADSTS${String(refusal.code)}: ${refusal.text}</p>
      <p class="note">Correlation ID: <code>${correlationId}</code></p>
      ${sandboxNote}`,
  );
}

export function signedOutPage(): string {
  return document(
    'Signed out',
    html`<h1>You signed out of your account</h1>
      <p>You may close this window.</p>
      ${sandboxNote}`,
  );
}
