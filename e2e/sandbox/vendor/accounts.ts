import type { Env } from 'hono';

/** A user as the vendor keeps it, in the form of SCIM's schema. */
export type StoredUser = {
  readonly id: string;
  readonly userName: string;
  readonly displayName?: string;
  readonly title?: string;
  readonly active?: boolean;
  readonly meta: { readonly created: Date; readonly lastModified: Date };
};

/** A request, in words that hold no secret: nothing of a header, a body or an unknown path is repeated. */
type Arrival = {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly note: string;
};

/** What one browser session's Contoso has at the vendor. */
export type Account = { readonly users: Map<string, StoredUser>; readonly arrivals: Arrival[] };

export type Accounts = { of(session: string): Account };

/** So many requests are shown. */
const kept = 100;

export function createAccounts(): Accounts {
  const bySession = new Map<string, Account>();
  return {
    of(session) {
      const account = bySession.get(session) ?? { users: new Map(), arrivals: [] };
      // Without a session nothing lasts.
      if (session !== '') bySession.set(session, account);
      return account;
    },
  };
}

export function record({ arrivals }: Account, arrival: Arrival): void {
  arrivals.unshift(arrival);
  arrivals.length = Math.min(arrivals.length, kept);
}

/** What a handler of the vendor adds to the record of its request. */
export type VendorEnvironment = Env & {
  Variables: { session: string; account: Account; path: string; note: string };
};
