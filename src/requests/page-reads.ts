import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { MethodKind } from '#src/domain/connectors/connector.ts';
import { recognise, type Recognition } from '#src/domain/connectors/recognise.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import { worstFirst } from '#src/domain/jobs/job-rules.ts';
import type { CheckEnd } from '#src/domain/preflight/judge-preflight.ts';
import type { RunningRead } from '#src/domain/attempt.ts';
import type { Target } from '#src/domain/target.ts';
import { readDeprecation } from '#src/graph/gallery-template.ts';
import { readTemplates, type Template } from '#src/graph/templates.ts';
import { type Graph, useGraph, useRunningRead } from './graph-context.ts';
import { needsPermission, usePermission } from './permission.ts';
import { type StoredCredential, storedQuery } from './stored-credentials.ts';
import type { GraphClient } from '#src/graph/client.ts';
import { readJobs } from '#src/graph/jobs.ts';
import { classOf } from '#src/domain/keys/keys.ts';
import { useWindowRead, type WindowRead } from './use-window-read.ts';

/** What the page of an application reads by itself, as soon as the permission is there. */
export type PageRead<Data> = {
  /** Without data and idle until the permission is there. */
  query: UseQueryResult<Data>;
  /** The read while it is under way. */
  running: RunningRead | undefined;
};

/** However many parts of the page use a read, it is one request; a look back after this long reads again. */
const sharing = { staleTime: 60_000, refetchOnWindowFocus: true } as const;

/** The provisioning jobs. Microsoft documents them on enterprise applications only, as the stored credentials. */
export function usePageJobs(target: Target): PageRead<readonly Job[]> {
  const graph = useGraph();
  const enabled = useMayRead(target) && target.kind === 'servicePrincipal';
  const options = jobsQuery(graph, target);
  return { query: useQuery({ ...options, ...sharing, enabled }), running: useRunningRead(options.queryKey) };
}

/** The stored credentials. */
export function usePageStored(target: Target): PageRead<readonly StoredCredential[]> {
  const graph = useGraph();
  const enabled = useMayRead(target) && target.kind === 'servicePrincipal';
  const options = storedQuery(graph, target, { mayShow });
  return { query: useQuery({ ...options, ...sharing, enabled }), running: useRunningRead(options.queryKey) };
}

/** The synchronization templates; none means that it cannot be provisioned. */
export function usePageTemplates(target: Target): PageRead<readonly Template[]> {
  const graph = useGraph();
  const enabled = useMayRead(target);
  const options = templatesQuery(graph, target);
  return { query: useQuery({ ...options, ...sharing, enabled }), running: useRunningRead(options.queryKey) };
}

function templatesKey({ kind, id }: Target) {
  return ['templates', kind, id.toLowerCase()] as const;
}

function templatesQuery(graph: Graph, target: Target) {
  return queryOptions({
    queryKey: templatesKey(target),
    queryFn: ({ queryKey, signal: own }) =>
      graph.reads.run({ key: queryKey, client: graph.client, signal: own }, (watched, signal) =>
        readTemplates(watched, target, signal),
      ),
    gcTime: 0,
    meta: needsPermission,
  });
}

function useMayRead(target: Target): boolean {
  return usePermission(target).state === 'granted';
}

/** The day on which the gallery deprecates a template; undefined where it does not, and where that cannot be read. */
export function useDeprecation(template: string): string | undefined {
  const graph = useGraph();
  const { data } = useQuery({
    queryKey: galleryTemplateKey(template),
    queryFn: ({ queryKey: key, signal: own }) =>
      graph.reads.run(
        { key, client: graph.client, signal: own },
        async (client, signal) => (await readDeprecation(client, template, signal)) ?? null,
      ),
    staleTime: Infinity,
  });
  return data ?? undefined;
}

function galleryTemplateKey(template: string) {
  return ['gallery-template', template.toLowerCase()] as const;
}

type PageRefresh = {
  /** Reads everything again, and says how the application turned out to be provisioned. */
  refresh: () => Promise<CheckEnd>;
  isReading: boolean;
  /** When the oldest of what is shown was read; undefined before. */
  at: number | undefined;
};

/** One button for all that the page reads. */
export function usePageRefresh(target: Target): PageRefresh {
  const graph = useGraph();
  const queries = useQueryClient();
  const reads = [usePageJobs(target), usePageStored(target), usePageTemplates(target)];
  const times = reads
    .map(({ query }) => Math.max(query.dataUpdatedAt, query.errorUpdatedAt))
    .filter((time) => time > 0);
  return {
    async refresh() {
      const startedAt = Date.now();
      await queries.refetchQueries({
        type: 'active',
        predicate: ({ meta }) => meta?.['permission'] === needsPermission.permission,
      });
      const templates = queries.getQueryState(templatesQuery(graph, target).queryKey);
      const jobs =
        target.kind === 'application' ? undefined : queries.getQueryState(jobsQuery(graph, target).queryKey);
      const error = templates?.error ?? jobs?.error;
      const failure = error ? failureOf(error) : undefined;
      const span = { startedAt, durationMs: Date.now() - startedAt };
      if (failure) return { ...span, failure };
      return { ...span, answer: { templates: templates?.data?.length ?? 0, jobs: jobs?.data } };
    },
    isReading: reads.some(({ query }) => query.isFetching),
    at: times.length === 0 ? undefined : Math.min(...times),
  };
}

/** The connector, by what is known so far. `chosen` and `method` are the person's choice; null for keys chosen by hand. */
export function useRecognition(target: Target, chosen?: string | null, method?: MethodKind): Recognition {
  const jobs = usePageJobs(target).query.data;
  const stored = usePageStored(target).query.data;
  const templates = usePageTemplates(target).query.data;
  return recognise({
    chosen,
    method,
    jobTemplates: worstFirst(jobs ?? []).map(({ templateId }) => templateId),
    applicationTemplateId: target.applicationTemplateId,
    templates,
    storedKeys: stored?.map(({ key }) => key),
  });
}

/** Reports how far a read is. */
export function jobsKey({ id }: Pick<Target, 'id'>) {
  return ['jobs', id.toLowerCase()] as const;
}

/**
 * The provisioning jobs of an enterprise application. Each mount reads them again, since a job moves on by itself;
 * `usePageJobs` shares one read.
 */
export function jobsQuery(
  graph: Graph,
  target: Target,
  /** In place of the silent client: one that may open Entra's window. */
  client: GraphClient = graph.client,
) {
  return queryOptions({
    queryKey: jobsKey(target),
    queryFn: ({ queryKey, signal: own }) =>
      graph.reads.run({ key: queryKey, client, signal: own }, (watched, signal) =>
        readJobs(watched, target.id, signal),
      ),
    staleTime: 0,
    gcTime: 0,
    meta: needsPermission,
  });
}

/** The stored credentials, read anew as long as this is mounted. */
export function useStored(target: Target): WindowRead<readonly StoredCredential[]> {
  const graph = useGraph();
  return useWindowRead((client) => storedQuery(graph, target, { mayShow, client }));
}

/** It neither shows nor keeps a secret that Graph returned in plain text. An unknown key may hold a secret. */
export function mayShow(key: string): boolean {
  return classOf(key) !== 'secret';
}
