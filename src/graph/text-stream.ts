/** UTF-16 units, and for each the part of the text that it was read from. */
export type TextStream = { units: Uint16Array; from: Uint32Array; to: Uint32Array; length: number };
/** The units that are left of a stream, and the place of each in it. */
export type Condensed = { units: Uint16Array; places: Uint32Array; length: number };

/** Stands between pieces that do not belong together; no text can hold it. */
export const gap = 0xffff;
export const backslash = 0x5c;
export const newline = 0x0a;
/** Of a bullet, which the mask is made of. */
export const maskUnit = 0x2022;

export function streamOf(text: string): TextStream {
  const stream = emptyStream(text.length);
  const { units, from, to } = stream;
  for (let at = 0; at < text.length; at += 1) {
    units[at] = text.charCodeAt(at);
    from[at] = at;
    to[at] = at + 1;
  }
  stream.length = text.length;
  return stream;
}

/** Overwrites what the stream holds: a value outlives no longer than it takes. */
export function wipe(stream: Pick<TextStream, 'units'>): void {
  stream.units.fill(0);
}

export function emptyStream(capacity: number): TextStream {
  // One buffer for the three, since most of them are short.
  const buffer = new ArrayBuffer(10 * capacity);
  return {
    units: new Uint16Array(buffer, 8 * capacity, capacity),
    from: new Uint32Array(buffer, 0, capacity),
    to: new Uint32Array(buffer, 4 * capacity, capacity),
    length: 0,
  };
}

export function push(stream: TextStream, unit: number, from: number, to: number): void {
  stream.units[stream.length] = unit;
  stream.from[stream.length] = from;
  stream.to[stream.length] = to;
  stream.length += 1;
}

export function unitAt({ units, length }: TextStream, at: number): number {
  return at < length ? (units[at] ?? gap) : gap;
}

export function fromAt({ from }: TextStream, at: number): number {
  return from[at] ?? 0;
}

export function toAt({ to }: TextStream, at: number): number {
  return to[at] ?? 0;
}

/** Copies a part of a stream to the end of another. A view of a short one takes longer to make than to copy it. */
export function pushPart(to: TextStream, part: TextStream, begin: number, end: number): void {
  const { units, from, to: ends } = part;
  let out = to.length;
  if (end - begin > 64) {
    to.units.set(units.subarray(begin, end), out);
    to.from.set(from.subarray(begin, end), out);
    to.to.set(ends.subarray(begin, end), out);
    to.length += end - begin;
    return;
  }
  for (let at = begin; at < end; at += 1) {
    to.units[out] = units[at] ?? 0;
    to.from[out] = from[at] ?? 0;
    to.to[out] = ends[at] ?? 0;
    out += 1;
  }
  to.length = out;
}

/**
 * `tight`: without case, accents, blanks, invisible characters, quotation marks, backslashes and plus signs: whatever quoting,
 * wrapping and composing change. `letters`: of that the letters and digits alone.
 */
export function condensed(stream: TextStream): { tight: Condensed; letters: Condensed; isAscii: boolean } {
  const { units, length } = stream;
  let capacity = length;
  for (let at = 0; at < length; at += 1) if ((units[at] ?? 0) >= 0x80) capacity += longestPlain - 1;
  const [tight, letters] = [emptyCondensed(capacity), emptyCondensed(capacity)];
  for (let at = 0; at < length;) {
    const first = units[at] ?? 0;
    if (first < 0x80) {
      const plain = plainAscii[first] ?? 0;
      if (plain !== 0) condense(tight, plain, at);
      if (asciiLetters[first] === 1) condense(letters, plain, at);
      at += 1;
      continue;
    }
    const second = isHigh(first) ? unitAt(stream, at + 1) : 0;
    const size = isLow(second) ? 2 : 1;
    const point = size === 2 ? (first - 0xd800) * 0x400 + second - 0xdc00 + 0x10000 : first;
    const { plain, isLetter } = plainOf(point);
    for (let index = 0; index < plain.length; index += 1) {
      const unit = plain.charCodeAt(index);
      condense(tight, unit, at);
      if (isLetter) condense(letters, unit, at);
    }
    at += size;
  }
  return { tight, letters, isAscii: capacity === length };
}

