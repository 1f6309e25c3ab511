import { type TargetSearch, pickerPlace, pickerSearch } from './list-place.ts';

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
