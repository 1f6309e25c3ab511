import * as v from 'valibot';
import type { Place } from '../support/canary.ts';
import type { Hands } from './hands.ts';

const places = v.array(v.object({ where: v.string(), text: v.string() }));

/** Everything of the page that a script could read, the values of its fields among it. */
export async function placesIn(hands: Hands): Promise<readonly Place[]> {
  const found = await hands.run(`
    const fields = [...document.querySelectorAll('input, textarea')].map(({ value }) => value);
    return Object.entries({
      address: location.href,
      'history.state': JSON.stringify(history.state),
      title: document.title,
      'window.name': window.name,
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      cookies: document.cookie,
      markup: document.documentElement.outerHTML,
      fields: fields.join('\\n'),
    }).map(([where, text]) => ({ where, text }));
  `);
  return v.parse(places, found);
}
