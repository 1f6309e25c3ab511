const maxLength = 8_192;

/**
 * The claims that a 401 asks for, as JSON text; undefined unless the header holds a Bearer challenge with
 * `error="insufficient_claims"` whose claims are canonical base64 or base64url of one JSON object.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsChallenge(header: string | null): string | undefined {
  if (header === null || header.length > 2 * maxLength) return undefined;
  for (const { scheme, params } of challenges(header)) {
    if (scheme !== 'bearer' || params.get('error') !== 'insufficient_claims') continue;
    return decoded(params.get('claims') ?? '');
  }
  return undefined;
}

type Challenge = { scheme: string; params: Map<string, string> };

/** A name alone begins a challenge, a name with `=` is a parameter of it: https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 */
function challenges(header: string): readonly Challenge[] {
  const item = /[\s,]*([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+)))?(?=[\s,]|$)/y;
  const found: Challenge[] = [];
  for (let match = item.exec(header); match !== null; match = item.exec(header)) {
    const [, name = '', quoted, bare] = match;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    const params = found.at(-1)?.params;
    if (value === undefined) found.push({ scheme: name.toLowerCase(), params: new Map() });
    else if (params === undefined || params.has(name.toLowerCase())) return [];
    else params.set(name.toLowerCase(), value);
  }
  return found;
}

function decoded(claims: string): string | undefined {
  if (claims.length === 0 || claims.length > maxLength) return undefined;
  const unpadded = claims.replace(/={1,2}$/, '');
  if (unpadded !== claims && claims.length % 4 !== 0) return undefined;
  const base64 = unpadded.replaceAll('-', '+').replaceAll('_', '/');
  try {
    const binary = atob(base64);
    if (btoa(binary).replace(/=+$/, '') !== base64) return undefined;
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? text : undefined;
  } catch {
    return undefined;
  }
}
