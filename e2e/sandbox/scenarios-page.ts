import { document, html } from './html.ts';
import type { Html } from './html.ts';
import { scenarioGroups } from './scenarios.ts';
import type { ScenarioGroup } from './scenarios.ts';
import { client } from './tenant.ts';
import type { Origins } from './tenant.ts';

/** What can be seen to go wrong, and right, by hand: one sentence and one click each. */
export function scenariosPage(origins: Origins): string {
  const groups = scenarioGroups(origins);
  const count = groups.reduce((sum, { all }) => sum + all.length, 0);
  return document(
    `${client.name}: scenarios`,
    html`<p class="brand">${client.name}</p>
      <h1>Scenarios</h1>
      <p>
        ${String(count)} things that this sandbox can be made to do. Sign in to
        <a href="${origins.page}/">the app</a> once; a link then opens its scenario.
        <a href="${origins.services}/">About the sandbox</a>
      </p>
      <nav aria-label="Groups">
        <ul>
          ${groups.map(({ title }) => html`<li><a href="#${anchor(title)}">${title}</a></li>`)}
        </ul>
      </nav>
      ${groups.map(section)}`,
    'wide',
  );
}

function section({ title, how, all }: ScenarioGroup): Html {
  const items = all.map(
    ({ name, about, link, also }) =>
      html`<dt>
          ${link === undefined ? html`<bdi>${name}</bdi>` : html`<a href="${link}"><bdi>${name}</bdi></a>`}
          ${also ? html` <a class="note" href="${also.link}">${also.name}</a>` : html``}
        </dt>
        <dd>${about}</dd>`,
  );
  return html`<section>
    <h2 id="${anchor(title)}">${title}</h2>
    <p class="note">${how}</p>
    <dl>${items}</dl>
  </section>`;
}

function anchor(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '-');
}
