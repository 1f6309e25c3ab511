import type { CandidateSet } from '#src/domain/fleet/scan.ts';
import { isOfMicrosoft, microsoftTenants, type TargetKind, type Target } from '#src/domain/target.ts';
import * as v from 'valibot';
import { FailureError } from '#src/domain/failure/failure.ts';
import type { GraphClient } from './client.ts';
import { isGuid } from '#src/domain/guid.ts';
import { pathOfNextLink, literal, searchClause } from './odata.ts';

const guid = v.pipe(v.string(), v.check(isGuid));
/** One object as Graph answers it, with no more than is asked for. */
const targetItem = v.object({
  id: guid,
  appId: v.string(),
  displayName: v.nullish(v.string(), ''),
  verifiedPublisher: v.nullish(v.object({ displayName: v.nullish(v.string()) })),
  applicationTemplateId: v.nullish(v.string()),
  publisherDomain: v.nullish(v.string()),
  accountEnabled: v.nullish(v.boolean()),
  appOwnerOrganizationId: v.nullish(v.string()),
});
/** What is asked for: no more than is shown, which also costs less. */
function selectOf(kind: TargetKind): string {
  const common = '$select=id,appId,displayName,verifiedPublisher,applicationTemplateId';
  return kind === 'servicePrincipal'
    ? `${common},accountEnabled,appOwnerOrganizationId`
    : `${common},publisherDomain`;
}

function targetOf(kind: TargetKind, entry: v.InferOutput<typeof targetItem>): Target {
  const publisher = entry.verifiedPublisher?.displayName ?? entry.publisherDomain;
  const { id, appId, applicationTemplateId } = entry;
  const { appOwnerOrganizationId: owner, accountEnabled: enabled } = entry;
  // A link and a heading need a text; the directory allows a name of nothing.
  const displayName = entry.displayName.trim() === '' ? appId : entry.displayName;
  return {
    kind,
    id,
    appId,
    displayName,
    ...(publisher != null && { publisher }),
    ...(applicationTemplateId != null && { applicationTemplateId }),
    ...(owner != null && { appOwnerTenantId: owner }),
    ...(enabled != null && { enabled }),
  };
}

/** `total` counts all pages; `next` is opaque and goes to `nextTargets` as it is. */
export type TargetPage = { targets: readonly Target[]; total?: number; next?: string };

type TargetQuery = { kind: TargetKind; text: string; all: boolean };

/**
 * What the portal lists as enterprise applications.
 * https://learn.microsoft.com/graph/api/resources/serviceprincipal#properties
 */
const listedTag = 'WindowsAzureActiveDirectoryIntegratedApp';

const pageSize = 100;

export function collectionOf(kind: TargetKind): 'servicePrincipals' | 'applications' {
  return kind === 'servicePrincipal' ? 'servicePrincipals' : 'applications';
}

const page = v.object({
  value: v.array(targetItem),
  '@odata.count': v.nullish(v.number()),
  '@odata.nextLink': v.nullish(v.string()),
});

/**
 * The first page of what matches: everything for '', the one with this object id or app id for a GUID, listed by the
 * portal or not, otherwise a search by the beginnings of words in the name. A search and a filter are combined by `and`:
 * https://learn.microsoft.com/graph/search-query-parameter. Throws a FailureError.
 */
export async function searchTargets(
  client: GraphClient,
  { kind, text, all }: TargetQuery,
  signal?: AbortSignal,
): Promise<TargetPage> {
  const wanted = text.trim();
  if (isGuid(wanted)) return await findById(client, kind, wanted.toLowerCase(), signal);
  const search = wanted === '' ? '' : `$search=${searchClause('displayName', wanted)}&`;
  const tagged = `$filter=tags/any(t:t%20eq%20${literal(listedTag)})&`;
  const filter = kind === 'servicePrincipal' && !all ? tagged : '';
  const query = `${search}${filter}$count=true&$orderby=displayName&$top=${pageSize}&${selectOf(kind)}`;
  return await readPage(client, kind, `/${collectionOf(kind)}?${query}`, undefined, signal);
}

/** The page behind a link of the previous page. Throws an unsafe failure for a link that leads anywhere else. */
export async function nextTargets(
  client: GraphClient,
  { kind }: TargetQuery,
  link: string,
  signal?: AbortSignal,
): Promise<TargetPage> {
  const path = pathOfNextLink(link, client.base, collectionOf(kind));
  return await readPage(client, kind, path, link, signal);
}

/** Who can have a provisioning job: no list of jobs exists. https://learn.microsoft.com/graph/aad-advanced-queries */
function candidateFilter(set: CandidateSet): string {
  const own = set === 'templates' ? 'applicationTemplateId ne null' : `tags/any(t:t eq '${listedTag}')`;
  const others = microsoftTenants.map((tenant) => ` and appOwnerOrganizationId ne ${tenant}`);
  return `$filter=${encodeURIComponent(own + others.join(''))}&$count=true`;
}

