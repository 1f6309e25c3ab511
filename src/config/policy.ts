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
