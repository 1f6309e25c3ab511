import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import * as v from 'valibot';
import type { Person } from '../people.ts';
import { client, graphAppId } from '../tenant.ts';
import type { Entra } from './context.ts';
import type { Scopes } from './scopes.ts';

/** Seconds; MSAL renews 300 s ahead, so anything shorter than 400 would never be served from its cache. */
const accessTokenLifetime = 3600;
/** Seconds that a single-page application's refresh token lives: https://learn.microsoft.com/entra/identity-platform/refresh-tokens */
const refreshTokenLifetime = 86_400;
const codeLifetime = 600;
const codeAudience = 'sandbox:code';
const refreshAudience = 'sandbox:refresh';

const codeClaims = v.object({
  jti: v.string(),
  person: v.string(),
  sid: v.string(),
  nonce: v.optional(v.string()),
  challenge: v.string(),
  contexts: v.array(v.string()),
});
const refreshClaims = v.object({ person: v.string(), sid: v.string(), contexts: v.array(v.string()) });
export type CodeClaims = v.InferOutput<typeof codeClaims>;
export type RefreshClaims = v.InferOutput<typeof refreshClaims>;

/** Codes and refresh tokens are signed by the sandbox and carry all they need, so they outlive a restart. */
export function issueCode(entra: Entra, claims: Omit<CodeClaims, 'jti'>): Promise<string> {
  return entra.signer.sign({ ...claims, aud: codeAudience }, codeLifetime);
}

/** Throws one of jose's errors when the code is forged or expired. */
export async function readCode(entra: Entra, code: string): Promise<CodeClaims> {
  return v.parse(codeClaims, await entra.signer.verify(code, codeAudience));
}

/** Throws one of jose's errors when the refresh token is forged or expired. */
export async function readRefreshToken(entra: Entra, token: string): Promise<RefreshClaims> {
  return v.parse(refreshClaims, await entra.signer.verify(token, refreshAudience));
}

export type Grant = {
  readonly person: Person;
  readonly sid: string;
  readonly nonce: string | undefined;
  readonly contexts: readonly string[];
  readonly scopes: Scopes;
  /** Of the tokens, where it is not the person's own. */
  readonly tenantId?: string;
  /** Seconds by which Entra's clock is ahead of this computer's. */
  readonly ahead?: number;
  /** Claims of the ID token are of the wrong kind. */
  readonly odd?: true;
};

/** Body of a successful token answer: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export async function tokenResponse(entra: Entra, grant: Grant): Promise<Record<string, unknown>> {
  const { person, sid, scopes } = grant;
  const offline = scopes.oidc.includes('offline_access');
  const refresh = { person: person.id, sid, contexts: [...grant.contexts], aud: refreshAudience };
  return {
    token_type: 'Bearer',
    scope: [...scopes.graph, ...scopes.oidc.filter((scope) => scope !== 'offline_access')].join(' '),
    expires_in: accessTokenLifetime,
    ext_expires_in: accessTokenLifetime,
    access_token: await entra.signer.sign(accessClaims(entra, grant), accessTokenLifetime, grant.ahead),
    ...(offline
      ? {
          refresh_token: await entra.signer.sign(refresh, refreshTokenLifetime),
          refresh_token_expires_in: refreshTokenLifetime,
        }
      : {}),
    ...(scopes.oidc.includes('openid')
      ? { id_token: await entra.signer.sign(idClaims(entra, grant), accessTokenLifetime, grant.ahead) }
      : {}),
    client_info: clientInfo(person),
  };
}

/** MSAL joins the two ids to its account key; upper case would make it a second account. */
export function clientInfo(person: Person): string {
  const ids = { uid: person.objectId.toLowerCase(), utid: person.tenantId.toLowerCase() };
  return Buffer.from(JSON.stringify(ids)).toString('base64url');
}

/** The opaque hint that Entra puts into the id token and takes back as `login_hint` and `logout_hint`. */
export function opaqueHint(person: Person): string {
  return `O.${Buffer.from(person.objectId).toString('base64url')}`;
}

function subject(person: Person, audience: string): string {
  return createHash('sha256').update(`${person.objectId}:${audience}`).digest('base64url');
}

function accessClaims(entra: Entra, grant: Grant): JWTPayload {
  const { person, sid, scopes, contexts, ahead, tenantId = person.tenantId } = grant;
  return {
    aud: graphAppId,
    iss: `${entra.origins.services}/${tenantId}/`,
    tid: tenantId,
    oid: person.objectId,
    sub: subject(person, graphAppId),
    upn: person.upn,
    name: person.name,
    scp: scopes.graph.join(' '),
    wids: [...person.roles],
    appid: client.id,
    idtyp: 'user',
    sid,
    ver: '1.0',
    ...(contexts.length > 0 ? { acrs: [...contexts] } : {}),
    ...(ahead === undefined ? {} : { sandbox_ahead: ahead }),
  };
}

function idClaims(entra: Entra, { person, sid, nonce, odd, tenantId = person.tenantId }: Grant): JWTPayload {
  return {
    aud: client.id,
    iss: `${entra.origins.services}/${tenantId}/v2.0`,
    tid: tenantId,
    oid: person.objectId,
    sub: subject(person, client.id),
    preferred_username: odd ? 7 : person.upn,
    name: odd ? { given: person.name } : person.name,
    login_hint: opaqueHint(person),
    sid,
    ver: '2.0',
    ...(nonce === undefined ? {} : { nonce }),
  };
}
