import { UUID_REGEX } from 'valibot';
import type { ConfiguredUse } from '#src/domain/token-claims.ts';
import { clouds, type Cloud } from './clouds.ts';
import { readFields, type Fields, baseOf, isLoopbackHost, type FieldProblem } from './fields.ts';
import { isHtml, parseJson } from './json.ts';
import { isTenant, narrowTenant, tenantInLink } from './tenant.ts';

export type { FieldProblem } from './fields.ts';

export type Config = {
  /** '' on the first run. */
  clientId: string;
  /** `tab`: typed on the first-run page, for this tab only. */
  clientIdFrom: 'file' | 'tab';
  tenant: string;
  cloud: Cloud;
  graphVersion: 'v1.0' | 'beta';
  scopes: Readonly<Record<ConfiguredUse, readonly string[]>>;
  support: { url?: string; email?: string };
  /** How long a submit waits for its answer. */
  submitTimeoutSeconds: number;
  sandbox: boolean;
  /** Base of Graph without the version, for instance https://graph.microsoft.com; it has a path in the sandbox. */
  graphOrigin: string;
  /** https://login…/<tenant> */
  authority: string;
  /** JSON text for MSAL, there when endpoints are configured. */
  authorityMetadata?: string;
};

export type ConfigResult =
  | { state: 'ready'; config: Config }
  | { state: 'first-run'; config: Config }
  | {
      state: 'invalid';
      reason: 'unreachable' | 'too-slow' | 'not-found' | 'html' | 'not-json' | 'fields' | 'policy';
      status?: number;
      /** The place of the first syntax error, counted from 1. */
      line?: number;
      column?: number;
      problems: readonly FieldProblem[];
    };

type Options = {
  fetch: typeof fetch;
  location: { origin: string; hostname: string; search: string };
  /** Typed on the first-run page; used only while the file names no client id. */
  local?: { clientId: string; tenant: string };
};

/**
 * In milliseconds, the body included. The page shows nothing before it, and an answer without an end would leave an
 * empty page.
 */
const deadline = 10_000;

/** Fetches `/config.json` and checks it. Never throws: each fault is a state that a page can show. */
export async function loadConfig({ fetch, location, local }: Options): Promise<ConfigResult> {
  let response: Response;
  let text: string;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), deadline);
  try {
    // No option of the request itself: it has to equal the preload in index.html, or the file is fetched twice.
    response = await fetch('/config.json', { credentials: 'same-origin', signal: controller.signal });
    text = await response.text();
  } catch {
    const reason = controller.signal.aborted ? 'too-slow' : 'unreachable';
    return { state: 'invalid', reason, problems: [] };
  } finally {
    clearTimeout(timer);
  }
  const { status } = response;
  if (status === 404 || status === 410)
    return { state: 'invalid', reason: 'not-found', status, problems: [] };
  if (!response.ok) return { state: 'invalid', reason: 'unreachable', status, problems: [] };
  // Hosts with a fallback page answer every unknown address with it.
  if (isHtml(response.headers.get('Content-Type'), text))
    return { state: 'invalid', reason: 'html', status, problems: [] };
  const json = parseJson(text);
  if (!json.ok) {
    const { ok: _, ...place } = json;
    return { state: 'invalid', reason: 'not-json', status, ...place, problems: [] };
  }
  return checked(json.value, response.headers.get('Content-Security-Policy'), location, local);
}

function checked(
  raw: unknown,
  policy: string | null,
  location: Options['location'],
  local: Options['local'],
): ConfigResult {
  const read = readFields(raw);
  const mayRedirect = isLoopbackHost(location.hostname);
  const hasEndpoints = typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'endpoints');
  const problems = read.ok ? [] : read.problems;
  if (hasEndpoints && !mayRedirect) {
    const others = problems.filter(({ field }) => !field.startsWith('endpoints'));
    const refused = {
      field: 'endpoints',
      problem: 'endpoints-not-allowed',
      received: location.hostname,
    } as const;
    return { state: 'invalid', reason: 'fields', problems: [...others, refused] };
  }
  if (!read.ok) return { state: 'invalid', reason: 'fields', problems };
  const typed =
    read.fields.clientId === '' &&
    local !== undefined &&
    UUID_REGEX.test(local.clientId) &&
    isTenant(local.tenant)
      ? { clientId: local.clientId.toLowerCase(), tenant: local.tenant }
      : undefined;
  const tenant = narrowTenant(narrowTenant(read.fields.tenant, typed?.tenant), tenantInLink(location.search));
  const config = built(read.fields, typed, tenant);
  // Without a client id nothing can be asked yet, and the page that takes one is needed first.
  if (config.clientId === '') return { state: 'first-run', config };
  const blocked = policy === null ? [] : disagreements(read.fields, config, policy, location.origin);
  if (blocked.length > 0) return { state: 'invalid', reason: 'policy', problems: blocked };
  return { state: 'ready', config };
}

