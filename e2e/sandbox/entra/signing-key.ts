import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import * as v from 'valibot';
import { readJson, writeJson } from '../disk.ts';

const storedKey = v.object({
  kty: v.literal('RSA'),
  n: v.string(),
  e: v.string(),
  d: v.string(),
  p: v.string(),
  q: v.string(),
  dp: v.string(),
  dq: v.string(),
  qi: v.string(),
});

/** Signs and verifies everything that Entra issues, with a separate RSA key. */
export type Signer = {
  readonly publicJwk: JWK;
  /** `lifetime` is in seconds, and so is `ahead`, by which the signer's clock is before that of this computer. */
  sign(claims: JWTPayload, lifetime: number, ahead?: number): Promise<string>;
  /** Throws one of jose's errors for a bad signature, audience or expiry. */
  verify(token: string, audience: string, ahead?: number): Promise<JWTPayload>;
};

/** Loads the key from `folder`, or makes one there, so that a restart does not sign every person out. */
export async function loadSigner(folder: string): Promise<Signer> {
  const file = join(folder, 'signing-key.json');
  const { privateKey, privateJwk } = (await storedPair(file)) ?? (await newPair(file));
  const publicJwk: JWK = {
    kty: 'RSA',
    n: privateJwk.n ?? '',
    e: privateJwk.e ?? '',
    alg: 'RS256',
    use: 'sig',
  };
  const kid = await calculateJwkThumbprint(publicJwk);
  const publicKey = await importJWK(publicJwk, 'RS256');
  return {
    publicJwk: { ...publicJwk, kid },
    sign(claims, lifetime, ahead = 0) {
      const now = Math.floor(Date.now() / 1000) + ahead;
      return new SignJWT({ jti: randomUUID(), ...claims, iat: now, nbf: now, exp: now + lifetime })
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid })
        .sign(privateKey);
    },
    async verify(token, audience, ahead = 0) {
      const currentDate = new Date(Date.now() + ahead * 1000);
      const options = { audience, algorithms: ['RS256'], clockTolerance: 5, currentDate };
      return (await jwtVerify(token, publicKey, options)).payload;
    },
  };
}

type Pair = { privateKey: CryptoKey | Uint8Array; privateJwk: JWK };

async function storedPair(file: string): Promise<Pair | undefined> {
  const parsed = v.safeParse(storedKey, readJson(file));
  if (!parsed.success) return undefined;
  try {
    return { privateKey: await importJWK(parsed.output, 'RS256'), privateJwk: parsed.output };
  } catch {
    return undefined;
  }
}

async function newPair(file: string): Promise<Pair> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const privateJwk = await exportJWK(privateKey);
  writeJson(file, privateJwk);
  return { privateKey, privateJwk };
}
