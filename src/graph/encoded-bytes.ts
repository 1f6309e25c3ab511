import { runLength } from './fingerprint.ts';
import {
  emptyStream,
  fromAt,
  gap,
  hexDigit,
  nextEscape,
  push,
  pushPart,
  resolve,
  textOf,
  type TextStream,
  toAt,
  unitAt,
  wipe,
} from './text-stream.ts';

/** Of wrapped base64. */
const shortestLine = 16;

/** What a character of ASCII is in an encoding: the number of a digit, or one of these. */
const [none, between, goesOn, blank, x] = [0x80, 0x81, 0x82, 0x83, 0x84];

function classes(of: (char: string) => number): Uint8Array {
  return Uint8Array.from({ length: 0x80 }, (_, unit) => of(String.fromCharCode(unit)));
}

/** What stands between the bytes of a dump, or where a line is wrapped. */
const separators = ` \t\r\n:-,.;_|/\\"'()[]{}<>`;
const hexClasses = classes((char) => {
  const digit = hexDigit(char.charCodeAt(0));
  if (digit >= 0) return digit;
  if (char.toLowerCase() === 'x') return x;
  return separators.includes(char) ? between : none;
});
/** In either alphabet. */
const base64Classes = classes((char) => {
  const digit = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'.indexOf(char);
  if (digit >= 0) return digit < 64 ? digit : digit - 2;
  if (char === ' ') return blank;
  return '\\\r\n'.includes(char) ? goesOn : none;
});

/** As much of what an escape begins as holds the longest digits of 8 characters, with marks between them. */
const reach = 96;
/** Base64 of 4 bytes. */
const fewestDigits = 6;

/**
 * What stands behind the beginning of each escape, with the digits that the escape takes away: those of `%44eea1` are also
 * the first ones of something encoded. Undefined where too few follow for that.
 */
export function behindEscapes(stream: TextStream): TextStream | undefined {
  const { length } = stream;
  let out: TextStream | undefined;
  let copied = 0;
  for (let at = nextEscape(stream, 0); at < length; at = nextEscape(stream, at + 1)) {
    const begin = firstDigit(stream, at);
    const end = begin === undefined ? undefined : endOfDigits(stream, begin);
    if (begin === undefined || end === undefined || end <= copied) continue;
    out ??= emptyStream(length + 1);
    if (begin > copied && out.length > 0) push(out, gap, fromAt(stream, at), toAt(stream, at));
    pushPart(out, stream, Math.max(begin, copied), end);
    copied = end;
  }
  return out;
}

const sink = emptyStream(8);

/** The first digit that the escape takes away; undefined for one of marks alone, as most are in JSON. */
function firstDigit(stream: TextStream, escape: number): number | undefined {
  sink.length = 0;
  const end = resolve(stream, escape, sink);
  wipe(sink);
  for (let at = escape + 1; at < end; at += 1)
    if ((base64Classes[unitAt(stream, at)] ?? none) < 64) return at;
  return undefined;
}

function endOfDigits({ units, length }: TextStream, begin: number): number | undefined {
  const last = Math.min(length, begin + reach);
  let digits = 0;
  let at = begin;
  for (; at < last; at += 1) {
    const unit = units[at] ?? 0;
    const found = base64Classes[unit] ?? none;
    if (found < 64) digits += 1;
    else if (found === none && (hexClasses[unit] ?? none) === none) break;
  }
  return digits < fewestDigits ? undefined : at;
}

/** What the hexadecimal digits of the text stand for, from an even and from an odd digit of each run on. */
export function fromHex(stream: TextStream): Iterable<TextStream> {
  return regroupings(hexDigits(stream), 4);
}

/** What the base64 of the text stands for, from each of four characters of each run on. */
export function fromBase64(stream: TextStream): Iterable<TextStream> {
  return regroupings(base64Digits(stream), 6);
}

function hexDigits({ units, from, to, length }: TextStream): TextStream {
  const digits = emptyStream(length + 1);
  const { units: outUnits, from: outFrom, to: outTo } = digits;
  let out = 0;
  let begin = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    const found = unit < 0x80 ? (hexClasses[unit] ?? none) : none;
    if (found < 16 || (found === none && out - begin >= 8)) {
      outUnits[out] = found < 16 ? found : gap;
      outFrom[out] = from[at] ?? 0;
      outTo[out] = to[at] ?? 0;
      out += 1;
      if (found === none) begin = out;
    }
    // Too short for 4 bytes.
    else if (found === none) out = begin;
    // The zero of `0x` is no digit.
    else if (found === x && out > begin && outUnits[out - 1] === 0) out -= 1;
  }
  digits.length = out;
  return digits;
}

