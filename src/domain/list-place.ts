import type { TargetKind } from './target.ts';

/** Longest search text taken from a link; the rest of an over-long one is dropped. */
const longestText = 256;

export type TargetSearch = {
  kind: TargetKind;
  text: string;
  /** Every service principal, and not only the enterprise applications that the portal lists. */
  all: boolean;
};

/** The kind and the search text that the address bar carries: everything unknown falls back to the plain list. */
export function pickerPlace(params: URLSearchParams): TargetSearch {
  const kind = params.get('kind') === 'applications' ? 'application' : 'servicePrincipal';
  return {
    kind,
    text: (params.get('q') ?? '').slice(0, longestText),
    all: kind === 'servicePrincipal' && params.get('show') === 'all',
  };
}

/** The address of a place: the plain list of enterprise applications is the bare page. */
export function pickerParams({ kind, text, all }: TargetSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (kind === 'application') params.set('kind', 'applications');
  else if (all) params.set('show', 'all');
  if (text) params.set('q', text);
  return params;
}

/** The address of a place, after the path of the list. */
export function pickerSearch(place: TargetSearch): string {
  const params = pickerParams(place).toString();
  return params === '' ? '' : `?${params}`;
}

/** What a link to an application carries: the list that it was found in, as in the address. */
export function listState(search: string): { list: string } {
  return { list: search };
}

/** The address of the list that an application was found in; without one, the list of its kind. */
export function listPath(state: unknown, kind: TargetSearch['kind']): string {
  const found = typeof state === 'object' && state !== null ? Reflect.get(state, 'list') : undefined;
  // The history is this page's own, and is read like any address all the same.
  const place =
    typeof found === 'string' ? pickerPlace(new URLSearchParams(found)) : { kind, text: '', all: false };
  return `/${pickerSearch(place)}`;
}
