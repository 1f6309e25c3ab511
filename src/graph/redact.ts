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
  condensed,
  type Condensed,
  endOfPlace,
  maskUnit,
  streamOf,
  type TextStream,
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
  const markerIn = (stream: TextStream, condensedTo?: Condensed): Marker => {
    const from = (at: number) => stream.from[condensedTo?.places[at] ?? at] ?? 0;
    const to = (at: number) => stream.to[endOfPlace(stream, condensedTo?.places[at] ?? at)] ?? 0;
    return {
      isMarked(first, last) {
        const end = to(last);
        for (let at = from(first); at < end; at += 1) if (found[at] === 0) return false;
        return true;
      },
      mark: (first, last) => void found.fill(1, from(first), to(last)),
    };
  };
  const lookAt = (stream: TextStream) => {
    left -= stream.length;
    for (const print of prints) {
      findRuns(print, stream, markerIn(stream));
      findWholes(print, stream, [shortest, runLength - 1], markerIn(stream));
    }
  };
  /** For what only a text has, of a stream that was looked at. */
  const lookAtWords = (stream: TextStream) => {
    const { tight, letters, isAscii } = condensed(stream);
    left -= 2 * stream.length;
    const whole = markerIn(stream);
    const mark = (first: number, last: number) => {
      if (!isWordUnit(stream, first - 1) && !isWordUnit(stream, last + 1)) whole.mark(first, last);
    };
    for (const print of prints) {
      if (!isAscii || tight.length < stream.length) findRuns(print, tight, markerIn(stream, tight));
      if (letters.length < tight.length) findRuns(print, letters, markerIn(stream, letters));
      findWholes(print, stream, [1, shortest - 1], { ...whole, mark });
    }
  };
  /** Of a stream that was looked at. */
  const explore = (stream: TextStream, level: number) => {
    let plain = stream;
    lookAtWords(plain);
    // What is no escape stands in what is left of them as well.
    for (let more = maxEscapes; more > 0; more -= 1) {
      const next = unescaped(plain);
      if (!next || left < 0) break;
      const behind = level === 0 ? undefined : behindEscapes(plain);
      if (behind) decode(behind, level);
      plain = next;
      lookAt(plain);
      lookAtWords(plain);
    }
    if (level > 0) decode(plain, level);
  };
  const decode = (plain: TextStream, level: number) => {
    for (const decoded of decodings(plain)) {
      if (left < 0) return;
      for (const bytes of [decoded, withoutNuls(decoded)]) {
        if (!bytes) continue;
        lookAt(bytes);
        const piece = readable(bytes);
        if (piece) explore(piece, level - 1);
      }
    }
  };
  const whole = streamOf(text);
  lookAt(whole);
  explore(whole, depth);
  return left < 0 ? undefined : found;
}

/** What may be encoded in the text. Each takes the place of the one before. */
function* decodings(text: TextStream): Generator<TextStream> {
  yield* fromHex(text);
  yield* fromBase64(text);
  yield fromDecimal(text);
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
