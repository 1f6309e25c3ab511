import * as v from 'valibot';
import type { BaseIssue } from 'valibot';
import { clouds, type CloudName } from './clouds.ts';
import { isPersonalTenant, isTenant } from './tenant.ts';

const isCloudName = (text: string): text is CloudName => Object.hasOwn(clouds, text);

const words = v.pipe(v.string('wrong-type'), v.trim());
const email = /^[^\s@?&<>",;]+@[^\s@?&<>",;]+\.[^\s@?&<>",;.]+$/;
const scope = /^(?:\.default|[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)$/;

/** Loose on purpose: valibot's strict objects stop at the first unknown field, and each is to be named. */
function fields<const E extends v.ObjectEntries>(entries: E) {
  return v.pipe(v.custom<Record<string, unknown>>(isRecord, 'wrong-type'), v.object(entries, 'missing'));
}

const scopes = v.pipe(
  v.array(v.pipe(words, v.regex(scope, 'not-a-scope')), 'wrong-type'),
  v.minLength(1, 'missing'),
  v.readonly(),
);

const endpoint = v.pipe(
  words,
  v.nonEmpty('missing'),
  v.check(isWebUrl, 'not-a-url'),
  v.check(isLoopbackUrl, 'not-loopback'),
);

/** Scopes default to what Microsoft documents as least privileged for the calls made. */
const schema = fields({
  $schema: v.optional(words),
  clientId: v.optional(
    v.pipe(
      words,
      v.check((id) => id === '' || v.UUID_REGEX.test(id), 'not-a-guid'),
      v.toLowerCase(),
    ),
    '',
  ),
  tenant: v.optional(
    v.pipe(
      words,
      v.check((tenant) => !isPersonalTenant(tenant), 'personal-tenant'),
      v.check(isTenant, 'not-a-tenant'),
      v.toLowerCase(),
    ),
    'organizations',
  ),
  cloud: v.optional(v.pipe(words, v.guard(isCloudName, 'unknown-cloud')), 'global'),
  graphVersion: v.optional(v.pipe(words, v.picklist(['v1.0', 'beta'], 'unknown-version')), 'v1.0'),
  scopes: v.optional(
    fields({
      read: v.optional(scopes, ['Application.Read.All']),
      status: v.optional(scopes, ['Synchronization.Read.All']),
      write: v.optional(scopes, ['Synchronization.ReadWrite.All']),
    }),
    {},
  ),
  support: v.optional(
    fields({
      url: v.optional(
        v.pipe(
          words,
          v.check((url) => url === '' || isWebUrl(url), 'not-a-url'),
        ),
        '',
      ),
      email: v.optional(
        v.pipe(
          words,
          v.check((address) => address === '' || email.test(address), 'not-an-email'),
        ),
        '',
      ),
    }),
    {},
  ),
  submitTimeoutSeconds: v.optional(
    v.pipe(
      v.number('wrong-type'),
      v.check((seconds) => Number.isInteger(seconds) && seconds >= 1 && seconds <= 600, 'not-a-time-out'),
    ),
    30,
  ),
  sandbox: v.optional(v.boolean('wrong-type'), false),
  endpoints: v.optional(
    fields({
      graph: v.optional(v.pipe(endpoint, v.check(isPlainUrl, 'not-a-url'))),
      authorityMetadata: v.optional(
        fields({
          issuer: endpoint,
          authorization_endpoint: endpoint,
          token_endpoint: endpoint,
          end_session_endpoint: endpoint,
          jwks_uri: endpoint,
        }),
      ),
    }),
  ),
});

export type Fields = v.InferOutput<typeof schema>;

/** Checks the parsed file field by field; every problem is named, not only the first. */
export function readFields(
  raw: unknown,
): { ok: true; fields: Fields } | { ok: false; problems: readonly FieldProblem[] } {
  const result = v.safeParse(schema, raw, { abortPipeEarly: true });
  const problems = [...(result.issues ?? []).map(problemOf), ...unknownFields('', raw)];
  return result.success && problems.length === 0
    ? { ok: true, fields: result.output }
    : { ok: false, problems };
}

/** This machine: `localhost`, 127.0.0.0/8 and `[::1]`, as the URL parser spells them. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** An absolute http or https address without user name and password. */
export function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** Neither query nor fragment, so that a path can be put behind it. */
export function isPlainUrl(text: string): boolean {
  return !/[?#]/.test(text);
}

export function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && isLoopbackHost(new URL(text).hostname);
}

/** Origin and path without a slash at the end. */
export function baseOf(text: string): string {
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\/+$/, '');
}

const problemNames = [
  'missing',
  'wrong-type',
  'not-a-guid',
  'not-a-tenant',
  'personal-tenant',
  'unknown-cloud',
  'unknown-version',
  'unknown-field',
  'not-a-scope',
  'not-a-url',
  'not-an-email',
  'not-a-time-out',
  'not-loopback',
  'endpoints-not-allowed',
  'not-in-policy',
] as const;

export type FieldProblem = {
  /** `scopes.read[0]`; '' for the whole file. */
  field: string;
  problem: (typeof problemNames)[number];
  /** Short and printable; left out for unknown fields, which may hold a secret. */
  received?: string;
  /** The known field or cloud whose name is nearest. */
  suggestion?: string;
};

const knownFields: Readonly<Record<string, readonly string[]>> = {
  '': [
    '$schema',
    'clientId',
    'tenant',
    'cloud',
    'graphVersion',
    'scopes',
    'support',
    'submitTimeoutSeconds',
    'sandbox',
    'endpoints',
  ],
  scopes: ['read', 'status', 'write'],
  support: ['url', 'email'],
  endpoints: ['graph', 'authorityMetadata'],
  'endpoints.authorityMetadata': [
    'issuer',
    'authorization_endpoint',
    'token_endpoint',
    'end_session_endpoint',
    'jwks_uri',
  ],
};

/** Says what valibot found in the words of this file; the schema's messages are the problem names. */
export function problemOf(issue: BaseIssue<unknown>): FieldProblem {
  const field = (issue.path ?? []).reduce(
    (path, { key }) => (typeof key === 'number' ? `${path}[${key}]` : join(path, String(key))),
    '',
  );
  const problem = problemNames.find((name) => name === issue.message) ?? 'wrong-type';
  const suggestion =
    problem === 'unknown-cloud' ? nearest(String(issue.input), Object.keys(clouds)) : undefined;
  return {
    field,
    problem,
    ...(problem !== 'missing' && { received: printable(issue.input) }),
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** Every field that nothing here reads: a misspelled one would otherwise be ignored in silence. */
export function unknownFields(path: string, value: unknown): FieldProblem[] {
  const known = Object.hasOwn(knownFields, path) ? knownFields[path] : undefined;
  if (known === undefined || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): FieldProblem[] => {
    if (known.includes(name)) return unknownFields(join(path, name), inner);
    const suggestion = nearest(name, known);
    const field = join(path, printable(name));
    return [{ field, problem: 'unknown-field', ...(suggestion !== undefined && { suggestion }) }];
  });
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** At most 60 characters of the text, without any that could disturb the page around it. */
function printable(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  const clean = String(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The candidate that the word probably meant: at most a third of its letters differ, in any case. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 40) return undefined;
  const scored = candidates
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= Math.floor(Math.max(word.length, entry.candidate.length) / 3));
  scored.sort((a, b) => a.distance - b.distance);
  return scored[0]?.candidate;
}

/** Levenshtein's: letters to insert, remove or replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 0; i < from.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
