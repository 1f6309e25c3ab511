import {
  rolesQuery,
  twinQuery,
  ownersQuery,
  mayReadRoles,
  type Twin,
  useWho,
} from '#src/requests/preflight.ts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Job } from '#src/domain/jobs/job.ts';
import { usePageJobs, usePageTemplates } from '#src/requests/page-reads.ts';
import { type Permission, usePermission } from '#src/requests/permission.ts';
import type { Config } from '#src/config/config.ts';
import { useGraph } from '#src/requests/graph-context.ts';
import { failureOf } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import {
  type Check,
  judgePreflight,
  type Preflight,
  sufficientRole,
} from '#src/domain/preflight/judge-preflight.ts';

export type Access = {
  /** undefined while the page finds out what it can know without a request. */
  preflight: Preflight | undefined;
  twin: Twin | 'none' | undefined;
};

/** All that the present permissions show. Other reads need another permission, so this hook only watches their results. */
export function useAccess(target: Target, config: Config): Access {
  const graph = useGraph();
  const who = useWho(config);
  const roles = (who?.write ?? who?.status ?? who?.read)?.roles;
  // A person who holds the role needs to own nothing.
  const asks = who !== undefined && sufficientRole(roles ?? []) === undefined;
  const isRegistration = target.kind === 'application';
  const owners = useQuery({ ...ownersQuery(graph, target), enabled: asks });
  const isOwner = owners.data?.ids.includes(who?.objectId.toLowerCase() ?? '') === true;
  const twin = useQuery({
    ...twinQuery(graph, target),
    enabled: isRegistration || (asks && owners.data !== undefined && !isOwner),
  });
  const other = twin.data === undefined || twin.data === 'none' ? undefined : twin.data;
  const otherOwners = useQuery({
    ...ownersQuery(graph, other ?? target),
    enabled: asks && other !== undefined,
  });
  const isOtherOwner =
    other !== undefined && otherOwners.data?.ids.includes(who?.objectId.toLowerCase() ?? '') === true;
  const active = useQuery({
    ...rolesQuery(graph),
    enabled: asks && mayReadRoles(who.read?.scopes ?? []),
  });
  const permission = usePermission(target);
  const templates = usePageTemplates(target).query;
  const jobs = usePageJobs(target).query;

  const waits = [owners, twin, otherOwners, active].some(({ isLoading }) => isLoading);
  if (who === undefined || waits) return { preflight: undefined, twin: twin.data };
  return {
    preflight: judgePreflight({
      target,
      wanted: config.scopes.write,
      write: who.write,
      status: who.status,
      read: who.read,
      active: active.data,
      owns: isRegistration
        ? { enterpriseApp: isOtherOwner, registration: isOwner }
        : { enterpriseApp: isOwner, registration: isOtherOwner },
      owners: owners.data?.all === true ? 'read' : 'unread',
      check: checkOf(permission, templates, isRegistration ? undefined : jobs),
    }),
    twin: twin.data,
  };
}

type Read<Data> = Pick<UseQueryResult<Data>, 'data' | 'error' | 'isFetching'>;

function checkOf(
  permission: Permission,
  templates: Read<readonly unknown[]>,
  jobs: Read<readonly Job[]> | undefined,
): Check {
  if (permission.state === 'missing' && permission.failure)
    return { state: 'failed', failure: permission.failure };
  for (const read of [templates, jobs]) {
    const failure = read?.error && !read.isFetching ? failureOf(read.error) : undefined;
    if (failure) return { state: 'failed', failure };
  }
  if (templates.data === undefined || (jobs && jobs.data === undefined)) return { state: 'not-made' };
  return { state: 'answered', answer: { templates: templates.data.length, jobs: jobs?.data } };
}
