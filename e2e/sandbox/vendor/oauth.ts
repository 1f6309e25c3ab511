import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { errors } from 'jose';
import * as v from 'valibot';
import type { Signer } from '../entra/signing-key.ts';
import type { Origins } from '../tenant.ts';
import type { VendorEnvironment } from './accounts.ts';
import { clientById, codeLives, vendorPaths } from './clients.ts';
import type { VendorClient } from './clients.ts';
import { authorizePage, landingPage, stopPage } from './pages.ts';

const audience = 'sandbox:vendor';
const claims = v.object({
  jti: v.string(),
  exp: v.number(),
  use: v.picklist(['access', 'refresh', 'code']),
  session: v.string(),
  client: v.string(),
  scope: v.string(),
  redirect: v.string(),
  /** Shared by all that one code has led to. */
  family: v.string(),
});
type Claims = v.InferOutput<typeof claims>;
type Granted = Pick<Claims, 'session' | 'client' | 'scope' | 'redirect' | 'family'>;
type Read = Claims & { readonly expired: boolean };

/** Why a token does not open the SCIM endpoint. */
export type TokenTrouble = 'expired' | 'invalid' | 'scope';

export type Vault = {
  issue(use: Claims['use'], granted: Granted, lives: number): Promise<string>;
  /** undefined: none of this vendor's for that use. */
  read(use: Claims['use'], token: string): Promise<Read | undefined>;
  /** Marks a code or a refresh token as used; false where it was, which ends everything that came from it. */
  spend(token: Claims): boolean;
  trouble(token: string, session: string): Promise<TokenTrouble | undefined>;
};

/** Tokens that Entra knows nothing of: they end when the vendor says so. */
export function createVault(signer: Signer): Vault {
  const spent = new Set<string>();
  const ended = new Set<string>();
  const vault: Vault = {
    issue: (use, { session, client, scope, redirect, family }, lives) =>
      signer.sign({ session, client, scope, redirect, family, use, aud: audience }, lives),
    async read(use, token) {
      const read = v.safeParse(claims, await verified(signer, token));
      if (!read.success || read.output.use !== use || ended.has(read.output.family)) return undefined;
      // To the second, without the tolerance that Entra has for clocks.
      return { ...read.output, expired: read.output.exp * 1000 <= Date.now() };
    },
    spend({ jti, family }) {
      if (!spent.has(jti)) return Boolean(spent.add(jti));
      // https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2
      ended.add(family);
      return false;
    },
    async trouble(token, session) {
      const read = await vault.read('access', token);
      if (read?.session !== session) return 'invalid';
      if (read.expired) return 'expired';
      const wanted = clientById(read.client)?.scope;
      return wanted === undefined || read.scope === wanted ? undefined : 'scope';
    },
  };
  return vault;
}

/** The claims of a token with this signature, even of an expired one; undefined for any other text. */
async function verified(signer: Signer, token: string): Promise<unknown> {
  try {
    return await signer.verify(token, audience);
  } catch (error) {
    return error instanceof errors.JWTExpired ? error.payload : undefined;
  }
}

/** An error in the form of https://datatracker.ietf.org/doc/html/rfc6749#section-5.2 */
class Refusal extends Error {
  readonly error: string;
  readonly status: 400 | 401;

  constructor(error: string, text: string, status: 400 | 401 = 400) {
    super(text);
    this.name = 'Refusal';
    this.error = error;
    this.status = status;
  }
}

/** The vendor's token endpoint, and the authorization page of its retired code grant. */
export function oauthRoutes(origins: Origins, vault: Vault): Hono<VendorEnvironment> {
  const app = new Hono<VendorEnvironment>();
  const landing = origins.services + vendorPaths.landing;
  const authorizePath = '/vendor/oauth/authorize';

  app.post('/oauth/token', async (c) => {
    c.set('path', vendorPaths.token);
    c.header('cache-control', 'no-store');
    try {
      return c.json(await tokenAnswer(c, vault, c.var.session));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      c.set('note', `${c.var.note} ${error.error}: ${error.message}`.trim());
      if (error.status === 401) c.header('www-authenticate', 'Basic realm="vendor"');
      return c.json({ error: error.error, error_description: error.message }, error.status);
    }
  });
  app.get('/oauth/authorize', (c) => {
    c.set('path', authorizePath);
    const asked = readAuthorize(new URL(c.req.url).searchParams, landing);
    if (typeof asked === 'string') return c.html(stopPage(asked), 400);
    if (c.var.session === '') return c.html(stopPage('Sign in to the app first, in this browser.'), 400);
    return c.html(authorizePage(asked.client.id, asked.query.toString()));
  });
  app.post('/oauth/authorize', async (c) => {
    c.set('path', authorizePath);
    const form = new URLSearchParams(await c.req.text());
    const asked = readAuthorize(new URLSearchParams(form.get('request') ?? ''), landing);
    if (typeof asked === 'string') return c.html(stopPage(asked), 400);
    const { client, query } = asked;
    const back = new URL(landing);
    const state = query.get('state');
    if (form.get('decision') === 'allow')
      back.searchParams.set('code', await code(vault, client, c.var.session, landing));
    else back.searchParams.set('error', 'access_denied');
    if (state !== null) back.searchParams.set('state', state);
    // https://datatracker.ietf.org/doc/html/rfc9207
    back.searchParams.set('iss', `${origins.services}/vendor`);
    return c.redirect(back.href);
  });
  app.get('/landing', (c) => {
    c.set('path', vendorPaths.landing);
    return c.html(landingPage());
  });
  return app;
}

