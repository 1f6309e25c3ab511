/** What an access token says of who holds it; the token itself never leaves this folder. */
export type TokenClaims = {
  /** The delegated permissions in it. */
  scopes: readonly string[];
  /** Template ids of the directory roles that are active; undefined where nothing says so. */
  roles: readonly string[] | undefined;
};

/** Who is signed in, as the tokens say that this tab holds. A use without a token that still holds is undefined. */
export type Who = { objectId: string } & Readonly<Record<TokenUse, TokenClaims | undefined>>;

/**
 * What a token is for: `read` lists applications, `status` looks at how one is provisioned, `write` changes that. Where a
 * token for `write` can be had, it serves `status`.
 */
export type TokenUse = 'read' | 'status' | 'write';
