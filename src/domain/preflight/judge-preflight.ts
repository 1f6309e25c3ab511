import type { Job } from '#src/domain/jobs/job.ts';
import type { TokenClaims } from '#src/domain/token-claims.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import { isGlobalReader, sufficientRole } from './sufficient-roles.ts';

/** The result of asking Graph how the target is provisioned. */
export type Check =
  | { state: 'not-made' }
  | { state: 'answered'; answer: Provisioning }
  | { state: 'failed'; failure: Failure };

/** All that is known about the person and the target before anything is sent. */
export type PreflightFacts = {
  target: Pick<Target, 'kind'>;
  /** The permissions that the configuration asks for. */
  wanted: readonly string[];
  /** What the token of a synchronization call says; undefined where there is none yet. */
  write: TokenClaims | undefined;
  /** The same of a token that only looks. */
  status: TokenClaims | undefined;
  read: TokenClaims | undefined;
  /** Template ids of the roles that the directory says are active; undefined where it was not asked. */
  active: readonly string[] | undefined;
  owns: { enterpriseApp: boolean; registration: boolean };
  /** `unread`: its owners are unknown. */
  owners: 'read' | 'unread';
  check: Check;
};

/** What the token of a change holds. The permission to look is the business of the Grant line. */
export type ScopeTick =
  | { state: 'ready'; why: 'granted'; scope: string }
  | { state: 'missing'; why: 'not-in-token' }
  | { state: 'unknown'; why: 'not-asked' | 'unfamiliar' };

/** The closest match, where nothing is enough. */
export type Shortfall =
  | 'owns-registration'
  | 'owns-enterprise-app'
  | 'global-reader'
  | 'owners-unread'
  | 'nothing';

export type RoleTick =
  | { state: 'ready'; why: 'role'; role: string }
  | { state: 'ready'; why: 'owner' }
  | { state: 'missing'; why: 'refused'; shortfall: Shortfall }
  | { state: 'unknown'; why: 'refused-anyway' | 'newly-active'; role: string | undefined }
  | { state: 'unknown'; why: 'may-read' }
  | { state: 'unknown'; why: 'not-told' | 'not-seen'; shortfall: Shortfall };

/** Two things that have nothing to do with each other; each says what exactly is missing. */
export type Preflight = { scope: ScopeTick; role: RoleTick };

/** Either is enough: https://learn.microsoft.com/graph/api/synchronization-synchronization-acquireaccesstoken#permissions */
const sufficientScopes = ['Synchronization.ReadWrite.All', 'Directory.ReadWrite.All'];

/**
 * The tenants of Microsoft's own applications:
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const microsoftTenants = ['f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47'];

/** Microsoft's own applications are not provisioned. */
export function isOfMicrosoft({ appOwnerTenantId }: Pick<Target, 'appOwnerTenantId'>): boolean {
  return microsoftTenants.includes(appOwnerTenantId?.toLowerCase() ?? '');
}

export function judgePreflight(facts: PreflightFacts): Preflight {
  return { scope: judgeScope(facts), role: judgeRole(facts) };
}

function judgeScope({ wanted, write }: PreflightFacts): ScopeTick {
  const enough = (scopes: readonly string[]) => scopes.find((scope) => sufficientScopes.includes(scope));
  if (!write) return { state: 'unknown', why: 'not-asked' };
  const scope = enough(write.scopes);
  if (scope !== undefined) return { state: 'ready', why: 'granted', scope };
  return enough(wanted) === undefined
    ? { state: 'unknown', why: 'unfamiliar' }
    : { state: 'missing', why: 'not-in-token' };
}

function judgeRole(facts: PreflightFacts): RoleTick {
  const { target, write, status, read, active, owns, owners, check } = facts;
  // A call is judged by the token that goes with it; until there is one, the other speaks for it.
  const roles = (write ?? status ?? read)?.roles;
  const role = sufficientRole(roles ?? []);
  // Documented for the enterprise application alone.
  const isOwner = target.kind === 'servicePrincipal' && owns.enterpriseApp;
  const isHeld = judgeScope(facts).state === 'ready' || status !== undefined;
  const isRefused = isHeld && check.state === 'failed' && isDenial(check.failure);
  if (role !== undefined || isOwner) {
    if (isRefused) return { state: 'unknown', why: 'refused-anyway', role };
    return role === undefined ? { state: 'ready', why: 'owner' } : { state: 'ready', why: 'role', role };
  }
  const activated = sufficientRole(active ?? []);
  if (activated !== undefined) return { state: 'unknown', why: 'newly-active', role: activated };
  const shortfall = shortfallOf({ isGlobalReader: isGlobalReader(roles ?? []), owns, owners });
  if (isRefused) return { state: 'missing', why: 'refused', shortfall };
  // No token shows a custom role, and a role that reads may lack the right to write.
  if (check.state === 'answered') return { state: 'unknown', why: 'may-read' };
  return { state: 'unknown', why: roles === undefined ? 'not-told' : 'not-seen', shortfall };
}

function shortfallOf({
  isGlobalReader: reads,
  owns,
  owners,
}: Pick<PreflightFacts, 'owns' | 'owners'> & { isGlobalReader: boolean }): Shortfall {
  if (owns.enterpriseApp) return 'owns-enterprise-app';
  if (owns.registration) return 'owns-registration';
  if (reads) return 'global-reader';
  return owners === 'unread' ? 'owners-unread' : 'nothing';
}

/**
 * Graph knows the token and says no to the person: with an empty 401 on synchronization calls, and with 403 elsewhere.
 * https://learn.microsoft.com/graph/resolve-auth-errors
 */
export function isDenial(failure: Failure): boolean {
  if (failure.kind !== 'refused' || failure.by !== 'graph') return false;
  return failure.status === 403 || (failure.status === 401 && failure.code !== 'InvalidAuthenticationToken');
}

/** Microsoft documents jobs on enterprise applications only, so of others they are not known. */
export type Provisioning = { templates: number; jobs: readonly Job[] | undefined };
