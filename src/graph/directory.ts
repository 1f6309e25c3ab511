import * as v from 'valibot';
import { FailureError } from '#src/failure.ts';
import type { GraphClient } from './client.ts';
import { isGuid } from './ids.ts';
import { pathOfNextLink } from './next-link.ts';
import { literal, searchClause } from './odata.ts';

export type TargetKind = 'servicePrincipal' | 'application';

/** What can be given credentials: an enterprise application or an app registration, by its object id. */
export type Target = {
  kind: TargetKind;
  id: string;
  appId: string;
  /** As the directory has it; the app id where it has none. */
  displayName: string;
  /** The verified publisher, or for an app registration the publisher's domain. */
  publisher?: string;
  appOwnerTenantId?: string;
  /** What it was made from, in the gallery or by hand; nothing for an app registration of one's own. */
  applicationTemplateId?: string;
  /** false when sign-in to the enterprise application is switched off. */
  enabled?: boolean;
};

/** `total` counts all pages; `next` is opaque and goes to `nextTargets` as it is. */
export type TargetPage = { targets: readonly Target[]; total?: number; next?: string };

type TargetQuery = { kind: TargetKind; text: string };

const pageSize = 100;

export function collectionOf(kind: TargetKind): 'servicePrincipals' | 'applications' {
  return kind === 'servicePrincipal' ? 'servicePrincipals' : 'applications';
}

function selectOf(kind: TargetKind): string {
  const common = '$select=id,appId,displayName,verifiedPublisher,applicationTemplateId';
  return kind === 'servicePrincipal'
    ? `${common},accountEnabled,appOwnerOrganizationId`
    : `${common},publisherDomain`;
}

const guid = v.pipe(v.string(), v.check(isGuid));
const item = v.object({
  id: guid,
  appId: v.string(),
  displayName: v.nullish(v.string(), ''),
  verifiedPublisher: v.nullish(v.object({ displayName: v.nullish(v.string()) })),
  applicationTemplateId: v.nullish(v.string()),
  publisherDomain: v.nullish(v.string()),
  accountEnabled: v.nullish(v.boolean()),
  appOwnerOrganizationId: v.nullish(v.string()),
});
const page = v.object({
  value: v.array(item),
  '@odata.count': v.nullish(v.number()),
  '@odata.nextLink': v.nullish(v.string()),
});

/**
 * The first page of what matches: everything for '', the one with this object id or app id for a GUID, otherwise a search
 * by the beginnings of words in the name. Throws a FailureError.
 */
export async function searchTargets(
  client: GraphClient,
  { kind, text }: TargetQuery,
  signal?: AbortSignal,
): Promise<TargetPage> {
  const wanted = text.trim();
  if (isGuid(wanted)) return await findById(client, kind, wanted.toLowerCase(), signal);
  const search = wanted === '' ? '' : `$search=${searchClause('displayName', wanted)}&`;
  const query = `${search}$count=true&$orderby=displayName&$top=${pageSize}&${selectOf(kind)}`;
  return await readPage(client, kind, `/${collectionOf(kind)}?${query}`, undefined, signal);
}

/** The page behind a link of the page before. Throws an unsafe failure for a link that leads anywhere else. */
export async function nextTargets(
  client: GraphClient,
  { kind }: TargetQuery,
  link: string,
  signal?: AbortSignal,
): Promise<TargetPage> {
  const path = pathOfNextLink(link, client.base, collectionOf(kind));
  return await readPage(client, kind, path, link, signal);
}

/** Throws a refused failure with status 404 for an id that does not exist, an unsafe one for an id that is none. */
export async function getTarget(
  client: GraphClient,
  kind: TargetKind,
  id: string,
  signal?: AbortSignal,
): Promise<Target> {
  if (!isGuid(id)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  return await readTarget(client, kind, `/${collectionOf(kind)}/${id}`, signal);
}

async function findById(
  client: GraphClient,
  kind: TargetKind,
  id: string,
  signal?: AbortSignal,
): Promise<TargetPage> {
  const collection = collectionOf(kind);
  const found = await Promise.all([
    readIfThere(client, kind, `/${collection}/${id}`, signal),
    readIfThere(client, kind, `/${collection}(appId=${literal(id)})`, signal),
  ]);
  const targets = new Map(found.flatMap((target) => (target === undefined ? [] : [[target.id, target]])));
  return { targets: [...targets.values()], total: targets.size };
}

async function readIfThere(
  client: GraphClient,
  kind: TargetKind,
  path: string,
  signal?: AbortSignal,
): Promise<Target | undefined> {
  try {
    return await readTarget(client, kind, path, signal);
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : undefined;
    if (failure?.kind === 'refused' && failure.status === 404) return undefined;
    throw error;
  }
}

async function readTarget(
  client: GraphClient,
  kind: TargetKind,
  path: string,
  signal?: AbortSignal,
): Promise<Target> {
  const json = await client.read(`${path}?${selectOf(kind)}`, { signal });
  return targetOf(kind, decode(item, json, `one of ${collectionOf(kind)}`));
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

function targetOf(kind: TargetKind, entry: v.InferOutput<typeof item>): Target {
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
