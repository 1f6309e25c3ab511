/** So many characters of a value in a row are masked wherever they stand. */
export const runLength = 8;
/** Longer values have only runs. */
const longestWhole = 40;
const spread = 0x9e3779b1;

/** Text in UTF-16 units; it is compared without case. */
export type Units = { units: Uint16Array; length: number };

/** Random odd multipliers and offsets, four in all. */
export type FingerprintKey = readonly [number, number, number, number];

/** Hashes of all pieces of one length, for asking whether a piece is among them. */
type Table = {
  length: number;
  /** Whether no piece has any other character: the search goes on behind each of a text then, as half of what is no text has. */
  isAscii: boolean;
  /** Pairs of hashes, of the end and of the whole; two zeros where there is none. */
  slots: Int32Array;
  count: number;
  /** Two bits of a word for what may be there, small enough for the cache of a processor. */
  bits: Int32Array;
};

/**
 * What is known of values without a text of them: keyed hashes of every run of 8 characters, and of short values as a whole,
 * with their length, and whether all of them are ASCII. Without the key they say nothing else; with it and much arithmetic they
 * can be guessed.
 */
export type Fingerprint = { key: FingerprintKey; runs: Table; wholes: Map<number, Table> };

export function createFingerprint(key: FingerprintKey): Fingerprint {
  return { key, runs: createTable(runLength), wholes: new Map() };
}

export function isEmpty({ runs, wholes }: Fingerprint): boolean {
  return runs.count === 0 && wholes.size === 0;
}

/** Adds every run of the stream. Skips runs of blanks, unless the stream has nothing else. */
export function addRuns({ key, runs }: Fingerprint, { units, length }: Units): void {
  let blanks = 0;
  for (let at = 0; at < length; at += 1) if (isBlank(units[at])) blanks += 1;
  const isAllBlank = blanks === length;
  let lastText = -1;
  for (let at = 0; at < length; at += 1) {
    if (!isBlank(units[at])) lastText = at;
    const first = at - runLength + 1;
    if (first >= 0 && (isAllBlank || lastText >= first)) insert(key, runs, units, first);
  }
}

function isBlank(unit: number | undefined): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Adds the stream as a whole, where it is short. */
export function addWhole({ key, wholes }: Fingerprint, { units, length }: Units): void {
  if (length === 0 || length > longestWhole) return;
  const table = wholes.get(length) ?? createTable(length);
  wholes.set(length, table);
  insert(key, table, units, 0);
}

/** Two hashes of the whole stream as one number, which distinguishes values. */
export function digestOf([m1, m2, s1, s2]: FingerprintKey, { units, length }: Units): number {
  if (length === 0) return 0;
  const one = hashOf(units, 0, length, m1, s1);
  const other = hashOf(units, 0, length, m2, s2);
  return (one >>> 0) * 0x200000 + (other >>> 11);
}

/** Called with the first and last place of a known piece in the stream. The search skips what is already marked. */
export type Marker = {
  isMarked: (first: number, last: number) => boolean;
  mark: (first: number, last: number) => void;
};

export function findRuns({ key, runs }: Fingerprint, stream: Units, marker: Marker): void {
  find(key, runs, stream, marker);
}

/** Values of `from` to `to` characters as a whole. */
export function findWholes(
  { key, wholes }: Fingerprint,
  stream: Units,
  [from, to]: readonly [number, number],
  marker: Marker,
): void {
  for (const table of wholes.values())
    if (table.length >= from && table.length <= to) find(key, table, stream, marker);
}

/**
 * Looks for each piece by the hash of its last 8 units, a byte each, which a shift takes along: a few instructions for each
 * character of a text that may have to be decoded in seven ways.
 */
function find(key: FingerprintKey, table: Table, { units, length }: Units, marker: Marker): void {
  if (table.count === 0) return;
  const { length: size, bits, isAscii } = table;
  const lastWord = bits.length - 1;
  const most = isAscii ? 0x7f : 0xffff;
  const [lowMask, highMask] = [maskOf(size), maskOf(size - 4)];
  let low = 0;
  let high = 0;
  let begin = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = lowered(units[at] ?? 0);
    if (unit > most) {
      begin = at + 1;
      continue;
    }
    high = (high << 8) | (low >>> 24);
    low = (low << 8) | byteOf(unit);
    const first = at - size + 1;
    if (first < begin) continue;
    const tail = tailHash(key, low & lowMask, high & highMask);
    const mix = mixed(tail);
    const both = bitsOf(mix);
    if (((bits[(mix >>> 10) & lastWord] ?? 0) & both) !== both) continue;
    if (!marker.isMarked(first, at)) {
      if (!has(key, table, units, first, tail)) continue;
      marker.mark(first, at);
    }
    if (size !== runLength) continue;
    at = findOverlaps(key, table, { units, length }, first, marker);
    begin = at + 1;
  }
}