async function code(vault: Vault, client: VendorClient, session: string, redirect: string): Promise<string> {
  const granted = { session, client: client.id, scope: client.scope ?? '', redirect, family: randomUUID() };
  const issued = await vault.issue('code', granted, client.codes === 'late' ? 0 : codeLives);
  const read = client.codes === 'spent' ? await vault.read('code', issued) : undefined;
  if (read) vault.spend(read);
  return issued;
}

/** What is asked for, or a sentence on why the browser is not sent back. */
function readAuthorize(
  query: URLSearchParams,
  landing: string,
): { readonly client: VendorClient; readonly query: URLSearchParams } | string {
  if (query.get('region') !== 'eu') return 'The address lacks the region that it came with.';
  const client = clientById(query.get('client_id') ?? '');
  if (!client?.grants.includes('authorization_code')) return 'No such client can ask for a code.';
  if (query.get('redirect_uri') !== landing)
    return 'The redirect URI is not exactly the one that is registered.';
  if (query.get('response_type') !== 'code') return 'The response type is not code.';
  return { client, query };
}

/** https://datatracker.ietf.org/doc/html/rfc6749#section-5.1 */
async function tokenAnswer(
  c: Context<VendorEnvironment>,
  vault: Vault,
  session: string,
): Promise<Record<string, unknown>> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? ''))
    throw new Refusal('invalid_request', 'The body is not a form.');
  const form = new URLSearchParams(await c.req.text());
  const client = authenticated(c, form);
  const grant = form.get('grant_type');
  c.set('note', `${client.id}, ${client.reads}.`);
  switch (grant) {
    case 'client_credentials':
    case 'authorization_code':
    case 'refresh_token':
      break;
    default:
      throw new Refusal('unsupported_grant_type', 'The grant type is not supported.');
  }
  c.set('note', `${grant} of ${client.id}, ${client.reads}.`);
  if (!client.grants.includes(grant))
    throw new Refusal('unauthorized_client', 'The client cannot use this grant.');
  const granted = await grantedBy(grant, client, form, vault, session);
  return {
    token_type: 'Bearer',
    access_token: await vault.issue('access', granted, client.tokenLives),
    expires_in: client.tokenLives,
    ...(granted.scope !== '' && { scope: granted.scope }),
    ...(client.grants.includes('refresh_token') && {
      refresh_token: await vault.issue('refresh', granted, 86_400),
    }),
  };
}

async function grantedBy(
  grant: VendorClient['grants'][number],
  client: VendorClient,
  form: URLSearchParams,
  vault: Vault,
  session: string,
): Promise<Granted> {
  switch (grant) {
    case 'client_credentials': {
      const scope = form.get('scope') ?? '';
      if (scope !== '' && scope !== client.scope)
        throw new Refusal('invalid_scope', 'The client cannot ask for this scope.');
      return { session, client: client.id, scope, redirect: '', family: randomUUID() };
    }
    case 'authorization_code':
      return await redeem('code', client, form.get('code') ?? '', vault, session, form.get('redirect_uri'));
    case 'refresh_token':
      return await redeem('refresh', client, form.get('refresh_token') ?? '', vault, session);
  }
}

async function redeem(
  use: 'code' | 'refresh',
  client: VendorClient,
  sent: string,
  vault: Vault,
  session: string,
  redirect?: string | null,
): Promise<Granted> {
  const what = use === 'code' ? 'The authorization code' : 'The refresh token';
  const read = await vault.read(use, sent);
  if (read?.client !== client.id || read.session !== session)
    throw new Refusal('invalid_grant', `${what} is not one of this client’s.`);
  if (read.expired) throw new Refusal('invalid_grant', `${what} has expired.`);
  if (redirect !== undefined && redirect !== read.redirect)
    throw new Refusal('invalid_grant', 'The redirect URI is not the one of the authorization request.');
  if (!vault.spend(read)) throw new Refusal('invalid_grant', `${what} has been used before.`);
  return read;
}

/** The client that the request proves, or the refusal of one that it does not. */
function authenticated(c: Context<VendorEnvironment>, form: URLSearchParams): VendorClient {
  const header = basic(c.req.header('authorization'));
  const inBody = form.has('client_secret');
  // https://datatracker.ietf.org/doc/html/rfc6749#section-2.3
  if (header && inBody) throw new Refusal('invalid_request', 'The client authenticates in two ways at once.');
  const place = header ? 'header' : 'body';
  const [id, secret] = header ?? [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
  const client = clientById(id);
  c.set('note', client ? `${client.id}, ${place}.` : `Unknown client, ${place}.`);
  if (!client) throw new Refusal('invalid_client', 'The client is not known.', 401);
  if (client.reads !== place)
    throw new Refusal('invalid_client', `The client’s ID and secret belong into the ${client.reads}.`, 401);
  if (client.secret !== secret) throw new Refusal('invalid_client', 'The client secret is wrong.', 401);
  return client;
}

/** Both parts are written as in a form first: https://datatracker.ietf.org/doc/html/rfc6749#section-2.3.1 */
function basic(header: string | undefined): readonly [string, string] | undefined {
  const sent = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (sent === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(sent, 'base64').toString('utf8').split(':');
  return [fromForm(id), fromForm(secret.join(':'))];
}

function fromForm(text: string): string {
  return new URLSearchParams(`text=${text}`).get('text') ?? '';
}
