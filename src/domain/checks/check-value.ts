import { checkJwt } from './jwt.ts';
import { classOf, formatOf } from '#src/domain/keys/keys.ts';
import { forgettingMatches } from '#src/domain/value-memory.ts';
import type { ValueProblem } from '#src/domain/credentials/credential.ts';
import type { ValueFormat } from '#src/domain/keys/key-table.ts';
import { linesOf, readJson } from '#src/domain/credentials/read-json.ts';
import { wrongFields } from '#src/domain/credentials/notification-settings.ts';
import { isMask } from '#src/domain/mask.ts';
import { hasHidden, withoutHidden } from '#src/domain/credentials/value-guard.ts';

/**
 * What is probably or surely wrong with this value of this key, each code once or once a field; empty for an empty value.
 * Nothing found ever holds the value, and no text of it stays with the engine. `now` is in milliseconds since the epoch. Never throws.
 */
export function checkValue(key: string, value: string, now: number): readonly ValueProblem[] {
  return forgettingMatches(() => {
    const text = checkText(key, value);
    // A placeholder such as `<token>` or `***` gets no further checks.
    const stands = text.filter(({ code }) => code === 'placeholder' || code === 'masked');
    if (stands.length > 0) return stands;
    const kind = classOf(key);
    const problems = [
      ...text,
      ...(kind === 'secret' ? checkSecret(key, value) : []),
      ...(kind === 'url' ? checkUrl(key, value) : []),
      ...checkFormat(formatOf(key), value),
      ...checkJwt(value, now),
    ];
    return problems.map(guarded);
  });
}

/** A fix reads the value too. */
function guarded(problem: ValueProblem): ValueProblem {
  const { fix } = problem;
  return fix ? { ...problem, fix: (value) => forgettingMatches(() => fix(value)) } : problem;
}

