/**
 * Microsoft's own landing page, which the two tutorials with a whole authorization request name:
 * https://learn.microsoft.com/entra/identity/saas-apps/zoho-one-provisioning-tutorial
 */
export const portalRedirect = 'https://portal.azure.com/TokenAuthorize';

type LinkParts = {
  /** The authorization endpoint, with or without a query. */
  endpoint: string;
  clientId: string | undefined;
  redirectUri: string | undefined;
  /** Random; used where the query has no state of its own. */
  state: string;
};

/** Why there is no link: `client-differs` and `redirect-differs` name another one than the form, so that the exchange would fail. */
export type NoLink =
  | 'no-endpoint'
  | 'not-web'
  | 'holds-secret'
  | 'no-client'
  | 'client-differs'
  | 'redirect-differs';

export type AuthorizationLink =
  | {
      ok: true;
      href: string;
      host: string;
      /** What the answer must bring back; undefined where the request has none. */
      state: string | undefined;
      /** Where the sign-in ends. */
      redirectUri: string;
    }
  | { ok: false; why: NoLink };

/** A request that holds one of these would show it in the history of the browser. */
const secretNames: ReadonlySet<string> = new Set([
  'client_secret',
  'code',
  'access_token',
  'refresh_token',
  'id_token',
  'token',
  'password',
  'assertion',
  'client_assertion',
]);

/** Parameters that a request holds once. https://www.rfc-editor.org/rfc/rfc6749#section-3.1 */
const single: ReadonlySet<string> = new Set(['response_type', 'client_id', 'redirect_uri', 'state', 'scope']);

/**
 * The address at which a person signs in to get a code: the parameters are merged into the query that is there, in its order, and
 * none comes twice. Without a client ID it is a request of the app's own kind, which stays as it is. Never throws.
 */
export function authorizationLink({ endpoint, clientId, redirectUri, state }: LinkParts): AuthorizationLink {
  const bare = endpoint.trim();
  if (bare === '') return { ok: false, why: 'no-endpoint' };
  const url = URL.canParse(bare) ? new URL(bare) : undefined;
  const isLoopback =
    url?.hostname === 'localhost' || url?.hostname === '127.0.0.1' || url?.hostname === '[::1]';
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback);
  if (!url || !isWeb || url.username !== '' || url.password !== '') return { ok: false, why: 'not-web' };

  const query = merged(url.search.slice(1));
  const isSecret = ({ name, value }: Parameter) => value !== '' && secretNames.has(name.toLowerCase());
  if (query.some(isSecret)) return { ok: false, why: 'holds-secret' };
  const valueOf = (name: string) => query.find((parameter) => parameter.name === name)?.value ?? '';
  const set = (name: string, value: string) => {
    if (valueOf(name) !== '') return;
    const raw = `${name}=${encodeURIComponent(value.toWellFormed())}`;
    const at = query.findIndex((parameter) => parameter.name === name);
    query.splice(at === -1 ? query.length : at, at === -1 ? 0 : 1, { name, value, raw });
  };
  const client = clientId?.trim() ?? '';
  const redirect = redirectUri?.trim() ?? '';
  const differs = (name: string, typed: string) =>
    typed !== '' && valueOf(name) !== '' && valueOf(name) !== typed;
  if (differs('client_id', client)) return { ok: false, why: 'client-differs' };
  if (differs('redirect_uri', redirect)) return { ok: false, why: 'redirect-differs' };
  if (client !== '' || valueOf('client_id') !== '') {
    // https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1
    set('response_type', 'code');
    set('client_id', client);
    set('redirect_uri', redirect === '' ? portalRedirect : redirect);
    set('state', state);
  } else if (valueOf('redirect_uri') === '') return { ok: false, why: 'no-client' };

  url.search = query.map(({ raw }) => raw).join('&');
  // An endpoint has no fragment: https://www.rfc-editor.org/rfc/rfc6749#section-3.1
  url.hash = '';
  const sent = valueOf('state');
  return {
    ok: true,
    href: url.href,
    host: url.host,
    state: sent === '' ? undefined : sent,
    redirectUri: valueOf('redirect_uri'),
  };
}

/** `raw`: as it stands in the query, so that nothing is encoded anew. */
type Parameter = { name: string; value: string; raw: string };

/** The parameters in order. One that a request holds once keeps its first place and its first value that is not empty. */
function merged(query: string): Parameter[] {
  const parameters: Parameter[] = [];
  const places = new Map<string, number>();
  for (const raw of query.split('&')) {
    if (raw === '') continue;
    const mark = raw.indexOf('=');
    const name = decoded(mark === -1 ? raw : raw.slice(0, mark));
    const parameter = { name, value: mark === -1 ? '' : decoded(raw.slice(mark + 1)), raw };
    const before = single.has(name) ? places.get(name) : undefined;
    if (before === undefined) {
      places.set(name, parameters.length);
      parameters.push(parameter);
    } else if (parameters[before]?.value === '') parameters[before] = parameter;
  }
  return parameters;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.split('+').join(' '));
  } catch {
    return text;
  }
}
