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
export function isGlobalReader(roles: readonly string[]): boolean {
  return roles.some((role) => role.toLowerCase() === globalReader);
}
