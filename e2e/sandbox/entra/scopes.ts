/** Delegated Graph permissions that exist in the sandbox, with the words of its consent page. */
const known: ReadonlyMap<string, string> = new Map([
  ['Application.Read.All', 'Read applications and enterprise applications'],
  ['Application.ReadWrite.All', 'Read and change applications and enterprise applications'],
  ['Directory.Read.All', 'Read the directory'],
  ['Directory.ReadWrite.All', 'Read and change the directory'],
  ['Synchronization.Read.All', 'Read the provisioning configuration of applications'],
  ['Synchronization.ReadWrite.All', 'Read and change the provisioning configuration of applications'],
  ['AuditLog.Read.All', 'Read the audit log'],
  ['RoleManagement.Read.Directory', 'Read who has which directory role'],
  ['User.Read', 'Sign you in and read your profile'],
]);
/** What sending credentials takes, and what the switches of `reach` write are about. */
export const write = 'Synchronization.ReadWrite.All';
const oidc = ['openid', 'profile', 'email', 'offline_access'];
const graphResource = 'https://graph.microsoft.com/';

export type Scopes = {
  /** Graph permissions, by their short name. */
  readonly graph: readonly string[];
  readonly oidc: readonly string[];
  /** Neither of the two: Entra refuses the whole request. */
  readonly unknown: readonly string[];
};

/** Splits the `scope` parameter; a permission may be written with or without Graph's address. */
export function parseScopes(text: string): Scopes {
  const graph: string[] = [];
  const standard: string[] = [];
  const unknown: string[] = [];
  for (const scope of new Set(text.split(/\s+/).filter(Boolean))) {
    const short = scope.startsWith(graphResource) ? scope.slice(graphResource.length) : scope;
    const name = [...known.keys()].find((candidate) => candidate.toLowerCase() === short.toLowerCase());
    if (name !== undefined) graph.push(name);
    else if (oidc.includes(scope)) standard.push(scope);
    else unknown.push(scope);
  }
  return { graph: [...new Set(graph)], oidc: standard, unknown };
}

export function describeScope(scope: string): string {
  return known.get(scope) ?? scope;
}
