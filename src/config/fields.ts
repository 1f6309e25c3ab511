import { unknownFields, isRecord, problemOf, type FieldProblem } from './problems.ts';
import * as v from 'valibot';
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
