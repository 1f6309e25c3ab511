import type { AccountInfo } from '@azure/msal-browser';

/** Who is signed in, as shown on every page. */
export type Identity = {
  name: string;
  /** The sign-in name, usually an address. */
  username: string;
  tenantId: string;
  /** The object ID of the account. */
  accountId: string;
  /** The domain of the sign-in name, where it is a domain of this tenant: a guest's is not. */
  tenantDomain?: string;
};

/** The claims of a token may be of any kind, whatever MSAL's types say: what is no text is left out. */
export function identityOf(account: AccountInfo): Identity {
  const username = textOf(account.username);
  const domain = /@([^@]+)$/.exec(username)?.[1];
  const home = account.homeAccountId.split('.')[1] === account.tenantId;
  return {
    name: textOf(account.name) || username || account.localAccountId,
    username,
    tenantId: account.tenantId,
    accountId: account.localAccountId,
    ...(domain && home && !username.includes('#EXT#') ? { tenantDomain: domain } : {}),
  };
}

/** Whether it has the ids that distinguish accounts. Without them the page cannot request a token for it. */
export function isWhole({ homeAccountId, localAccountId, tenantId }: AccountInfo): boolean {
  return [homeAccountId, localAccountId, tenantId].every((id) => textOf(id) !== '');
}

/** Longer than any name in a directory: https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions */
const longestText = 256;

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim.trim().slice(0, longestText).toWellFormed() : '';
}
