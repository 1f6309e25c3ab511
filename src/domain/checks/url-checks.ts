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
  const withFlags = withFlagsAlone(bare);
  if (withFlags !== bare) problems.push({ code: 'url-query', severity: 'warning', fix: withFlagsAlone });
  if (bare.includes('#')) {
    problems.push({ code: 'url-fragment', severity: 'warning', fix: withoutFragment });
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

/** Without what stands in the query beside Microsoft's flags; the fragment and blanks at the end stay. */
function withFlagsAlone(text: string): string {
  const end = text.includes('#') ? text.indexOf('#') : text.trimEnd().length;
  const from = text.slice(0, end).indexOf('?');
  if (from === -1) return text;
  // No regular expression, which would keep the query alive.
  const kept = text
    .slice(from + 1, end)
    .replaceAll('?', '&')
    .split('&')
    .filter(isFlag);
  return text.slice(0, from) + (kept.length > 0 ? `?${kept.join('&')}` : '') + text.slice(end);
}

function isFlag(parameter: string): boolean {
  const name = parameter.split('=')[0]?.toLowerCase() ?? '';
  return switches.some((start) => name.startsWith(start)) && Array.from(name).every(isWordCharacter);
}

function isWordCharacter(char: string): boolean {
  return char === '_' || (char >= '0' && char <= '9') || (char >= 'a' && char <= 'z');
}

function withoutFragment(text: string): string {
  return text.includes('#') ? text.slice(0, text.indexOf('#')) : text;
}

function withoutBlanks(text: string): string {
  let out = '';
  for (const char of text) if (char.trim() !== '') out += char;
  return out;
}
