import { isMask } from '#src/domain/mask.ts';

/**
 * The address where a sign-in ended, as a person pastes it: whole, its query or fragment, encoded again by a page on the
 * way, or the code alone. https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 */
export type Landing =
  | {
      kind: 'grant';
      code?: string;
      /** Of the implicit grant: https://www.rfc-editor.org/rfc/rfc6749#section-4.2.2 */
      token?: string;
      /** In seconds, of the token. */
      expiresIn?: number;
      state?: string;
      /** https://www.rfc-editor.org/rfc/rfc9207 */
      issuer?: string;
      /** The address without its query and fragment. */
      redirectUri?: string;
      /** No name said that this is a code. */
      bare?: true;
    }
  | { kind: 'refusal'; error: string; description?: string }
  | { kind: 'nothing'; why: NoLanding };

/**
 * Why a text holds no landing. `request` is the address before the sign-in; `address` has no code, token or error; `broken`
 * has blanks or line breaks that can have cut a code; `characters` are none of a code; `several` are two different codes.
 */
export type NoLanding =
  | 'empty'
  | 'too-large'
  | 'broken'
  | 'characters'
  | 'masked'
  | 'several'
  | 'request'
  | 'address';

/** More than any browser takes as an address, and few enough to be read at each keystroke. */
const longest = 65_536;
/** How often an address may be encoded within others. */
const passes = 3;

/** Never throws. Reads characters by their place: a regular expression keeps the last text that one matched alive. */
export function readLanding(text: string): Landing {
  if (text.length > longest) return nothing('too-large');
  const words = wordsOf(text);
  const [only] = words;
  if (!only) return nothing('empty');
  if (words.length === 1) return inWord(only.text);
  let isRequest = false;
  for (const [at, { text: word, lines }] of words.entries()) {
    if (!isAddress(word)) continue;
    const landing = inWord(word);
    // Without a name, a word of prose would pass for a code.
    if (landing.kind === 'grant' && landing.bare && at > 0) continue;
    if (landing.kind === 'nothing' && (landing.why === 'address' || landing.why === 'request')) {
      isRequest ||= landing.why === 'request';
      continue;
    }
    // What follows can be the rest of a code: behind an address that begins the text, or alone on the next line.
    const next = words[at + 1];
    const isCut =
      next !== undefined && (at === 0 || (lines > 0 && (words[at + 2] === undefined || next.lines > 0)));
    return isCut && landing.kind === 'grant' ? nothing('broken') : landing;
  }
  return nothing(
    isRequest ? 'request' : words.some(({ text: word }) => isAddress(word)) ? 'address' : 'broken',
  );
}

function nothing(why: NoLanding): Landing {
  return { kind: 'nothing', why };
}

/** `lines`: how many line breaks stand behind the word. */
type Word = { text: string; lines: number };

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let from = -1;
  const end = (to: number) => {
    if (from !== -1) words.push({ text: text.slice(from, to), lines: 0 });
    from = -1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      end(at);
      const last = words.at(-1);
      if (last && (unit === 0x0a || unit === 0x0d)) last.lines += 1;
    } else if (from === -1) from = at;
  }
  end(text.length);
  return words;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0xfeff;
}

function isAddress(word: string): boolean {
  return ['?', '#', '=', '://'].some((mark) => word.includes(mark));
}

/** What stands around an address or a code in prose, code and markup, with what ends it. */
const around: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '<': '>',
  '(': ')',
  '[': ']',
  '{': '}',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
  '\u00ab': '\u00bb',
};