function emptyCondensed(capacity: number): Condensed {
  const buffer = new ArrayBuffer(6 * capacity);
  return {
    units: new Uint16Array(buffer, 4 * capacity, capacity),
    places: new Uint32Array(buffer, 0, capacity),
    length: 0,
  };
}

function condense(to: Condensed, unit: number, place: number): void {
  to.units[to.length] = unit;
  to.places[to.length] = place;
  to.length += 1;
}

/** Both halves of what is written in two units. */
export function endOfPlace(stream: TextStream, at: number): number {
  return isHigh(unitAt(stream, at)) && isLow(unitAt(stream, at + 1)) ? at + 1 : at;
}

type Plain = { plain: string; isLetter: boolean };
/** Only a few ligatures of Arabic have more. */
const longestPlain = 3;
const plainOthers = new Map<number, Plain>();

function plainOf(point: number): Plain {
  const found = plainOthers.get(point) ?? plainNow(point);
  plainOthers.set(point, found);
  return found;
}

const dropped =
  /[\p{White_Space}\p{Control}\p{Format}\p{Mark}\p{Default_Ignorable_Code_Point}\p{Quotation_Mark}\\`+]/gu;

function plainNow(point: number): Plain {
  // By way of the capitals, which some letters share only there.
  const text = String.fromCodePoint(point).normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  const plain = text.replace(dropped, '').slice(0, longestPlain);
  return { plain, isLetter: /^[\p{Letter}\p{Number}]/u.test(plain) };
}

/** The same for each character of ASCII, with 0 for one that is dropped. */
const plainAscii = new Uint8Array(0x80);
export const asciiLetters = new Uint8Array(0x80);
for (let unit = 0; unit < 0x80; unit += 1) {
  const { plain, isLetter } = plainNow(unit);
  plainAscii[unit] = plain === '' ? 0 : plain.charCodeAt(0);
  asciiLetters[unit] = isLetter ? 1 : 0;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/**
 * With every escape of a URL, of JSON, of a program's text and of HTML resolved once; undefined where there is none.
 * What it resolves is never longer than its escape.
 */
export function unescaped(stream: TextStream): TextStream | undefined {
  let at = nextEscape(stream, 0);
  if (at === stream.length) return undefined;
  const out = emptyStream(stream.length);
  pushPart(out, stream, 0, at);
  while (at < stream.length) {
    const end = resolve(stream, at, out);
    if (end === at) push(out, unitAt(stream, at), fromAt(stream, at), toAt(stream, at));
    at = Math.max(end, at + 1);
    const next = nextEscape(stream, at);
    if (next > at) pushPart(out, stream, at, next);
    at = next;
  }
  return out.length === stream.length ? undefined : out;
}

/** The next place where `resolve` may find one, or the end. */
export function nextEscape({ units, length }: TextStream, from: number): number {
  for (let at = from; at < length; at += 1) {
    const unit = units[at] ?? 0;
    if (unit === 0x25 || unit === 0x26 || unit === 0x60 || unit === backslash) return at;
  }
  return length;
}

/** Behind the escape that begins here; the same place where none does. */
export function resolve(stream: TextStream, at: number, out: TextStream): number {
  switch (unitAt(stream, at)) {
    case 0x25: // %
      return resolvePercent(stream, at, out);
    case 0x26: // &
      return resolveEntity(stream, at, out);
    case 0x60: // `
      return unitAt(stream, at + 1) === 0x75 ? resolveHex(stream, at, at + 2, 0, out) : at;
    case backslash:
      return resolveBackslash(stream, at, out);
    default:
      return at;
  }
}

