import { decodeJwt } from 'jose';
import { forgettingMatches } from '#src/domain/value-memory.ts';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';

/** What a token says of itself; the page verifies none of it. Times in milliseconds since the epoch. */
export type JwtFacts = { expiresAt?: number; audience: readonly string[]; issuer?: string };

const soon = 30 * 24 * 60 * 60 * 1000;
/** Seconds; beyond it a date has no meaning in JavaScript. */
const lastSecond = 8.64e12;

/** The claims of a value that is a JSON Web Token, blanks around it allowed; undefined when it is none. Never throws. */
export function readJwt(value: string): JwtFacts | undefined {
  return forgettingMatches(() => {
    const token = value.trim();
    // Every JOSE header is a JSON object, and `{"` begins like this in base64; spares the decoding of all else.
    if (!token.startsWith('ey')) return undefined;
    try {
      const { exp, aud, iss }: Record<string, unknown> = decodeJwt(token);
      const audience = (Array.isArray(aud) ? aud : [aud]).filter((name) => typeof name === 'string');
      return {
        audience,
        ...(typeof exp === 'number' && Math.abs(exp) <= lastSecond && { expiresAt: exp * 1000 }),
        ...(typeof iss === 'string' && { issuer: iss }),
      };
    } catch {
      return undefined;
    }
  });
}

export function checkJwt(value: string, now: number): readonly ValueProblem[] {
  const expiresAt = readJwt(value)?.expiresAt;
  if (expiresAt === undefined) return [];
  // Leaves out the issuer and the audience: they are pieces of the value, and callers keep problems.
  if (expiresAt <= now) return [{ code: 'jwt-expired', severity: 'error', expiresAt }];
  if (expiresAt - now < soon) return [{ code: 'jwt-expires-soon', severity: 'warning', expiresAt }];
  return [];
}
