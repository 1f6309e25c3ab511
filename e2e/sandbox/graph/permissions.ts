import type { Entry, Kind } from '../directory.ts';
import type { Caller } from './bearer.ts';
import { GraphProblem, notAuthorized } from './problem.ts';

const readScopes = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
/** Today's least privilege, and the one of the 2020 reference page that older tenants still consent. */
const synchronizationScopes = ['Synchronization.ReadWrite.All', 'Directory.ReadWrite.All'];

/** Application, Cloud Application and Hybrid Identity Administrator, and Global Administrator. */
const synchronizationRoles = [
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  '62e90394-69f5-4237-9190-012177145e10',
];

/** https://learn.microsoft.com/graph/api/serviceprincipal-list#permissions */
export function requireDirectoryRead(caller: Caller): void {
  if (readScopes.some((scope) => caller.scopes.has(scope))) return;
  throw new GraphProblem(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

/**
 * Scope, and role or ownership of the enterprise application; owning only the registration is not enough.
 * https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization#permissions
 */
export function requireSynchronization(caller: Caller, kind: Kind, entry: Entry): void {
  const scoped = synchronizationScopes.some((scope) => caller.scopes.has(scope));
  const administers = synchronizationRoles.some((role) => caller.roles.has(role));
  const owns = kind === 'servicePrincipals' && entry.owners.includes(caller.objectId);
  if (!scoped || !(administers || owns)) throw notAuthorized();
}
