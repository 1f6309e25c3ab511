import { pickerParams, pickerPlace } from '#src/domain/list-place.ts';
import { pageTabs } from '#src/domain/target.ts';

/** The kind of content in a link that this page does not read. Never the text itself, which has an unknown author. */
export type Surplus = 'unknown' | 'repeated' | 'too-long' | 'fragment';

export type DeepLink = {
  pathname: string;
  /** The search of the address with nothing in it but what this page reads. */
  search: string;
  surplus: readonly Surplus[];
};

type Address = { pathname: string; search: string; hash: string };

/** A domain name has at most 253 characters: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const longestTenant = 253;

/**
 * Reads the address that a page was opened with. A link may name a kind, a search text, a tab and a tenant (which narrows,
 * never widens; see `narrowTenant`), and each once: what asks twice asks for nothing.
 */
export function readLink({ pathname, search, hash }: Address): DeepLink {
  const params = new URLSearchParams(search);
  const names = new Set(params.keys());
  const surplus = new Set<Surplus>();
  const only = (name: string): string | undefined => {
    const all = params.getAll(name);
    names.delete(name);
    if (all.length > 1) surplus.add('repeated');
    return all.length === 1 ? all[0] : undefined;
  };
  const kept = new URLSearchParams();
  if (pathname === '/' || pathname === '/connectors') {
    const isList = pathname === '/';
    const [kind, show, view] = ['kind', 'show', 'view'].map((name) => (isList ? only(name) : undefined));
    const text = only('q');
    const asked = new URLSearchParams();
    if (kind === 'applications' || kind === 'provisioning') asked.set('kind', kind);
    else if (kind !== undefined) surplus.add('unknown');
    if (show === 'all' && kind === undefined) asked.set('show', show);
    else if (show !== undefined) surplus.add('unknown');
    if (view !== undefined) asked.set('view', view);
    if (text !== undefined) asked.set('q', text);
    const place = pickerPlace(asked);
    if (view !== undefined && (place.kind !== 'provisioning' || place.view !== view)) surplus.add('unknown');
    if (place.text !== (text ?? '')) surplus.add('too-long');
    for (const [name, value] of pickerParams(place)) kept.set(name, value);
  } else if (/^\/(?:service-principals|applications)\//.test(pathname)) {
    const tab = only('tab');
    if (tab !== undefined && pageTabs.some((one) => one === tab)) kept.set('tab', tab);
    else if (tab !== undefined) surplus.add('unknown');
  }
  const tenant = only('tenant');
  if (tenant !== undefined && tenant.length > longestTenant) surplus.add('too-long');
  else if (tenant !== undefined) kept.set('tenant', tenant);
  if (names.size > 0) surplus.add('unknown');
  if (hash.length > 1) surplus.add('fragment');
  const text = kept.toString();
  return { pathname, search: text === '' ? '' : `?${text}`, surplus: [...surplus] };
}

/**
 * Reads the address of the page and takes out of it what is not read, before anything else looks at it: what stands
 * there is kept in histories and shown on shared screens.
 */
export function takeLink(location: Address, history: Pick<History, 'state' | 'replaceState'>): DeepLink {
  const link = readLink(location);
  // A path of two slashes would be a host, which no address of this page has.
  const path = link.pathname.replace(/^\/+/, '/');
  if (link.surplus.length > 0) history.replaceState(history.state, '', path + link.search);
  return link;
}