/** How many there are, for a person to choose by. Throws a FailureError. */
export async function countCandidates(
  client: GraphClient,
  set: CandidateSet,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const path = `/servicePrincipals?${candidateFilter(set)}&$top=1&$select=id`;
  const json = await client.read(path, { signal, eventual: true });
  const { '@odata.count': count } = decode(counted, json, 'a number of servicePrincipals');
  return count ?? undefined;
}

const counted = v.object({ '@odata.count': v.nullish(v.number()) });

/** All of them, each once, by lower-case object id. Throws a FailureError. */
export async function readCandidates(
  client: GraphClient,
  set: CandidateSet,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Target>> {
  const kind = 'servicePrincipal';
  const found = new Map<string, Target>();
  const select = selectOf(kind);
  let link: string | undefined;
  let path = `/${collectionOf(kind)}?${candidateFilter(set)}&$top=999&${select}`;
  for (;;) {
    const { targets, next } = await readPage(client, kind, path, link, signal);
    for (const target of targets) {
      if (!isOfMicrosoft(target)) found.set(target.id.toLowerCase(), target);
    }
    if (next === undefined) return found;
    path = pathOfNextLink(next, client.base, collectionOf(kind));
    link = next;
  }
}

/** Graph takes at most this many values in one list of a filter. */
const mostAtOnce = 15;

/**
 * The ones of these ids that there are, in any order, by one request for up to 15.
 * https://learn.microsoft.com/graph/filter-query-parameter#operators-and-functions-supported-in-filter-expressions
 */
export async function getTargets(
  client: GraphClient,
  kind: TargetKind,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Target[]> {
  if (!ids.every(isGuid)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  const parts = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, at) =>
    ids.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  );
  const pages = await Promise.all(
    parts.map(async (part) => {
      const query = `$filter=id%20in%20(${part.map(literal).join(',')})&${selectOf(kind)}`;
      const json = await client.read(`/${collectionOf(kind)}?${query}`, { signal });
      const { value } = decode(page, json, `a page of ${collectionOf(kind)}`);
      return value.map((entry) => targetOf(kind, entry));
    }),
  );
  // Another object than the ones asked for is none of this person's.
  return pages.flat().filter(({ id }) => ids.includes(id.toLowerCase()));
}

/** Throws a refused failure with status 404 for an id that does not exist, an unsafe one for an id that is none. */
export async function getTarget(
  client: GraphClient,
  kind: TargetKind,
  id: string,
  signal?: AbortSignal,
): Promise<Target> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  return await readTarget(client, kind, { by: 'id', id }, signal);
}

/** One object by one of its two keys, either of them a GUID. */
type Wanted = { by: 'id' | 'appId'; id: string };

async function findById(
  client: GraphClient,
  kind: TargetKind,
  id: string,
  signal?: AbortSignal,
): Promise<TargetPage> {
  const found = await Promise.all([
    readIfThere(client, kind, { by: 'id', id }, signal),
    readIfThere(client, kind, { by: 'appId', id }, signal),
  ]);
  const targets = new Map(found.flatMap((target) => (target === undefined ? [] : [[target.id, target]])));
  return { targets: [...targets.values()], total: targets.size };
}

async function readIfThere(
  client: GraphClient,
  kind: TargetKind,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<Target | undefined> {
  try {
    return await readTarget(client, kind, wanted, signal);
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : undefined;
    if (failure?.kind === 'refused' && failure.status === 404) return undefined;
    throw error;
  }
}

async function readTarget(
  client: GraphClient,
  kind: TargetKind,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<Target> {
  const { by, id } = wanted;
  const collection = collectionOf(kind);
  const path = by === 'id' ? `/${collection}/${id}` : `/${collection}(appId=${literal(id)})`;
  const json = await client.read(`${path}?${selectOf(kind)}`, { signal });
  const expected = `one of ${collection}`;
  const found = decode(targetItem, json, expected);
  // Credentials meant for one application must never be typed on the page of another.
  if (found[by].toLowerCase() !== id.toLowerCase())
    throw new FailureError({ kind: 'unreadable', status: 200, expected, problem: 'other-object' });
  return targetOf(kind, found);
}

async function readPage(
  client: GraphClient,
  kind: TargetKind,
  path: string,
  link: string | undefined,
  signal?: AbortSignal,
): Promise<TargetPage> {
  const json = await client.read(path, { signal, eventual: true });
  const {
    value,
    '@odata.count': total,
    '@odata.nextLink': next,
  } = decode(page, json, `a page of ${collectionOf(kind)}`);
  if (next != null) client.pages.record(link, next);
  return {
    targets: value.map((entry) => targetOf(kind, entry)),
    ...(total != null && { total }),
    ...(next != null && { next }),
  };
}

function decode<S extends v.GenericSchema>(schema: S, json: unknown, expected: string): v.InferOutput<S> {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  throw new FailureError({ kind: 'unreadable', status: 200, expected });
}
