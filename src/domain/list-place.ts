import type { TargetKind } from './target.ts';

/** Longest search text taken from a link; the rest of an over-long one is dropped. */
const longestText = 256;

export type TargetSearch = {
  kind: TargetKind;
  text: string;
  /** Every service principal, and not only the enterprise applications that the portal lists. */
  all: boolean;
};

/** The table of provisioned applications. `view`: its filters, in the words of the table itself. */
export type FleetPlace = { kind: 'provisioning'; text: string; view: string };

export type ListPlace = TargetSearch | FleetPlace;

/** The tab and the search text that the address bar carries: everything unknown falls back to the plain list. */
export function pickerPlace(params: URLSearchParams): ListPlace {
  const read = (name: string) => (params.get(name) ?? '').slice(0, longestText);
  const text = read('q');
  switch (params.get('kind')) {
    case 'provisioning':
      return { kind: 'provisioning', text, view: isView(params.get('view') ?? '') ? read('view') : '' };
    case 'applications':
      return { kind: 'application', text, all: false };
    default:
      return { kind: 'servicePrincipal', text, all: params.get('show') === 'all' };
  }
}

/** Words, numbers and days with a sign between: an author of a link has no text to show here. */
function isView(text: string): boolean {
  return text.length <= longestText && /^[a-z0-9_.-]*$/.test(text);
}

export type PlaceChange = { kind?: ListPlace['kind']; text?: string; all?: boolean; view?: string };

/** Another place beside this one: what only one of the two has goes. */
export function placeWith(place: ListPlace, change: PlaceChange): ListPlace {
  const all: PlaceChange & Pick<ListPlace, 'kind' | 'text'> = { ...place, ...change };
  const { kind, text } = all;
  return kind === 'provisioning'
    ? { kind, text, view: all.view ?? '' }
    : { kind, text, all: kind === 'servicePrincipal' && all.all === true };
}

/** The address of a place: the plain list of enterprise applications is the bare page. */
export function pickerParams(place: ListPlace): URLSearchParams {
  const params = new URLSearchParams();
  if (place.kind === 'provisioning') params.set('kind', 'provisioning');
  else if (place.kind === 'application') params.set('kind', 'applications');
  else if (place.all) params.set('show', 'all');
  if (place.text) params.set('q', place.text);
  if (place.kind === 'provisioning' && place.view) params.set('view', place.view);
  return params;
}

/** The address of a place, after the path of the list. */
export function pickerSearch(place: ListPlace): string {
  const params = pickerParams(place).toString();
  return params === '' ? '' : `?${params}`;
}

/** What a link to an application carries: the list that it was found in, as in the address. */
export function listState(search: string): { list: string } {
  return { list: search };
}

/** The same for a link that begins to renew the credentials of the application. */
export function renewState(search: string): { list: string; renew: true } {
  return { ...listState(search), renew: true };
}

export function asksToRenew(state: unknown): boolean {
  return typeof state === 'object' && state !== null && Reflect.get(state, 'renew') === true;
}

/** The address of the list that an application was found in; without one, the list of its kind. */
export function listPath(state: unknown, kind: TargetKind): string {
  const found = typeof state === 'object' && state !== null ? Reflect.get(state, 'list') : undefined;
  // The history is this page's own, and is read like any address all the same.
  const place: ListPlace =
    typeof found === 'string' ? pickerPlace(new URLSearchParams(found)) : { kind, text: '', all: false };
  return `/${pickerSearch(place)}`;
}
