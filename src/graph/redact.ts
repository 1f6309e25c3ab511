import { vagueCodes, publishedCodes } from '#src/domain/failure/causes.ts';
import { behindEscapes, fromBase64, fromHex, fromDecimal, readable, withoutNuls } from './encoded-bytes.ts';
import {
  addRuns,
  addWhole,
  createFingerprint,
  digestOf,
  findRuns,
  findWholes,
  type Fingerprint,
  type FingerprintKey,
  isEmpty,
  type Marker,
  runLength,
} from './fingerprint.ts';
import {
  asciiLetters,
  condensed,
  emptyStream,
  endOfPlace,
  fromAt,
  gap,
  maskUnit,
  push,
  pushPart,
  streamOf,
  type TextStream,
  toAt,
  unescaped,
  wipe,
} from './text-stream.ts';

export const mask = '•••';

/** From this length on, the page masks a value inside words too. */
const shortest = 4;
/** How many encodings of all characters, such as base64, are looked through inside each other, and how many escapings in each. */
const depth = 3;
const maxEscapes = 8;
/** What is encoded so often that more than this many characters would have to be read, for each of the text, is masked unread. */
const patience = 120;
/**
 * So many letters and digits at either end of a marked stretch are decoded with what stands beside it: each of 8 characters of
 * a run that crosses the border may have 32, more than base64 of UTF-16 in a dump of its hexadecimal has.
 */
const margin = 256;

/** Removes values from Graph's answers: those in the fields at that moment, and all that this page has sent. */
export type Redactor = {
  /**
   * Masks every run of 8 characters of a value, in whatever form an answer repeats it, and shorter values as a whole; values of
   * fewer than 4 characters where they stand as a word of their own: anywhere else they would blot out the text.
   */
  redact: (text: string) => string;
  /** Keeps a keyed fingerprint of each sent value while the page is open, and no text. A reload forgets everything. */
  remember: (values: readonly string[]) => void;
  /** Has the value fields read whenever an answer comes. Returns what ends that. */
  watch: (read: () => readonly string[]) => () => void;
};

export function createRedactor(key: FingerprintKey = randomKey()): Redactor {
  const sent = createKnown(key);
  const readers = new Set<() => readonly string[]>();
  let typed = createKnown(key);
  return {
    redact(text) {
      const values = [...readers].flatMap((read) => read()).filter((value) => value !== '');
      typed = known(values, typed, sent);
      const all = [sent, typed].filter(({ print }) => !isEmpty(print));
      return text === '' || all.length === 0 ? text : withoutKnown(text, all);
    },
    remember(values) {
      for (const value of values) add(sent, value);
    },
    watch(read) {
      readers.add(read);
      return () => void readers.delete(read);
    },
  };
}

/** For one text and values at hand. */
export function redact(text: string, values: readonly string[]): string {
  const redactor = createRedactor();
  redactor.remember(values);
  return redactor.redact(text);
}

function randomKey(): FingerprintKey {
  const [m1 = 0, m2 = 0, s1 = 0, s2 = 0] = crypto.getRandomValues(new Uint32Array(4));
  return [m1 | 1, m2 | 1, s1, s2];
}

type Known = {
  print: Fingerprint;
  /** Of whole values, so that none is taken in twice. */
  digests: Set<number>;
  /** A value with a bullet in it could be put together by masking. */
  holdsMask: boolean;
};

function createKnown(key: FingerprintKey): Known {
  return { print: createFingerprint(key), digests: new Set(), holdsMask: false };
}

/** What stands in the fields, apart from what was sent: as it was the last time, or made anew so that what was taken out is forgotten. */
function known(values: readonly string[], before: Known, sent: Known): Known {
  const { key } = sent.print;
  const streams = values.map(streamOf);
  const digests = streams.map((stream) => digestOf(key, stream));
  streams.forEach(wipe);
  const own = new Set(digests.filter((digest) => !sent.digests.has(digest)));
  if (own.size === before.digests.size && [...own].every((digest) => before.digests.has(digest)))
    return before;
  const now = createKnown(key);
  values.forEach((value, at) => {
    if (own.has(digests[at] ?? 0)) add(now, value);
  });
  return now;
}

function add(to: Known, value: string): void {
  const stream = streamOf(value);
  const digest = digestOf(to.print.key, stream);
  wipe(stream);
  if (value === '' || to.digests.has(digest)) return;
  to.digests.add(digest);
  for (const part of partsOf(value)) {
    // As it is, and with what looks like an escape in it resolved: the text that repeats it is read so too.
    let level: TextStream | undefined = streamOf(part);
    for (let decoded = 0; level && decoded <= depth; decoded += 1) {
      addLevel(to, level, decoded > 0);
      const next: TextStream | undefined = unescaped(level);
      wipe(level);
      level = next;
    }
  }
}