/** A line may end in base64, a word of a sentence is one by itself. */
function base64Digits({ units, from, to, length }: TextStream): TextStream {
  const digits = emptyStream(length + 1);
  const { units: outUnits, from: outFrom, to: outTo } = digits;
  let out = 0;
  let begin = 0;
  let word = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    const found = unit < 0x80 ? (base64Classes[unit] ?? none) : none;
    const isDigit = found < 64;
    const isEnd = found === none || (found === blank && word < shortestLine);
    word = isDigit ? word + 1 : 0;
    if (isDigit || (isEnd && out - begin >= fewestDigits)) {
      outUnits[out] = isDigit ? found : gap;
      outFrom[out] = from[at] ?? 0;
      outTo[out] = to[at] ?? 0;
      out += 1;
      if (isEnd) begin = out;
    } else if (isEnd) out = begin;
  }
  digits.length = out;
  return digits;
}

/** What a list of numbers stands for, as bytes are printed. */
export function fromDecimal(stream: TextStream): Iterable<TextStream> {
  const bytes = numbers(stream);
  return bytes.length > 0 ? [textOf(bytes)] : [];
}

function numbers({ units, from, to, length }: TextStream): TextStream {
  const bytes = emptyStream(length + 1);
  let begin = 0;
  for (let at = 0; at < length;) {
    const start = at;
    let number = 0;
    let found = none;
    for (; at < start + 5 && at < length; at += 1) {
      const unit = units[at] ?? 0;
      found = unit < 0x80 ? (hexClasses[unit] ?? none) : none;
      if (found >= 10) break;
      number = number * 10 + found;
    }
    if (at > start) push(bytes, number & 0xffff, from[start] ?? 0, to[at - 1] ?? 0);
    else {
      if (found !== between) {
        // Too short for 4 bytes.
        if (bytes.length - begin < 4) bytes.length = begin;
        else push(bytes, gap, from[at] ?? 0, to[at] ?? 0);
        begin = bytes.length;
      }
      at += 1;
    }
  }
  return bytes;
}

/** The text of bytes from digits of so many bits, from each digit of a byte on. Each takes the place of the one before. */
function* regroupings(digits: TextStream, width: 4 | 6): Generator<TextStream> {
  if (digits.length === 0) return;
  const bytes = emptyStream(digits.length);
  for (let skipped = 0; skipped < (width === 4 ? 2 : 4); skipped += 1) {
    regroup(digits, width, skipped, bytes);
    yield textOf(bytes);
  }
}

/** Each byte covers every digit that a bit of it stands in. */
function regroup(digits: TextStream, width: number, skipped: number, bytes: TextStream): void {
  const { units, from, to, length } = digits;
  const { units: outUnits, from: outFrom, to: outTo } = bytes;
  let out = 0;
  let bits = 0;
  let held = 0;
  let left = skipped;
  let begin = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = units[at] ?? 0;
    // A gap.
    if (digit >= 64) {
      held = 0;
      left = skipped;
      outUnits[out] = digit;
      outFrom[out] = from[at] ?? 0;
    } else if (left > 0) {
      left -= 1;
      continue;
    } else {
      if (held === 0) begin = from[at] ?? 0;
      bits = ((bits << width) | digit) & 0xffff;
      held += width;
      if (held < 8) continue;
      held -= 8;
      outUnits[out] = (bits >> held) & 0xff;
      outFrom[out] = begin;
      begin = from[at] ?? 0;
    }
    outTo[out] = to[at] ?? 0;
    out += 1;
  }
  bytes.length = out;
}

/**
 * What stands around NULs, as far as a run may reach, without them: they stand between the bytes of UTF-16. Undefined where
 * there are none.
 */
export function withoutNuls(stream: TextStream): TextStream | undefined {
  const { units, length } = stream;
  const held = units.subarray(0, length);
  let next = held.indexOf(0);
  if (next < 0) return undefined;
  const out = emptyStream(length);
  let left = 0;
  for (let at = 0; at < length; at += 1) {
    if (at > next && next >= 0) next = held.indexOf(0, at);
    if (units[at] === 0) left = runLength;
    else if (left > 0 || (next >= 0 && next - at <= runLength)) {
      push(out, units[at] ?? gap, fromAt(stream, at), toAt(stream, at));
      left -= 1;
    } else {
      push(out, gap, fromAt(stream, at), toAt(stream, at));
      at = (next < 0 ? length : next - runLength) - 1;
    }
  }
  return out;
}

/** The pieces of plain ASCII that are long enough for a text; undefined where there are none, as in what was no encoding at all. */
export function readable(stream: TextStream): TextStream | undefined {
  const { units, length } = stream;
  let out: TextStream | undefined;
  let begin = 0;
  for (let at = 0; at <= length; at += 1) {
    const unit = at < length ? (units[at] ?? 0) : 0;
    if (unit < 0x80 && printable[unit] === 1) continue;
    if (at - begin >= 6) {
      out ??= emptyStream(length - begin);
      pushPart(out, stream, begin, at);
      if (at < length) push(out, gap, fromAt(stream, at), toAt(stream, at));
    }
    begin = at + 1;
  }
  return out;
}

const printable = classes((char) => (/[\t\n\r -~]/.test(char) ? 1 : 0));
