/** An OAuth client that the vendor has registered for its customer Contoso. */
export type VendorClient = {
  readonly id: string;
  readonly secret: string;
  /** Where the vendor reads the client's ID and secret. */
  readonly reads: 'header' | 'body';
  readonly grants: readonly ('client_credentials' | 'authorization_code' | 'refresh_token')[];
  /** The one scope that the SCIM endpoint wants of a token. */
  readonly scope?: string;
  /** Seconds that an access token lives. */
  readonly tokenLives: number;
  /** A code arrives used or too late; without this it lives for a minute and works once. */
  readonly codes?: 'spent' | 'late';
};

const hour = 3600;
const client = { reads: 'header', grants: ['client_credentials'], tokenLives: hour } as const;
const byCode = { ...client, grants: ['authorization_code', 'refresh_token'] } as const;

/** What the vendor knows, by the part of an application's name behind "Vendor: ". */
export const clients = {
  'client credentials': { ...client, id: 'contoso-header', secret: 'header-secret-41' },
  'credentials in the body': { ...client, id: 'contoso-body', secret: 'body-secret-42', reads: 'body' },
  'scope wanted': { ...client, id: 'contoso-scope', secret: 'scope-secret-43', scope: 'scim.write' },
  // Each sign of this secret means something in a header or a form.
  'short-lived token': { ...client, id: 'contoso:brief', secret: 'a:b+c d%41&e=f/ö', tokenLives: 10 },
  'code grant': { ...byCode, id: 'contoso-code', secret: 'code-secret-44' },
  'spent code': { ...byCode, id: 'contoso-spent', secret: 'spent-secret-45', codes: 'spent' },
  'late code': { ...byCode, id: 'contoso-late', secret: 'late-secret-46', codes: 'late' },
  'retired code grant': { ...client, id: 'contoso-moved', secret: 'moved-secret-47' },
} as const satisfies Record<string, VendorClient>;

/** Bearer tokens that the vendor's page of old hands out. */
export const bearerTokens = { good: 'vendor-token-48', expired: 'vendor-token-of-last-year' } as const;

export const codeLives = 60;

export function clientById(id: string): VendorClient | undefined {
  return Object.values<VendorClient>(clients).find((known) => known.id === id);
}

/** Where the vendor answers, below the address of the sandbox's services. */
export const vendorPaths = {
  scim: '/vendor/scim',
  token: '/vendor/oauth/token',
  /** Holds a query already, as such addresses do in life. */
  authorize: '/vendor/oauth/authorize?region=eu',
  landing: '/vendor/landing',
} as const;

/** Names the browser session on Graph's calls: each has the vendor to itself. */
export const sessionHeader = 'sandbox-session';
