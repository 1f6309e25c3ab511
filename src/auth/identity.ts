import type { AccountInfo } from '@azure/msal-browser';

/** Who is signed in, as shown on every page. */
export type Identity = {
  name: string;
  /** The sign-in name, usually an address. */
  username: string;
  tenantId: string;
  /** The domain of the sign-in name, where it is a domain of this tenant: a guest's is not. */
  tenantDomain?: string;
};

export function identityOf(account: AccountInfo): Identity {
  const domain = /@([^@]+)$/.exec(account.username)?.[1];
  const home = account.homeAccountId.split('.')[1] === account.tenantId;
  return {
    name: account.name || account.username,
    username: account.username,
    tenantId: account.tenantId,
    ...(domain && home && !account.username.includes('#EXT#') ? { tenantDomain: domain } : {}),
  };
}
