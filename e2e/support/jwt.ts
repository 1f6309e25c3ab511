import { randomBytes } from 'node:crypto';

/** A token that is a secret: a test can guess only its claims. */
export function tokenUntil(expires: number): string {
  const claims = {
    exp: Math.floor(expires / 1000),
    aud: ['scim.example', 'backup.example'],
    iss: 'https://issuer.example',
  };
  const [head, body] = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${head}.${body}.${randomBytes(48).toString('base64url')}`;
}