/** The value, as UTF-8 makes it, and what becomes of a short one that is trimmed, composed anew or one of several lines: a long one has its runs. */
function partsOf(value: string): ReadonlySet<string> {
  const lines = value.split('\n').map((line) => line.trim());
  const parts = [value, value.trim(), ...lines.filter((line) => line.length >= shortest)];
  return new Set([
    value,
    value.toWellFormed(),
    ...parts
      .filter((part) => part.length < 2 * runLength)
      .flatMap((part) => [part, part.normalize('NFC'), part.normalize('NFD')]),
  ]);
}

function addLevel(to: Known, level: TextStream, isDecoded: boolean): void {
  const { tight, letters } = condensed(level);
  if (!isDecoded || level.length >= shortest) addWhole(to.print, level);
  addRuns(to.print, level);
  for (const stream of [tight, letters]) {
    addRuns(to.print, stream);
    wipe(stream);
  }
  if (level.units.includes(maskUnit)) to.holdsMask = true;
}

function withoutKnown(text: string, all: readonly Known[]): string {
  const prints = all.map(({ print }) => print);
  const found = marksIn(text, prints);
  if (!found?.includes(1)) return found ? text : mask;
  clearPublicWords(text, found, prints);
  const result = masked(text, found);
  return all.some(({ holdsMask }) => holdsMask) && marksIn(result, prints)?.includes(1) !== false
    ? mask
    : result;
}

/** Marks known values in the text; undefined where the text is too long to search. */
function marksIn(text: string, prints: readonly Fingerprint[]): Uint8Array | undefined {
  const found = new Uint8Array(text.length);
  let left = patience * (text.length + 100);
  let marks = 0;
  const markerIn = (stream: TextStream, places?: Uint32Array): Marker => {
    const { from, to } = stream;
    const beginOf = (at: number) => from[places?.[at] ?? at] ?? 0;
    const endOf = (at: number) => to[endOfPlace(stream, places?.[at] ?? at)] ?? 0;
    // A part of the text that is marked: the next piece is in the same one, as a rule.
    let markedFrom = 0;
    let markedTo = 0;
    return {
      isMarked(first, last) {
        const begin = beginOf(first);
        if (found[begin] === 0) return false;
        if (begin < markedFrom || begin > markedTo) markedFrom = markedTo = begin;
        const end = endOf(last);
        if (end > markedTo && found[markedTo] === 1) {
          const next = found.indexOf(0, markedTo);
          markedTo = next < 0 ? found.length : next;
        }
        return end <= markedTo;
      },
      mark(first, last) {
        const begin = beginOf(first);
        const end = endOf(last);
        for (let at = begin; at < end; at += 1) found[at] = 1;
        if (begin >= markedFrom && begin <= markedTo) markedTo = Math.max(markedTo, end);
        marks += 1;
      },
    };
  };
  const lookAt = (stream: TextStream) => {
    left -= stream.length;
    for (const print of prints) {
      findRuns(print, stream, markerIn(stream));
      findWholes(print, stream, [shortest, runLength - 1], markerIn(stream));
    }
  };
  /** For what only a text has, of a stream that was looked at. What is condensed keeps every letter and digit of ASCII. */
  const lookAtWords = (all: TextStream) => {
    const stream = withoutMarked(all, found, runLength);
    const { tight, letters, isAscii } = condensed(stream);
    left -= 2 * stream.length;
    const whole = markerIn(stream);
    const mark = (first: number, last: number) => {
      if (!isWordUnit(stream, first - 1) && !isWordUnit(stream, last + 1)) whole.mark(first, last);
    };
    for (const print of prints) {
      if (!isAscii || tight.length < stream.length) findRuns(print, tight, markerIn(stream, tight.places));
      if (letters.length < tight.length) findRuns(print, letters, markerIn(stream, letters.places));
      findWholes(print, stream, [1, shortest - 1], { ...whole, mark });
    }
  };
  /** Of a stream that was looked at. Every escape comes first: it may leave little that is worth decoding. */
  const explore = (stream: TextStream, level: number) => {
    const readings: TextStream[] = [];
    for (let next: TextStream | undefined = stream; next;) {
      if (left < 0) return;
      const plain = withoutMarked(next, found, margin);
      readings.push(plain);
      next = readings.length > maxEscapes ? undefined : unescaped(plain);
      if (next) lookAt(next);
    }
    for (const [at, reading] of readings.entries()) {
      const plain = withoutMarked(reading, found, margin);
      lookAtWords(plain);
      if (level === 0) continue;
      // What is no escape stands in what is left of them as well.
      const encoded = at === readings.length - 1 ? plain : behindEscapes(plain);
      if (encoded) decode(encoded, level);
    }
  };
  const decode = (stream: TextStream, level: number) => {
    for (const decodings of [fromHex, fromBase64, fromDecimal]) {
      for (const decoded of decodings(stream)) {
        if (left < 0) return;
        const before = marks;
        for (const bytes of [decoded, withoutNuls(decoded)]) {
          if (!bytes) continue;
          lookAt(bytes);
          const piece = readable(bytes);
          if (piece) explore(piece, level - 1);
        }
        const rest = marks > before ? withoutMarked(stream, found, margin) : stream;
        // Where little is left, that is decoded anew, from each of its digits on.
        if (4 * rest.length < stream.length) {
          decode(rest, level);
          return;
        }
      }
    }
  };
  const whole = streamOf(text);
  lookAt(whole);
  explore(whole, depth);
  return left < 0 ? undefined : found;
}

