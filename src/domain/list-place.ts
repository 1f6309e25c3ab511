import type { TargetKind } from './target.ts';

/** Longest search text taken from a link; the rest of an over-long one is dropped. */
const longestText = 256;

/** The kind and the search text that the address bar carries: everything unknown falls back to the plain list. */
export function pickerPlace(params: URLSearchParams): TargetSearch {
  return {
    kind: params.get('kind') === 'applications' ? 'application' : 'servicePrincipal',
    text: (params.get('q') ?? '').slice(0, longestText),
  };
}

/** The address of a place: the plain list of enterprise applications is the bare page. */
export function pickerParams({ kind, text }: TargetSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (kind === 'application') params.set('kind', 'applications');
  if (text) params.set('q', text);
  return params;
}

export type TargetSearch = { kind: TargetKind; text: string };
