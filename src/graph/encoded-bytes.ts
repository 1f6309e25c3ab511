import {
  backslash,
  emptyStream,
  fromAt,
  gap,
  hexDigit,
  newline,
  push,
  pushBytes,
  type TextStream,
  toAt,
  unitAt,
} from './text-stream.ts';

/** Of wrapped base64. */
const shortestLine = 16;

/** What stands between the bytes of a dump, or where a line is wrapped. */
const between = ` \t\r\n:-,.;_|/\\"'()[]{}<>`;

function isBetween(unit: number): boolean {
  return unit < 0x80 && between.includes(String.fromCharCode(unit));
}

/** What the hexadecimal digits of the text stand for, from an even and from an odd digit of each run on. */
export function fromHex(stream: TextStream): readonly TextStream[] {
  const digits = emptyStream(stream.length + 1);
  let begin = 0;
  for (let at = 0; at < stream.length; at += 1) {
    const unit = unitAt(stream, at);
    const digit = hexDigit(unit);
    const isX = (unit | 32) === 0x78;
    // The zero of `0x` is no digit.
    if (isX && digits.length > begin && unitAt(digits, digits.length - 1) === 0) digits.length -= 1;
    else if (digit >= 0) push(digits, digit, fromAt(stream, at), toAt(stream, at));
    else if (!isX && !isBetween(unit)) begin = endRun(digits, begin, 8, stream, at);
  }
  return [0, 1].map((skipped) => regrouped(digits, 4, skipped));
}

/**
 * What the base64 of the text stands for, in either alphabet and from each of four characters of each run on. A line may end in
 * it, a word of a sentence is one by itself.
 */
export function fromBase64(stream: TextStream): readonly TextStream[] {
  const digits = emptyStream(stream.length + 1);
  let begin = 0;
  let word = 0;
  for (let at = 0; at < stream.length; at += 1) {
    const unit = unitAt(stream, at);
    const digit = base64Digit(unit);
    if (digit >= 0) {
      push(digits, digit, fromAt(stream, at), toAt(stream, at));
      word += 1;
      continue;
    }
    const goesOn = unit === backslash || unit === newline || unit === 0x0d;
    if (!goesOn && !(unit === 0x20 && word >= shortestLine)) begin = endRun(digits, begin, 6, stream, at);
    word = 0;
  }
  return [0, 1, 2, 3].map((skipped) => regrouped(digits, 6, skipped));
}

function base64Digit(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x47;
  if (unit >= 0x30 && unit <= 0x39) return unit + 4;
  if (unit === 0x2b || unit === 0x2d) return 62;
  return unit === 0x2f || unit === 0x5f ? 63 : -1;
}

/** What a list of numbers stands for, as bytes are printed. */
export function fromDecimal(stream: TextStream): TextStream {
  const bytes = emptyStream(stream.length + 1);
  let begin = 0;
  for (let at = 0; at < stream.length;) {
    const start = at;
    let number = 0;
    for (; at < start + 5 && isDigit(unitAt(stream, at)); at += 1)
      number = number * 10 + unitAt(stream, at) - 0x30;
    if (at > start) push(bytes, number & 0xffff, fromAt(stream, start), toAt(stream, at - 1));
    else {
      if (!isBetween(unitAt(stream, at))) begin = endRun(bytes, begin, 4, stream, at);
      at += 1;
    }
  }
  return textOf(bytes);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Ends the run begun at that place, without it where it is too short for 4 bytes. Returns where the next one begins. */
function endRun(digits: TextStream, begin: number, shortest: number, stream: TextStream, at: number): number {
  if (digits.length - begin < shortest) digits.length = begin;
  else push(digits, gap, fromAt(stream, at), toAt(stream, at));
  return digits.length;
}

/** Bytes from digits of so many bits; each covers every digit that a bit of it stands in. */
function regrouped(digits: TextStream, width: number, skipped: number): TextStream {
  const bytes = emptyStream(digits.length);
  let bits = 0;
  let held = 0;
  let left = skipped;
  let from = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = unitAt(digits, at);
    if (digit === gap) {
      push(bytes, gap, fromAt(digits, at), toAt(digits, at));
      [bits, held, left] = [0, 0, skipped];
      continue;
    }
    if (left > 0) {
      left -= 1;
      continue;
    }
    if (held === 0) from = fromAt(digits, at);
    bits = ((bits << width) | digit) & 0xffff;
    held += width;
    if (held < 8) continue;
    held -= 8;
    push(bytes, (bits >> held) & 0xff, from, toAt(digits, at));
    from = fromAt(digits, at);
  }
  return textOf(bytes);
}

/** The text of bytes of UTF-8, in their place: it is never longer. */
function textOf(bytes: TextStream): TextStream {
  const out = { ...bytes, length: 0 };
  pushBytes(bytes, out);
  return out;
}

/** Without NULs, which stand between the bytes of UTF-16; undefined where there are none. */
export function withoutNuls(stream: TextStream): TextStream | undefined {
  const out = emptyStream(stream.length);
  for (let at = 0; at < stream.length; at += 1)
    if (unitAt(stream, at) !== 0) push(out, unitAt(stream, at), fromAt(stream, at), toAt(stream, at));
  return out.length === stream.length ? undefined : out;
}

/** The pieces of plain ASCII that are long enough for a text; undefined where there are none, as in what was no encoding at all. */
export function readable(stream: TextStream): TextStream | undefined {
  const out = emptyStream(stream.length);
  let begin = 0;
  for (let at = 0; at <= stream.length; at += 1) {
    const unit = unitAt(stream, at);
    if ((unit >= 0x20 && unit < 0x7f) || unit === newline || unit === 0x0d || unit === 0x09 || unit === 0)
      continue;
    if (at - begin >= 6) {
      for (let index = begin; index < at; index += 1)
        push(out, unitAt(stream, index), fromAt(stream, index), toAt(stream, index));
      if (at < stream.length) push(out, gap, fromAt(stream, at), toAt(stream, at));
    }
    begin = at + 1;
  }
  return out.length > 0 ? out : undefined;
}