/** What is shorter takes longer to leave out than to read. */
const shortestCut = 64;
/** A stream that is spread over more of the text than this takes longer to search for marks than to read. */
const widest = 16;

/**
 * The stream without the inner part of each long stretch that is marked already. What is found within one could mask no more,
 * and a run that crosses its border reaches no further into it than `edge` letters and digits: where nothing is decoded, 8 of
 * them are a run, since whatever condenses a text keeps those. See `margin` for what is decoded.
 */
function withoutMarked(stream: TextStream, found: Uint8Array, edge: number): TextStream {
  const { units, from, to, length } = stream;
  const letters = asciiLetters;
  const least = 2 * edge + shortestCut;
  const last = toAt(stream, length - 1);
  if (length < least || length * widest < last - fromAt(stream, 0)) return stream;
  let out: TextStream | undefined;
  let copied = 0;
  for (let begin = fromAt(stream, 0); begin + least <= last;) {
    // From behind, so that a stretch that is too short is passed at one leap.
    const unmarked = found.lastIndexOf(0, begin + least - 1);
    if (unmarked >= begin) {
      begin = unmarked + 1;
      continue;
    }
    const next = found.indexOf(0, begin + least);
    const behind = next < 0 ? found.length : next;
    let cut = firstFrom(from, begin, copied, length);
    let end = firstFrom(to, behind + 1, cut, length);
    for (let left = edge; left > 0 && cut < end; cut += 1) left -= letters[units[cut] ?? 0] ?? 0;
    for (let left = edge; left > 0 && cut < end; end -= 1) left -= letters[units[end - 1] ?? 0] ?? 0;
    begin = behind + 1;
    if (end - cut < shortestCut) continue;
    out ??= emptyStream(length);
    pushPart(out, stream, copied, cut);
    push(out, gap, fromAt(stream, cut), toAt(stream, end - 1));
    copied = end;
  }
  if (!out) return stream;
  pushPart(out, stream, copied, length);
  return out;
}

/** The first place from `at` on with that number or more: they never fall. */
function firstFrom(numbers: Uint32Array, least: number, at: number, end: number): number {
  let step = 1;
  let low = at;
  while (low + step < end && (numbers[low + step] ?? 0) < least) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, end);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWordUnit({ units, length }: TextStream, at: number): boolean {
  return at >= 0 && at < length && /[\p{L}\p{N}_]/u.test(String.fromCharCode(units[at] ?? 0));
}

/** Graph's published codes, by which a cause is found: an address such as `https://acme.service-now.com` has a piece of one in it. */
const publicWords: ReadonlySet<string> = new Set([...publishedCodes, ...vagueCodes]);

/** Leaves a published code in the text where nothing but a piece of it was found, and no whole value is in it. */
function clearPublicWords(text: string, found: Uint8Array, prints: readonly Fingerprint[]): void {
  for (const word of publicWords) {
    if (word === '') continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const end = at + word.length;
      if (found[at - 1] === 1 || found[end] === 1) continue;
      let isValue = false;
      for (const print of prints)
        findWholes(print, streamOf(word), [1, word.length], {
          isMarked: () => isValue,
          mark: () => (isValue = true),
        });
      if (!isValue) found.fill(0, at, end);
    }
  }
}

function masked(text: string, found: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const hidden = found[at] === 1;
    const next = found.indexOf(hidden ? 0 : 1, at);
    const end = next < 0 ? text.length : next;
    pieces.push(hidden ? mask : text.slice(at, end));
    at = end;
  }
  return pieces.join('');
}
