import { isHtml } from '#src/config/json.ts';
import type { Failure, ErrorLayer } from '#src/domain/failure/failure.ts';
import { isGuid } from '#src/domain/guid.ts';
import { readBody } from './read-body.ts';
import { unwrap } from '#src/domain/failure/unwrap.ts';

type Refusal = {
  status: number;
  headers: Headers;
  text: string;
  clientRequestId: string;
  /** What was asked for, behind the base; its query stays out of the failure. */
  path: string;
  /** What the request was made with, for a claims challenge to ask for again. */
  scopes: readonly string[];
  now: number;
  /** Applied to every string of the answer before it goes anywhere. */
  clean: (text: string) => string;
};

/** What an answer with a status from 400 on means: https://learn.microsoft.com/graph/errors */
export function failureOfRefusal({
  status,
  headers,
  text,
  clientRequestId,
  path,
  scopes,
  now,
  clean,
}: Refusal): Failure {
  // Graph answers an error in JSON, so a web page has another sender, and what Graph did is unknown.
  // A missing body proves no other sender: HTTP requires only a status, and a broken answer has already given it.
  if (isHtml(headers.get('Content-Type'), text))
    return { kind: 'unreadable', status, expected: 'JSON', clientRequestId };
  const error = parseErrorBody(text, clean);
  const requestId = requestIdIn(headers, clean) ?? error.requestId;
  const ids = { clientRequestId, ...(requestId !== undefined && { requestId }) };
  if (status === 429) {
    const wait = retryAfter(headers.get('Retry-After'), now);
    return { kind: 'throttled', ...ids, ...(wait !== undefined && { until: now + wait }) };
  }
  const claims = status === 401 ? claimsChallenge(headers.get('WWW-Authenticate')) : undefined;
  if (claims !== undefined) {
    return {
      kind: 'needs-interaction',
      reason: 'claims',
      scopes,
      claims,
      ...(error.code !== '' && { code: error.code }),
    };
  }
  const { code, message, layers, date } = error;
  return {
    kind: 'refused',
    by: 'graph',
    status,
    code,
    message,
    ...(layers !== undefined && { layers }),
    ...ids,
    ...(date !== undefined && { date }),
    path: path.replace(/\?.*$/s, ''),
  };
}

/** Graph rejects the token, for any account: https://learn.microsoft.com/graph/resolve-auth-errors */
export function isTokenRejected(failure: Failure): boolean {
  return (
    failure.kind === 'refused' && failure.status === 401 && failure.code === 'InvalidAuthenticationToken'
  );
}

/** Browsers see it only where Graph exposes it to them. */
export function requestIdIn(headers: Headers, clean: (text: string) => string): string | undefined {
  const id = clean(headers.get('request-id') ?? '');
  return isGuid(id) ? id : undefined;
}

/** The body of a refusal; '' when it breaks off, is too long or is no text, since the status already says what happened. */
export async function textOf(response: Response): Promise<string> {
  try {
    const body = await readBody(response);
    return body.state === 'text' ? body.text : '';
  } catch {
    return '';
  }
}

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

export type GraphError = {
  /** '' when there is none. */
  code: string;
  /** Unwrapped from the documents nested in it; '' when there is none. */
  message: string;
  /** Set where there is more than one. */
  layers?: readonly ErrorLayer[];
  requestId?: string;
  clientRequestId?: string;
  /** As Graph wrote it: ISO 8601 without a zone, in UTC. */
  date?: string;
};

/** Graph's error envelope in one line: the code that says most, and all that is said; `clean` as in `unwrap`. */
export function parseErrorBody(text: string, clean: (text: string) => string): GraphError {
  const layers = unwrap(text, clean);
  const own = layers.filter(({ by }) => by === 'graph');
  const message = [
    wordsOf(own.findLast((layer) => layer.message !== '' || layer.page)),
    ...layers.filter(({ by }) => by === 'target').map(wordsOf),
  ];
  const requestId = idIn(layers, 'request-id');
  const clientRequestId = idIn(layers, 'client-request-id');
  const date = layers.find((layer) => layer.date !== undefined)?.date;
  return {
    code: own.findLast(({ code }) => code !== '')?.code ?? '',
    // Cleans again, since joining may put together what was apart.
    message: clean(message.filter((part) => part !== '').join(' ')),
    ...(layers.length > 1 && { layers }),
    ...(requestId !== undefined && { requestId }),
    ...(clientRequestId !== undefined && { clientRequestId }),
    ...(date !== undefined && { date }),
  };
}

/** Marks a web page as such: its title is not an error message of the sender. */
function wordsOf(layer: ErrorLayer | undefined): string {
  if (!layer?.page) return layer?.message ?? '';
  return layer.message === '' ? 'HTML page' : `HTML page: ${layer.message}`;
}

function idIn(layers: readonly ErrorLayer[], name: string): string | undefined {
  return layers.find(({ by, ids }) => by === 'graph' && ids?.[name] !== undefined)?.ids?.[name];
}

const longest = 3_600_000;
const httpDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Milliseconds to wait, at most an hour; undefined when the header is hidden, missing or neither seconds nor a date.
 * https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longest);
  const date = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), longest);
}