function resolvePercent(stream: TextStream, start: number, out: TextStream): number {
  if (unitAt(stream, start + 1) === 0x75) return resolveHex(stream, start, start + 2, 4, out);
  const first = percentByte(stream, start);
  return first === undefined ? start : pushUtf8(stream, start, 3, first, percentByte, out);
}

function percentByte(stream: TextStream, at: number): number | undefined {
  return unitAt(stream, at) === 0x25 ? hexNumber(stream, at + 1, 2) : undefined;
}

/** How many bytes a character of UTF-8 has by its first; one where none begins so. */
function bytesOf(first: number): number {
  return first < 0xc2 || first >= 0xf5 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/**
 * The character of UTF-8 that begins there, of bytes that each take `width` units; the first byte as Latin-1 where there is
 * none. Returns its end.
 */
function pushUtf8(
  stream: TextStream,
  start: number,
  width: 1 | 3,
  first: number,
  byteAt: (stream: TextStream, at: number) => number | undefined,
  out: TextStream,
): number {
  const size = bytesOf(first);
  const behind = start + width * size;
  let point = first & (0xff >> (size + 1));
  let end = start + width;
  for (; end < behind; end += width) {
    const byte = byteAt(stream, end) ?? 0;
    if ((byte & 0xffc0) !== 0x80) break;
    point = point * 64 + (byte & 0x3f);
  }
  return size > 1 && end === behind && point <= lastPoint
    ? pushPoint(stream, start, end, point, out)
    : pushPoint(stream, start, start + width, first, out);
}

const letterEscapes = new Map([
  [0x6e, newline],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x76, 0x0b],
  [0x30, 0],
]);

function resolveBackslash(stream: TextStream, at: number, out: TextStream): number {
  const unit = unitAt(stream, at + 1);
  if (unit === 0x75) return resolveHex(stream, at, at + 2, 4, out);
  if (unit === 0x55) return resolveHex(stream, at, at + 2, 8, out);
  if (unit === 0x78) return resolveHex(stream, at, at + 2, 2, out);
  // A backslash before an encoded byte is no escape: the byte may be the first of several that only together are a character.
  if (percentByte(stream, at + 1) !== undefined) return at;
  const isMark = unit > 0x20 && unit < 0x7f && !isAlphanumeric(unit);
  const meant = isMark ? unit : letterEscapes.get(unit);
  if (meant === undefined) return at;
  push(out, meant, fromAt(stream, at), toAt(stream, at + 1));
  return at + 2;
}

/** So many digits, or any number of them in braces. */
function resolveHex(
  stream: TextStream,
  start: number,
  digits: number,
  count: number,
  out: TextStream,
): number {
  if (unitAt(stream, digits) === 0x7b) {
    let end = digits + 1;
    while (end < digits + 8 && hexDigit(unitAt(stream, end)) >= 0) end += 1;
    const point = hexNumber(stream, digits + 1, end - digits - 1);
    return point !== undefined && unitAt(stream, end) === 0x7d
      ? pushPoint(stream, start, end + 1, point, out)
      : start;
  }
  const point = count === 0 ? undefined : hexNumber(stream, digits, count);
  return point === undefined ? start : pushPoint(stream, start, digits + count, point, out);
}

const lastPoint = 0x10ffff;

/** Returns `end`, or `start` where there is no such code point. */
function pushPoint(stream: TextStream, start: number, end: number, point: number, out: TextStream): number {
  if (point > lastPoint) return start;
  const from = fromAt(stream, start);
  const to = toAt(stream, end - 1);
  if (point >= 0x10000) {
    push(out, 0xd800 + ((point - 0x10000) >> 10), from, to);
    push(out, 0xdc00 + ((point - 0x10000) & 0x3ff), from, to);
  } else push(out, point, from, to);
  return end;
}