function inWord(word: string): Landing {
  const bare = unwrapped(word);
  if (bare === '') return nothing('empty');
  let address = bare;
  let isRequest = false;
  for (let pass = 0; pass <= passes; pass += 1) {
    const found = groupsOf(address);
    const landing = inGroups(address, found);
    if (landing) return landing;
    isRequest ||= found.groups.some(({ named }) => named.has('response_type') || named.has('client_id'));
    const next = decoded(address);
    if (next === address) break;
    address = next;
  }
  if (isRequest) return nothing('request');
  if (hasParameter(bare) || isPlace(bare)) return nothing('address');
  const code = secretOf(bare);
  if (unlikely.some((mark) => bare.includes(mark))) return nothing('characters');
  return typeof code === 'string' ? { kind: 'grant', code, bare: true } : nothing(code.why);
}

/** What a code can hold by the letter, but a piece of JSON or markup does. */
const unlikely = ['"', '<', '>', '\\', '^', '`', '{', '}'];

/** Without what others put around it, and without the escapes of JSON and markup. */
function unwrapped(word: string): string {
  let text = word;
  for (let times = 0; times < passes; times += 1) {
    const closer = around[text.charAt(0)];
    if (closer === undefined || text.length < 2 || !text.endsWith(closer)) break;
    text = text.slice(1, -1);
  }
  text = text
    .split('\\u0026')
    .join('&')
    .split('\\u003d')
    .join('=')
    .split('\\/')
    .join('/')
    .split('&amp;')
    .join('&');
  const start = schemeStart(text, text.indexOf('://'));
  const before = text.slice(0, Math.max(start, 0));
  const closer = around[before.slice(-1)];
  // An address can stand in a parameter of another one.
  if (closer === undefined || ['?', '#', '&'].some((mark) => before.includes(mark))) return text;
  // An address can hold a bracket, and never a quotation mark.
  const isBracket = closer === ')' || closer === ']' || closer === '}';
  const end = isBracket ? text.lastIndexOf(closer) : text.indexOf(closer, start);
  return text.slice(start, end > start ? end : text.length);
}

