import type { FindingOf } from './modifiers.ts';

/** Directives by name in lower case with their sources, or undefined where the header is no valid policy. */
function parse(header: string): ReadonlyMap<string, readonly string[]> | undefined {
  const directives = new Map<string, readonly string[]>();
  for (const part of header.split(';')) {
    const [name, ...sources] = part.trim().toLowerCase().split(/\s+/);
    if (name === undefined || name === '') continue;
    // Browsers ignore a repeated directive, so a repeat is a mistake in the policy.
    if (directives.has(name)) return undefined;
    directives.set(name, sources.length === 0 && name.endsWith('-src') ? ["'none'"] : sources);
  }
  return directives.size === 0 ? undefined : directives;
}

const broad = ['ftp:', 'http:', 'https:', '*', 'http://*', 'http://*.*', 'https://*', 'https://*.*'];
const broadOrInline = [...broad, "'unsafe-inline'", 'data:'];
const passive = ['img-src', 'media-src'];

/** One policy; a header with several is more than this app sends, and counts as invalid. */
export function gradePolicy(header: string | undefined): FindingOf<'csp'> {
  if (header === undefined) return 'csp-not-implemented';
  const policy = header.includes(',') ? undefined : parse(header);
  if (policy === undefined) return 'csp-header-invalid';
  const sourcesOf = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*'];
  const script = withoutOverruled(sourcesOf('script-src'));
  const style = withoutOverruled(sourcesOf('style-src'));
  const active = [...policy].flatMap(([name, sources]) => (passive.includes(name) ? [] : sources));
  if (has(script, broadOrInline) || has(sourcesOf('object-src'), broad))
    return 'csp-implemented-with-unsafe-inline';
  if (active.some(isInsecure)) return 'csp-implemented-with-insecure-scheme';
  if (has([...script, ...style], ["'unsafe-eval'"])) return 'csp-implemented-with-unsafe-eval';
  if (passive.some((name) => (policy.get(name) ?? policy.get('default-src') ?? []).some(isInsecure)))
    return 'csp-implemented-with-insecure-scheme-in-passive-content-only';
  if (has(style, broadOrInline)) return 'csp-implemented-with-unsafe-inline-in-style-src-only';
  const standard = policy.get('default-src');
  return standard?.length === 1 && standard[0] === "'none'"
    ? 'csp-implemented-with-no-unsafe-default-src-none'
    : 'csp-implemented-with-no-unsafe';
}

export function namesFrameAncestors(header: string | undefined): boolean {
  return header !== undefined && parse(header)?.has('frame-ancestors') === true;
}

/** A nonce or a hash makes browsers ignore 'unsafe-inline': https://www.w3.org/TR/CSP3/#allow-all-inline */
function withoutOverruled(sources: readonly string[]): readonly string[] {
  const exact = sources.some((source) => /^'(?:sha(?:256|384|512)|nonce)-/.test(source));
  return exact ? sources.filter((source) => source !== "'unsafe-inline'") : sources;
}

function has(sources: readonly string[], unwanted: readonly string[]): boolean {
  return sources.some((source) => unwanted.includes(source));
}

function isInsecure(source: string): boolean {
  return source.startsWith('http:') || source.startsWith('ftp:');
}