/** Whether the string is what its key holds. Blanks at the ends are checked elsewhere and do not count here. */
function checkFormat(format: ValueFormat, value: string): readonly ValueProblem[] {
  const bare = value.trim();
  if (bare === '') return [];
  switch (format) {
    case 'text':
    case 'url':
    case 'guid':
      return [];
    case 'boolean-lower':
      return checkBoolean(bare, (word) => word);
    case 'boolean-title':
      return checkBoolean(bare, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
    case 'boolean-any':
      return checkBoolean(bare, undefined);
    case 'json-or-text':
      return bare.startsWith('{') || bare.startsWith('[') ? checkJson(value) : [];
    case 'notification-settings':
      return checkSettings(value);
    case 'iso-time':
      return checkTime(bare);
  }
}

/** Never more than a warning: Microsoft may come to take a word that it has not published. */
function checkBoolean(
  bare: string,
  spelled: ((lower: string) => string) | undefined,
): readonly ValueProblem[] {
  const lower = bare.toLowerCase();
  if (lower !== 'true' && lower !== 'false') return [{ code: 'not-boolean', severity: 'warning' }];
  if (!spelled || spelled(lower) === bare) return [];
  const fix = (text: string) => text.replace(text.trim(), () => spelled(text.trim().toLowerCase()));
  return [{ code: 'boolean-case', severity: 'warning', fix }];
}

function checkJson(value: string): readonly ValueProblem[] {
  const read = readJson(value);
  if (read.ok) return [];
  return [{ code: 'json-invalid', severity: 'error', place: linesOf(value).placeAt(read.at) }];
}

function checkSettings(value: string): readonly ValueProblem[] {
  const read = readJson(value);
  if (!read.ok) return checkJson(value);
  // No published list of fields is complete, so no unknown field blocks a send. A value that is not an object does.
  const severity = read.node.kind === 'map' ? 'warning' : 'error';
  const wrong = wrongFields(read.node);
  if (wrong.length > 0) return wrong.map((field) => ({ code: 'settings-field', severity, field }));
  if (read.node.kind !== 'map') return [];
  const textOf = (name: string) => {
    const node = read.node.kind === 'map' && read.node.members.find((member) => member.name === name)?.node;
    return node && 'text' in node ? node.text : '';
  };
  return textOf('Enabled') === 'true' && !textOf('Recipients').includes('@')
    ? [{ code: 'settings-recipients', severity: 'warning', field: 'Recipients' }]
    : [];
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

function checkTime(bare: string): readonly ValueProblem[] {
  const match = time.exec(bare);
  if ((match || day.test(bare)) && !Number.isNaN(Date.parse(bare))) {
    return match && match[1] === undefined ? [{ code: 'time-without-zone', severity: 'warning' }] : [];
  }
  const fix = (text: string) => fromEpoch(text.trim()) ?? text;
  return [{ code: 'time-not-iso', severity: 'warning', ...(fromEpoch(bare) !== undefined && { fix }) }];
}

/** The time that ten digits mean in seconds and thirteen in milliseconds since 1970. */
function fromEpoch(digits: string): string | undefined {
  const isCount = /^\d+$/.test(digits) && (digits.length === 10 || digits.length === 13);
  return isCount
    ? new Date(Number(digits) * (digits.length === 10 ? 1000 : 1)).toISOString().replace('.000Z', 'Z')
    : undefined;
}

/** SCIM resources and the discovery pages beside them, which the provisioning service appends by itself (RFC 7644, section 3.2). */
const resources = ['users', 'groups', 'schemas', 'resourcetypes', 'serviceproviderconfig', 'bulk'];
/**
 * Switches that Microsoft itself has people put behind the address:
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility
 */
const switches = ['aadoptscim', 'azureadscimpatch'];

/** Blanks at the ends are checked elsewhere and do not count here. Of the base address more is known than of the others. */
function checkUrl(key: string, value: string): readonly ValueProblem[] {
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

// The checks read characters one by one throughout: see value-memory.ts.

const quotes = ['"', "'", '`'];
const smartQuotes = new Map([
  ...Array.from('\u2018\u2019\u201a\u201b', (char) => [char, "'"] as const),
  ...Array.from('\u201c\u201d\u201e\u201f', (char) => [char, '"'] as const),
]);

function checkText(key: string, value: string): readonly ValueProblem[] {
  const problems: ValueProblem[] = [];
  const bare = trimmed(value);
  if (bare !== '') {
    const tail = value.slice(trimmedEnd(value).length);
    const lines = tail.includes('\n') || tail.includes('\r');
    if (lines && !isPem(bare))
      problems.push({ code: 'newline-at-end', severity: 'warning', fix: trimmedEnd });
    if (trimmedEnd(value) !== bare || (tail !== '' && !lines)) {
      problems.push({ code: 'space-around', severity: 'warning', fix: trimmed });
    }
  } else if (value !== '') problems.push({ code: 'space-around', severity: 'warning' });
  const first = value[0] ?? '';
  if (value.length > 2 && quotes.includes(first) && value.endsWith(first)) {
    problems.push({ code: 'quotes-around', severity: 'warning', fix: (text) => text.slice(1, -1) });
  }
  if (hasHidden(value)) problems.push({ code: 'hidden-characters', severity: 'warning', fix: withoutHidden });
  if (some(value, (char) => smartQuotes.has(char))) {
    const fix = (text: string) => mapped(text, (char) => smartQuotes.get(char) ?? char);
    problems.push({ code: 'smart-quotes', severity: 'warning', fix });
  }
  if (isPlaceholder(bare)) problems.push({ code: 'placeholder', severity: 'error' });
  if (isMask(value)) problems.push({ code: 'masked', severity: 'error' });
  // Of a key in one plain word the value may well be that word.
  if (key.length > 7 && bare.toLowerCase() === key.toLowerCase()) {
    problems.push({ code: 'value-is-key', severity: 'error' });
  }
  return problems;
}

/** Keys whose value comes from systems that show an id beside the secret, both as copyable text. */
const neverGuids = [
  'Password',
  'SecretToken',
  'ClientSecret',
  'ConsumerSecret',
  'Oauth2ClientSecret',
  'Oauth2AccessToken',
  'Oauth2RefreshToken',
];

/** Problems of a secret only. */
function checkSecret(key: string, value: string): readonly ValueProblem[] {
  const problems: ValueProblem[] = [];
  if (afterBearer(value) !== undefined) {
    problems.push({
      code: 'bearer-prefix',
      severity: 'warning',
      fix: (text) => afterBearer(text) ?? text,
    });
  }
  if (neverGuids.includes(key) && isGuid(trimmed(value))) {
    problems.push({ code: 'guid-as-secret', severity: 'warning' });
  }
  return problems;
}

/** Without blanks at both ends. A byte order mark, which `trim` would take too, is a hidden character and no blank here. */
function trimmed(text: string): string {
  let from = 0;
  while (isBlank(text[from])) from += 1;
  return trimmedEnd(text.slice(from));
}

function trimmedEnd(text: string): string {
  let to = text.length;
  while (isBlank(text[to - 1])) to -= 1;
  return text.slice(0, to);
}

function isBlank(char: string | undefined): boolean {
  return char !== undefined && char !== '\ufeff' && char.trim() === '';
}

/** Such files end with a line break by their own rules. */
function isPem(text: string): boolean {
  return text.startsWith('-----BEGIN ') && text.endsWith('-----');
}

function isPlaceholder(text: string): boolean {
  const lower = text.toLowerCase();
  const inner = text.slice(1, -1);
  const words = inner !== '' && !some(inner, (char) => !isLetter(char) && !' _-.'.includes(char));
  return (
    (text.length > 2 &&
      text.startsWith('<') &&
      text.endsWith('>') &&
      !some(inner, (c) => '<>'.includes(c))) ||
    (text.length > 4 && text.startsWith('{{') && text.endsWith('}}')) ||
    (text.length > 3 && text.startsWith('${') && text.endsWith('}')) ||
    (text.startsWith('[') && text.endsWith(']') && words) ||
    (['your_', 'your-', 'your '].some((start) => lower.startsWith(start)) &&
      !some(lower, (char) => !isLetter(char) && !' _-'.includes(char))) ||
    ['changeme', 'change-me', 'change_me', 'todo', 'tbd', 'xxx', 'xxxx', 'xxxxx', 'xxxxxx'].includes(lower)
  );
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');
}

function afterBearer(text: string): string | undefined {
  for (const prefix of ['bearer ', 'authorization: bearer ']) {
    if (text.slice(0, prefix.length).toLowerCase() !== prefix) continue;
    const rest = text.slice(prefix.length).trimStart();
    if (rest !== '') return rest;
  }
  return undefined;
}

function isGuid(text: string): boolean {
  const hex = '0123456789abcdefABCDEF';
  return (
    text.length === 36 &&
    Array.from(text).every((char, at) => ([8, 13, 18, 23].includes(at) ? char === '-' : hex.includes(char)))
  );
}

function some(text: string, test: (char: string) => boolean): boolean {
  for (const char of text) if (test(char)) return true;
  return false;
}

function mapped(text: string, change: (char: string) => string): string {
  let out = '';
  for (const char of text) out += change(char);
  return out;
}
