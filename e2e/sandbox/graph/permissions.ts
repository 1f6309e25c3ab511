import type { Entry, Kind } from '../directory.ts';
import { people } from '../people.ts';
import type { Caller } from './bearer.ts';
import { GraphProblem, notAuthorized } from './problem.ts';

const readScopes = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
/** Changing and testing: today's least privilege, and the one of the 2020 reference page that older tenants still consent. */
const changeScopes = ['Synchronization.ReadWrite.All', 'Directory.ReadWrite.All'];
/** Reading takes less: https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs#permissions */
const statusScopes = ['Synchronization.Read.All', ...changeScopes];

/** Application, Cloud Application and Hybrid Identity Administrator, and Global Administrator. */
const synchronizationRoles = [
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  '62e90394-69f5-4237-9190-012177145e10',
];

/** Any of these lists what one belongs to: https://learn.microsoft.com/graph/api/user-list-transitivememberof#permissions */
const membershipScopes = ['User.Read', 'Directory.Read.All', 'Directory.ReadWrite.All'];
/** More than the id of a directory role takes one of these: https://learn.microsoft.com/graph/api/directoryrole-get#permissions */
const roleScopes = ['RoleManagement.Read.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All'];
/** More than the id of a person takes one of these: https://learn.microsoft.com/graph/api/user-get#permissions */
const personScopes = ['Directory.Read.All', 'Directory.ReadWrite.All'];
/** Global Reader, Reports Reader, Security Administrator, Security Reader. */
const auditRoles = [
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  '4a5d8f65-41da-4de4-8968-e035b65339cf',
  '194ae4cb-b126-40b2-bd5b-6091b380977d',
  '5d6b6bb7-de71-4623-b4af-96380a352509',
];

/** https://learn.microsoft.com/graph/api/serviceprincipal-list#permissions; listing owners takes the same. */
export function requireDirectoryRead(caller: Caller): void {
  if (!hasOne(caller.scopes, readScopes)) throw denied();
}

/** The people whose roles it may list; the application permission alone does not allow it. */
export function requireMemberships(caller: Caller): void {
  if (!hasOne(caller.scopes, membershipScopes)) throw denied();
}

/**
 * The fields that Graph returns to a caller without permission to read the object’s type.
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function mayRead(caller: Caller, kind: 'person' | 'role'): boolean {
  return hasOne(caller.scopes, kind === 'person' ? personScopes : roleScopes);
}

/** Both scopes, and a role that reads the log: https://learn.microsoft.com/graph/api/directoryaudit-list#permissions */
export function requireAuditLog(caller: Caller): void {
  const scoped = ['AuditLog.Read.All', 'Directory.Read.All'].every((scope) => caller.scopes.has(scope));
  if (!scoped || !hasOne(caller.roles, [...auditRoles, ...synchronizationRoles])) throw denied();
}

function hasOne(held: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.some((one) => held.has(one));
}

function denied(): GraphProblem {
  return new GraphProblem(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

/**
 * Scope, and role (a custom one is in no token) or ownership of the enterprise application; owning only the registration is not enough.
 * A test of credentials takes what a change takes, and no page says which scope reads the stored ones: here it is that of all reads.
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization#permissions
 * https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-validatecredentials#permissions
 */
export function requireSynchronization(
  caller: Caller,
  kind: Kind,
  entry: Entry,
  method: 'GET' | 'PUT' | 'POST',
): void {
  const scoped = hasOne(caller.scopes, method === 'GET' ? statusScopes : changeScopes);
  const custom = people.find(({ objectId }) => objectId === caller.objectId)?.customRole;
  const administers = custom === 'sets-credentials' || hasOne(caller.roles, synchronizationRoles);
  const owns = kind === 'servicePrincipals' && entry.owners.includes(caller.objectId);
  if (!scoped || !(administers || owns)) throw notAuthorized();
}