/** Where the scheme in front of `://` begins; -1 where there is none. */
function schemeStart(text: string, mark: number): number {
  let at = mark;
  while (at > 0 && mark - at < 12 && isLetter(text.charCodeAt(at - 1))) at -= 1;
  return at === mark ? -1 : at;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** The known parameters of one query or fragment, encoded; the first of each name that is not empty. `at`: where it begins. */
type Group = { at: number; named: Map<string, string> };

type Groups = {
  groups: readonly Group[];
  /** All that are called a code or a token, each once. */
  codes: ReadonlySet<string>;
  tokens: ReadonlySet<string>;
};

/** Of an answer, and of a request for one. */
const names: ReadonlySet<string> = new Set([
  'code',
  'access_token',
  'error',
  'error_description',
  'state',
  'iss',
  'expires_in',
  'response_type',
  'client_id',
]);
const longestName = 17;

/** A question mark within a query begins another one where a name follows: the address of a page in that of another. */
function groupsOf(address: string): Groups {
  const groups: Group[] = [{ at: 0, named: new Map() }];
  const codes = new Set<string>();
  const tokens = new Set<string>();
  let from = 0;
  let hasQuery = false;
  const end = (to: number) => {
    const name = nameAt(address, from);
    if (name === undefined) return;
    const value = address.slice(from + name.length + 1, to);
    if (value === '') return;
    if (name === 'code') codes.add(value);
    if (name === 'access_token') tokens.add(value);
    const named = groups.at(-1)?.named;
    if (named?.has(name) === false) named.set(name, value);
  };
  for (let at = 0; at <= address.length; at += 1) {
    const char = address.charAt(at);
    if (at < address.length && char !== '&' && char !== '#' && char !== '?') continue;
    if (char === '?' && hasQuery && nameAt(address, at + 1) === undefined) continue;
    end(at);
    from = at + 1;
    if (char !== '?' && char !== '#') continue;
    hasQuery = true;
    groups.push({ at, named: new Map() });
  }
  return { groups, codes, tokens };
}

/** The known name that begins there; looks no further than the longest. */
function nameAt(address: string, from: number): string | undefined {
  const start = address.slice(from, from + longestName + 1);
  const name = start.slice(0, Math.max(start.indexOf('='), 0)).toLowerCase();
  return names.has(name) ? name : undefined;
}

/** The first group with an answer; undefined where none has any. */
function inGroups(address: string, { groups, codes, tokens }: Groups): Landing | undefined {
  const group = groups.find(({ named }) => ['code', 'access_token', 'error'].some((name) => named.has(name)));
  if (!group) return undefined;
  const { named, at } = group;
  const error = mapped(named.get('error'), textOf);
  if (error !== undefined) {
    const description = mapped(named.get('error_description'), textOf);
    return { kind: 'refusal', error, ...(description !== undefined && { description }) };
  }
  if (codes.size > 1 || tokens.size > 1) return nothing('several');
  const code = mapped(named.get('code'), secretOf);
  if (typeof code === 'object') return nothing(code.why);
  const token = mapped(named.get('access_token'), secretOf);
  if (typeof token === 'object') return nothing(token.why);
  const state = mapped(named.get('state'), textOf);
  const issuer = mapped(named.get('iss'), textOf);
  const expiresIn = mapped(named.get('expires_in'), secondsOf);
  const redirectUri = redirectOf(address, at);
  return {
    kind: 'grant',
    ...(code !== undefined && { code }),
    ...(token !== undefined && { token }),
    ...(state !== undefined && { state }),
    ...(issuer !== undefined && { issuer }),
    ...(token !== undefined && expiresIn !== undefined && { expiresIn }),
    ...(redirectUri !== undefined && { redirectUri }),
  };
}

function mapped<Result>(text: string | undefined, read: (text: string) => Result): Result | undefined {
  return text === undefined ? undefined : read(text);
}

/**
 * A code or token, decoded: once as it is in any address, and again as long as it is all escapes. A plus sign stays: no code
 * holds a blank, and some apps send base64 as it is. https://www.rfc-editor.org/rfc/rfc6749#appendix-A
 */
function secretOf(encoded: string): string | { why: NoLanding } {
  let text = encoded;
  for (let pass = 0; pass < passes; pass += 1) text = decoded(text);
  if (isMask(text)) return { why: 'masked' };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x21 || unit > 0x7e) return { why: 'characters' };
  }
  return text;
}

function textOf(encoded: string): string {
  return decoded(decoded(encoded.split('+').join(' ')));
}

function secondsOf(digits: string): number | undefined {
  if (digits.length > 10) return undefined;
  for (let at = 0; at < digits.length; at += 1)
    if (digits.charCodeAt(at) < 0x30 || digits.charCodeAt(at) > 0x39) return undefined;
  const seconds = Number(digits);
  return seconds > 0 ? seconds : undefined;
}

/** Percent-encoding taken off once; a text in which any of it is broken stays as it is. */
function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address in front of the parameters, which is that of the redirect: the innermost, where one holds another. */
function redirectOf(address: string, at: number): string | undefined {
  const start = schemeStart(address, address.lastIndexOf('://', at));
  if (start === -1) return undefined;
  const ends = ['?', '#'].map((mark) => address.indexOf(mark, start)).filter((end) => end !== -1);
  const uri = address.slice(start, Math.min(at, ...ends));
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  return (url?.protocol === 'https:' || url?.protocol === 'http:') &&
    url.username === '' &&
    url.password === ''
    ? uri
    : undefined;
}

/** Whether it has a name with a value: equals signs at the end are those of base64. */
function hasParameter(text: string): boolean {
  let end = text.length;
  while (text.charAt(end - 1) === '=') end -= 1;
  const mark = text.indexOf('=');
  return (mark !== -1 && mark < end) || text.includes('://') || text.includes('?') || text.includes('#');
}

/** A host with a path, from a browser that shows no scheme. */
function isPlace(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && text.lastIndexOf('.', slash) > 0;
}
