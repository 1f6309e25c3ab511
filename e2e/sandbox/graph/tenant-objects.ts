import { createDirectory, sorted } from '../directory.ts';
import type { Directory, Entry, Kind } from '../directory.ts';
import { createSearcher, parseSearch } from './search.ts';
import type { Search } from './search.ts';

/** The directory's objects and the searches over them, shared by every version of Graph. */
export type Tenant = {
  readonly directory: Directory;
  /** The objects of that kind in the order of their names. */
  byName(kind: Kind): readonly Entry[];
  search(kind: Kind, search: Search): readonly Entry[];
  find(kind: Kind, property: 'id' | 'appId', value: string): Entry | undefined;
  /** The list that `make` makes; the last one that was made is kept by its name. */
  listed(name: string, make: () => readonly Entry[]): readonly Entry[];
};

function createTenant(size: number): Tenant {
  const directory = createDirectory(size);
  const searchers = {
    servicePrincipals: createSearcher('servicePrincipals', directory.servicePrincipals),
    applications: createSearcher('applications', directory.applications),
  };
  const ordered: Partial<Record<Kind, readonly Entry[]>> = {};
  const indexes: Partial<Record<string, ReadonlyMap<string, Entry>>> = {};
  // The first of an id counts, as in the list.
  const indexOf = (kind: Kind, property: 'id' | 'appId') =>
    (indexes[`${kind} ${property}`] ??= new Map(
      directory[kind].toReversed().map((entry) => [entry[property], entry]),
    ));
  let last: { readonly name: string; readonly entries: readonly Entry[] } | undefined;
  return {
    directory,
    byName: (kind) => (ordered[kind] ??= sorted(directory[kind])),
    search: (kind, search) => searchers[kind](search),
    find: (kind, property, value) => indexOf(kind, property).get(value),
    listed(name, make) {
      if (last?.name !== name) last = { name, entries: make() };
      return last.entries;
    },
  };
}

/**
 * The tenant, made when Graph is first asked; one of `SANDBOX_TARGETS` objects takes seconds and is made, with its
 * indexes of names, at the start.
 */
export function tenantOf(wanted: string | undefined): () => Tenant {
  const size = Number(wanted ?? 0);
  if (!Number.isSafeInteger(size) || size < 0)
    throw new Error('SANDBOX_TARGETS must be a whole number: how many applications of each kind to make.');
  let tenant: Tenant | undefined;
  if (size > 0) {
    tenant = createTenant(size);
    for (const kind of ['servicePrincipals', 'applications'] as const) {
      tenant.search(kind, parseSearch('"displayName:a"', kind));
      tenant.byName(kind);
    }
  }
  return () => (tenant ??= createTenant(0));
}
