import type { Job } from '#src/domain/jobs/job.ts';
import type { TokenClaims } from '#src/domain/token-claims.ts';
import type { Failure } from '#src/domain/failure/failure.ts';
import type { Target } from '#src/domain/target.ts';
import { type Activity, codeOf } from '#src/domain/renewal/activity.ts';

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
type Provisioning = { templates: number; jobs: readonly Job[] | undefined };

/**
 * Directory roles that may set provisioning credentials, the least privileged first, by their template ids:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
const sufficientRoles: ReadonlyMap<string, string> = new Map([
  ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', 'Hybrid Identity Administrator'],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator'],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
]);

const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';

/** Microsoft's name, which is never translated; undefined where none of the roles is enough. */
export function sufficientRole(roles: readonly string[]): string | undefined {
  const held = new Set(roles.map((role) => role.toLowerCase()));
  return [...sufficientRoles].find(([id]) => held.has(id))?.[1];
}

/** It reads nearly everything, but not how an application is provisioned. */
function isGlobalReader(roles: readonly string[]): boolean {
  return roles.some((role) => role.toLowerCase() === globalReader);
}

/** What a record of the renewal keeps of a check. */
export function checkActivity({ startedAt, durationMs, ...end }: CheckEnd): Activity {
  const common = { kind: 'preflight', startedAt, durationMs } as const;
  if ('answer' in end) {
    const { templates, jobs } = end.answer;
    const detail = `templates: ${templates}${jobs === undefined ? '' : `, jobs: ${jobs.length}`}`;
    return { ...common, result: templates > 0 ? 'good' : 'bad', status: 200, detail };
  }
  const { failure } = end;
  if (failure.kind !== 'refused') return { ...common, result: 'open', detail: failure.kind };
  const { status, clientRequestId, requestId } = failure;
  const code = codeOf(failure);
  return {
    ...common,
    result: isDenial(failure) || status === 404 ? 'bad' : 'open',
    status,
    ...(code !== undefined && { detail: code }),
    ...(clientRequestId !== undefined && { clientRequestId }),
    ...(requestId !== undefined && { requestId }),
  };
}

export type CheckEnd = { startedAt: number; durationMs: number } & (
  | { answer: Provisioning }
  | { failure: Failure }
);

type Consent = {
  config: {
    clientId: string;
    cloud: { loginOrigin: string; graphOrigin: string };
    scopes: { status: readonly string[]; write: readonly string[] };
  };
  /** The one on screen: `organizations` would leave it to the administrator's own. */
  tenantId: string;
  redirectUri: string;
};

/**
 * The address where an administrator of the tenant consents for all users to what the synchronization calls need:
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function adminConsentUrl({ config, tenantId, redirectUri }: Consent): string {
  const { clientId, cloud, scopes } = config;
  const query = new URLSearchParams({
    client_id: clientId,
    // By Graph's full name, since each national cloud has a separate Graph.
    scope: [...new Set([...scopes.status, ...scopes.write])]
      .map((scope) => (scope.includes('/') ? scope : `${cloud.graphOrigin}/${scope}`))
      .join(' '),
    redirect_uri: redirectUri,
  });
  // A link that is read by people and by mail programs: %20 is understood everywhere.
  return `${cloud.loginOrigin}/${tenantId}/v2.0/adminconsent?${query.toString().replaceAll('+', '%20')}`;
}