/** From one run to the furthest that overlaps it, and so on: what is between them could cover no more. Returns the last one. */
function findOverlaps(
  key: FingerprintKey,
  table: Table,
  { units, length }: Units,
  from: number,
  marker: Marker,
): number {
  let last = from;
  for (let first = from + runLength - 1; first > last; first -= 1) {
    if (first + runLength > length) continue;
    if (!marker.isMarked(first, first + runLength - 1)) {
      if (!has(key, table, units, first, tailAt(key, units, first, runLength))) continue;
      marker.mark(first, first + runLength - 1);
    }
    last = first;
    first += runLength;
  }
  return last;
}

function bitsOf(mix: number): number {
  return (1 << (mix & 31)) | (1 << ((mix >>> 5) & 31));
}

/** Of four bytes, those that belong to the last `size` units. */
function maskOf(size: number): number {
  return size >= 4 ? -1 : size <= 0 ? 0 : (1 << (8 * size)) - 1;
}

const lower = new Uint16Array(0x10000);
for (let unit = 0; unit < 0x80; unit += 1) lower[unit] = unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
lower[0x2b] = 0x20;

/** Lower case, and a blank for a plus sign, as forms write it. */
function lowered(unit: number): number {
  const known = lower[unit] ?? 0;
  return known !== 0 || unit === 0 ? known : loweredNow(unit);
}

function loweredNow(unit: number): number {
  const text = String.fromCharCode(unit).toLowerCase();
  const found = text.length === 1 ? text.charCodeAt(0) : unit;
  lower[unit] = found;
  return found;
}

/** A byte that is its own for each character of ASCII, of one without case. */
function byteOf(unit: number): number {
  return unit < 0x80 ? unit : (unit ^ (unit >>> 7)) & 0xff;
}

function tailAt(key: FingerprintKey, units: Uint16Array, first: number, size: number): number {
  let low = 0;
  let high = 0;
  for (let at = first + Math.max(size - 8, 0); at < first + size; at += 1) {
    high = (high << 8) | (low >>> 24);
    low = (low << 8) | byteOf(lowered(units[at] ?? 0));
  }
  return tailHash(key, low, high);
}

function tailHash(key: FingerprintKey, low: number, high: number): number {
  const m1 = key[0],
    m2 = key[1],
    s1 = key[2],
    s2 = key[3];
  return (Math.imul(low ^ s1, m1) + Math.imul(high ^ s2, m2)) | 0;
}

function hashOf(units: Uint16Array, first: number, size: number, multiplier: number, offset: number): number {
  let hash = 0;
  for (let at = first; at < first + size; at += 1)
    hash = (Math.imul(hash, multiplier) + Math.imul(lowered(units[at] ?? 0) ^ offset, spread)) | 0;
  return hash;
}

function createTable(length: number, capacity = 8): Table {
  return {
    length,
    isAscii: true,
    slots: new Int32Array(2 * capacity),
    count: 0,
    bits: new Int32Array(Math.min(Math.max(capacity / 2, 16), 0x20000)),
  };
}

function insert(key: FingerprintKey, table: Table, units: Uint16Array, first: number): void {
  const m1 = key[0],
    s1 = key[2];
  const tail = tailAt(key, units, first, table.length);
  if (has(key, table, units, first, tail)) return;
  if (table.count * 8 >= table.slots.length * 3) grow(table);
  place(table, tail, hashOf(units, first, table.length, m1, s1));
  for (let at = first; at < first + table.length; at += 1)
    if (lowered(units[at] ?? 0) >= 0x80) table.isAscii = false;
}

function place(table: Table, tail: number, whole: number): void {
  const { slots, bits } = table;
  const last = slots.length / 2 - 1;
  let at = mixed(tail) & last;
  while (slots[2 * at] !== 0 || slots[2 * at + 1] !== 0) at = (at + 1) & last;
  slots[2 * at] = tail;
  slots[2 * at + 1] = whole;
  table.count += 1;
  const word = (mixed(tail) >>> 10) & (bits.length - 1);
  bits[word] = (bits[word] ?? 0) | bitsOf(mixed(tail));
}

function grow(table: Table): void {
  const { slots } = table;
  Object.assign(table, { ...createTable(table.length, slots.length), isAscii: table.isAscii });
  for (let at = 0; at < slots.length; at += 2) {
    const [tail = 0, whole = 0] = [slots[at], slots[at + 1]];
    if (tail !== 0 || whole !== 0) place(table, tail, whole);
  }
}

function has(
  key: FingerprintKey,
  { length, slots, bits }: Table,
  units: Uint16Array,
  first: number,
  tail: number,
): boolean {
  const m1 = key[0],
    s1 = key[2];
  const mix = mixed(tail);
  const both = bitsOf(mix);
  if (((bits[(mix >>> 10) & (bits.length - 1)] ?? 0) & both) !== both) return false;
  const last = slots.length / 2 - 1;
  const whole = hashOf(units, first, length, m1, s1);
  for (let at = mix & last; ; at = (at + 1) & last) {
    const one = slots[2 * at];
    const other = slots[2 * at + 1];
    if (one === 0 && other === 0) return false;
    if (one === tail && other === whole) return true;
  }
}

/** Every bit of a product mod 2^32 depends on those below it alone, so the high ones are brought down. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return once ^ (once >>> 12);
}
