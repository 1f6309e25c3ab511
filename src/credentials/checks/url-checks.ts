import type { ValueProblem } from './value-problem.ts';

/** SCIM resources and the discovery pages beside them, which the provisioning service appends by itself (RFC 7644, section 3.2). */
const resources = ['users', 'groups', 'schemas', 'resourcetypes', 'serviceproviderconfig', 'bulk'];
/**
 * Switches that Microsoft itself has people put behind the address:
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility
 */
const switches = ['aadoptscim', 'azureadscimpatch'];

/** Blanks at the ends are checked elsewhere and do not count here. Of the base address more is known than of the others. */
export function checkUrl(key: string, value: string): readonly ValueProblem[] {
  const bare = value.trim();
  if (bare === '') return [];
  const isBase = key === 'BaseAddress';
  const severity = isBase ? 'error' : 'warning';
  if (['<', '>', '{', '}'].some((mark) => bare.includes(mark))) {
    return [{ code: 'placeholder', severity: 'error' }];
  }
  const problems: ValueProblem[] = [];
  if (withoutBlanks(bare) !== bare) {
    problems.push({ code: 'url-whitespace', severity, fix: withoutBlanks });
  }
  const url = parsed(withoutBlanks(bare));
  if (!url) {
    const complete = `https://${bare}`;
    const fixable = parsed(complete) !== undefined && !bare.includes(':') && bare.includes('.');
    const fix = (text: string) => `https://${text.trim()}`;
    return [...problems, { code: 'url-invalid', severity, ...(fixable && { fix }) }];
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const fix = (text: string) => {
      const from = text.toLowerCase().indexOf('http:');
      return from === -1 ? text : `${text.slice(0, from)}https:${text.slice(from + 5)}`;
    };
    problems.push({ code: 'url-not-https', severity, fix });
  }
  if (url.username !== '' || url.password !== '')
    problems.push({ code: 'url-user-info', severity: 'warning' });
  if (!isBase) return problems;
  const last = lastSegment(url.pathname);
  if (resources.includes(last.toLowerCase())) {
    const fix = (text: string) => withoutLast(text, last);
    problems.push({ code: 'url-resource-path', severity: 'warning', fix });
  }
  const known = Array.from(url.searchParams.keys()).every((name) =>
    switches.some((start) => name.toLowerCase().startsWith(start)),
  );
  if (bare.includes('?') && bare.split('#')[0]?.includes('?') && !(url.search !== '' && known)) {
    problems.push({ code: 'url-query', severity: 'warning', fix: (text) => cut(text, '?') });
  }
  if (bare.includes('#')) {
    problems.push({ code: 'url-fragment', severity: 'warning', fix: (text) => cut(text, '#') });
  }
  return problems;
}

function parsed(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && text.toLowerCase().startsWith(`${url.protocol}//`) ? url : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function lastSegment(path: string): string {
  return path.split('/').findLast((segment) => segment !== '') ?? '';
}

/** Without the last segment of the path, the slash before it and those behind it. */
function withoutLast(text: string, segment: string): string {
  const ends = ['?', '#'].map((mark) => text.indexOf(mark)).filter((at) => at !== -1);
  const end = Math.min(text.length, ...ends);
  const path = text.slice(0, end);
  const from = path.lastIndexOf(`/${segment}`);
  return from === -1 ? text : path.slice(0, from) + text.slice(end);
}

/** From the mark on everything goes, but for a fragment behind a query. */
function cut(text: string, mark: '?' | '#'): string {
  const from = text.indexOf(mark);
  if (from === -1) return text;
  const fragment = mark === '?' ? text.indexOf('#', from) : -1;
  return text.slice(0, from) + (fragment === -1 ? '' : text.slice(fragment));
}

function withoutBlanks(text: string): string {
  let out = '';
  for (const char of text) if (char.trim() !== '') out += char;
  return out;
}