/** The marks of ASCII that HTML has names for, and letters that no accent makes: https://html.spec.whatwg.org/multipage/named-characters.html */
const entities = new Map(
  (
    'amp& AMP& lt< LT< gt> GT> quot" QUOT" apos\' excl! num# dollar$ percnt% lpar( rpar) ast* midast* plus+ comma, period. sol/ ' +
    'colon: semi; equals= quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] Hat^ lowbar_ UnderBar_ grave` lcub{ lbrace{ verbar| vert| rcub} ' +
    'rbrace} hyphen\u2010 dash\u2010 ndash\u2013 mdash\u2014 nbsp\u00a0 shy\u00ad NewLine\n Tab\t euro\u20ac pound\u00a3 sect\u00a7 ' +
    'szlig\u00df oslash\u00f8 Oslash\u00d8 aelig\u00e6 AElig\u00c6 eth\u00f0 ETH\u00d0 thorn\u00fe THORN\u00de bull\u2022 zwnj\u200c zwj\u200d'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, -1), entry.charCodeAt(entry.length - 1)] as const),
);
const accents = new Set(['acute', 'grave', 'circ', 'uml', 'tilde', 'ring', 'cedil', 'caron']);
/** Browsers resolve the oldest ones without a semicolon too. */
const open = new Set(['amp', 'lt', 'gt', 'quot']);
const longestName = 9;

function resolveEntity(stream: TextStream, start: number, out: TextStream): number {
  if (unitAt(stream, start + 1) === 0x23) return resolveNumber(stream, start, out);
  let end = start + 1;
  while (end <= start + longestName && isAlphanumeric(unitAt(stream, end))) end += 1;
  // Without a regular expression, which would keep the last name alive: it may be a piece of a value.
  const name = String.fromCharCode(...stream.units.subarray(start + 1, end));
  const isClosed = unitAt(stream, end) === 0x3b;
  if (!isClosed && !open.has(name.toLowerCase())) return start;
  const point = entities.get(name) ?? (accents.has(name.slice(1)) ? name.charCodeAt(0) : Infinity);
  return pushPoint(stream, start, isClosed ? end + 1 : end, point, out);
}

function resolveNumber(stream: TextStream, start: number, out: TextStream): number {
  const isHex = (unitAt(stream, start + 2) | 32) === 0x78;
  const base = isHex ? 16 : 10;
  const begin = start + (isHex ? 3 : 2);
  let end = begin;
  let point = 0;
  for (; end < begin + longestName; end += 1) {
    const digit = hexDigit(unitAt(stream, end));
    if (digit < 0 || digit >= base) break;
    point = point * base + digit;
  }
  if (end === begin) return start;
  return pushPoint(stream, start, unitAt(stream, end) === 0x3b ? end + 1 : end, point, out);
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a);
}

export function hexDigit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const small = unit | 32;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}

function hexNumber(stream: TextStream, at: number, count: number): number | undefined {
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const digit = hexDigit(unitAt(stream, at + index));
    if (digit < 0) return undefined;
    total = total * 16 + digit;
  }
  return count > 0 ? total : undefined;
}

/** The text of bytes of UTF-8, in their place: it is never longer. What is no UTF-8 is taken for Latin-1. */
export function textOf(bytes: TextStream): TextStream {
  const { units, from, to, length } = bytes;
  const out = { units, from, to, length: 0 };
  for (let at = 0; at < length;) {
    const first = units[at] ?? 0;
    // Most of what only looks like UTF-8 ends here.
    if (first >= 0xc2 && first < 0xf5 && ((units[at + 1] ?? 0) & 0xffc0) === 0x80) {
      at = pushUtf8(bytes, at, 1, first, unitAt, out);
      continue;
    }
    units[out.length] = first;
    from[out.length] = from[at] ?? 0;
    to[out.length] = to[at] ?? 0;
    out.length += 1;
    at += 1;
  }
  return out;
}
