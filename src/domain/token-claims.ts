/** What an access token says of who holds it; the token itself never leaves this folder. */
export type TokenClaims = {
  /** The delegated permissions in it. */
  scopes: readonly string[];
  /** Template ids of the directory roles that are active; undefined where nothing says so. */
  roles: readonly string[] | undefined;
};

/** Who is signed in, as the tokens say that this tab holds. A use without a token that still holds is undefined. */
export type Who = { objectId: string } & Readonly<Record<ConfiguredUse, TokenClaims | undefined>>;

/**
 * What a token is for: `read` lists applications, `status` looks at how one is provisioned, `write` changes that. Where a
 * token for `write` can be had, it serves `status`.
 */
export type ConfiguredUse = 'read' | 'status' | 'write';

/** `audit` reads who changed what. It is asked for by a click of its own, and no configuration names it. */
export type TokenUse = ConfiguredUse | 'audit';

/** https://learn.microsoft.com/graph/api/directoryaudit-list#permissions */
const auditScopes: readonly string[] = ['AuditLog.Read.All', 'Directory.Read.All'];

/** The Graph permissions that a token for this use holds. */
export function scopesFor(
  configured: Readonly<Record<ConfiguredUse, readonly string[]>>,
  use: TokenUse,
): readonly string[] {
  return use === 'audit' ? auditScopes : configured[use];
}
