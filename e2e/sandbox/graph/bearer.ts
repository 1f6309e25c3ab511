import { decodeJwt, errors } from 'jose';
import * as v from 'valibot';
import type { Signer } from '../entra/signing-key.ts';
import { contoso, graphAppId } from '../tenant.ts';
import type { Origins } from '../tenant.ts';
import { badRequest, GraphProblem } from './problem.ts';

const accessClaims = v.object({
  iss: v.string(),
  tid: v.string(),
  oid: v.string(),
  sid: v.string(),
  scp: v.string(),
  wids: v.array(v.string()),
  acrs: v.optional(v.array(v.string()), []),
});

const clock = v.object({ sandbox_ahead: v.optional(v.number(), 0) });

/** The signed-in person as the token shows them to Graph. */
export type Caller = {
  readonly objectId: string;
  readonly sid: string;
  readonly scopes: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly contexts: ReadonlySet<string>;
};

/** Reads the Authorization header; throws the 401 that Graph answers to a token that does not hold. */
export async function authenticate(
  header: string | undefined,
  signer: Signer,
  origins: Origins,
): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw invalidToken('Access token is empty.');
  const claims = await verified(token, signer);
  if (claims.iss !== `${origins.services}/${claims.tid}/`)
    throw invalidToken('The issuer of the token is not trusted.');
  if (claims.tid !== contoso.id) throw badRequest('This API is not supported for MSA accounts.');
  return {
    objectId: claims.oid,
    sid: claims.sid,
    scopes: new Set(claims.scp.split(' ')),
    roles: new Set(claims.wids),
    contexts: new Set(claims.acrs),
  };
}

async function verified(token: string, signer: Signer): Promise<v.InferOutput<typeof accessClaims>> {
  try {
    // Graph's clock goes like that of the Entra which signed; the signature covers what the token says of it.
    const ahead = v.parse(clock, decodeJwt(token)).sandbox_ahead;
    return v.parse(accessClaims, await signer.verify(token, graphAppId, ahead));
  } catch (cause) {
    if (cause instanceof errors.JWTExpired)
      throw invalidToken('Lifetime validation failed, the token is expired.', cause);
    if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'aud')
      throw invalidToken('Access token validation failure. Invalid audience.', cause);
    if (cause instanceof errors.JWSSignatureVerificationFailed)
      throw invalidToken('Access token validation failure. Invalid signature.', cause);
    throw invalidToken('The token is not a well formed access token.', cause);
  }
}

function invalidToken(message: string, cause?: unknown): GraphProblem {
  return new GraphProblem(401, 'InvalidAuthenticationToken', message, {
    headers: {
      'WWW-Authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="${graphAppId}"`,
    },
    cause,
  });
}