function built(fields: Fields, typed: Options['local'], tenant: string): Config {
  const cloud = clouds[fields.cloud];
  const { url, email } = fields.support;
  const { graph, authorityMetadata } = fields.endpoints ?? {};
  return {
    clientId: typed?.clientId ?? fields.clientId,
    clientIdFrom: typed ? 'tab' : 'file',
    tenant,
    cloud,
    graphVersion: fields.graphVersion,
    scopes: fields.scopes,
    support: { ...(url !== '' && { url }), ...(email !== '' && { email }) },
    submitTimeoutSeconds: fields.submitTimeoutSeconds,
    sandbox: fields.sandbox,
    graphOrigin: graph === undefined ? cloud.graphOrigin : baseOf(graph),
    authority: `${cloud.loginOrigin}/${tenant}`,
    ...(authorityMetadata !== undefined && { authorityMetadata: JSON.stringify(authorityMetadata) }),
  };
}

/** The page's own policy must let it reach both services, or every sign-in would fail with a bare network error. */
function disagreements(
  fields: Fields,
  config: Config,
  policy: string,
  pageOrigin: string,
): readonly FieldProblem[] {
  const { graph, authorityMetadata } = fields.endpoints ?? {};
  const needed = [
    { field: graph === undefined ? 'cloud' : 'endpoints.graph', url: config.graphOrigin },
    authorityMetadata === undefined
      ? { field: 'cloud', url: config.cloud.loginOrigin }
      : { field: 'endpoints.authorityMetadata.token_endpoint', url: authorityMetadata.token_endpoint },
  ];
  return needed
    .map(({ field, url }) => ({ field, problem: 'not-in-policy', received: new URL(url).origin }) as const)
    .filter(({ received }) => !allowsConnection(policy, received, pageOrigin));
}

/** MSAL's bridge page takes every answer of Entra, for redirects and for popups: it must be registered. */
export function redirectUri(): string {
  return new URL('/redirect.html', location.origin).href;
}

/**
 * Whether a Content-Security-Policy lets the page at `pageOrigin` connect to `origin`.
 * Several policies (separated by commas) must all allow it; paths in sources are not looked at.
 * https://www.w3.org/TR/CSP3/#match-url-to-source-list
 */
export function allowsConnection(header: string, origin: string, pageOrigin: string): boolean {
  return header.split(',').every((policy) => {
    const sources = directive(policy, 'connect-src') ?? directive(policy, 'default-src');
    return (
      sources === undefined || sources.some((source) => matches(source, new URL(origin), new URL(pageOrigin)))
    );
  });
}

/** The first directive of that name counts, as in browsers. */
function directive(policy: string, name: string): readonly string[] | undefined {
  for (const part of policy.split(';')) {
    const [first, ...sources] = part.trim().split(/\s+/);
    if (first?.toLowerCase() === name) return sources;
  }
  return undefined;
}

const hostSource =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\*|\d+))?(?:\/.*)?$/;

function matches(source: string, url: URL, page: URL): boolean {
  const text = source.toLowerCase();
  if (text === "'self'") return url.origin === page.origin;
  if (/^[a-z][a-z0-9+.-]*:$/.test(text)) return schemeMatches(text.slice(0, -1), url);
  const [, scheme, host, port] = hostSource.exec(text) ?? [];
  if (host === undefined) return false;
  const schemeFits =
    scheme === undefined ? schemeMatches(page.protocol.slice(0, -1), url) : schemeMatches(scheme, url);
  return schemeFits && hostMatches(host, url.hostname) && portMatches(port, url);
}

/** A source for http covers https as well. */
function schemeMatches(scheme: string, url: URL): boolean {
  return url.protocol === `${scheme}:` || (scheme === 'http' && url.protocol === 'https:');
}

function hostMatches(host: string, hostname: string): boolean {
  if (host === '*') return true;
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}

function portMatches(port: string | undefined, url: URL): boolean {
  if (port === '*') return true;
  if (port === undefined || url.port === port) return url.port === (port ?? '');
  const standard = url.protocol === 'https:' ? ['443', '80'] : ['80'];
  return url.port === '' && standard.includes(port);
}
