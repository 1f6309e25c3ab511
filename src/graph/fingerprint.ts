import { lowered } from './text-stream.ts';

/** So many characters of a value in a row are masked wherever they stand. */
export const runLength = 8;
/** Longer values have only runs. */
const longestWhole = 40;
const spread1 = 0x9e3779b1;
const spread2 = 0x85ebca6b;

/** Text in UTF-16 units; it is compared without case. */
export type Units = { units: Uint16Array; length: number };

/** Random odd multipliers and offsets, four in all. */
export type FingerprintKey = readonly [number, number, number, number];

/** Hashes of all pieces of one length, for asking whether a piece is among them. */
type Table = {
  length: number;
  /** Pairs of hashes; two zeros where there is none. */
  slots: Uint32Array;
  count: number;
  /** A bit for what may be there, small enough for the cache of a processor. */
  bits: Uint32Array;
};

/**
 * What is known of values without a text of them: keyed hashes of every run of 8 characters, and of short values as a whole,
 * with their length. Without the key they say nothing; with it and much arithmetic they can be guessed.
 */
export type Fingerprint = { key: FingerprintKey; runs: Table; wholes: Map<number, Table> };

export function createFingerprint(key: FingerprintKey): Fingerprint {
  return { key, runs: createTable(runLength), wholes: new Map() };
}

export function isEmpty({ runs, wholes }: Fingerprint): boolean {
  return runs.count === 0 && wholes.size === 0;
}

/** Adds every run of the stream. Skips runs of blanks, unless the stream has nothing else. */
export function addRuns({ key, runs }: Fingerprint, stream: Units): void {
  const { units, length } = stream;
  let blanks = 0;
  for (let at = 0; at < length; at += 1) if (isBlank(units[at])) blanks += 1;
  const isAllBlank = blanks === length;
  let lastText = -1;
  roll(key, stream, runLength, (one, other, end) => {
    for (let at = Math.max(lastText + 1, end - runLength + 1); at <= end; at += 1)
      if (!isBlank(units[at])) lastText = at;
    if (isAllBlank || lastText > end - runLength) insert(runs, one, other);
  });
}

function isBlank(unit: number | undefined): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Adds the stream as a whole, where it is short. */
export function addWhole({ key, wholes }: Fingerprint, stream: Units): void {
  const { length } = stream;
  if (length === 0 || length > longestWhole) return;
  const table = wholes.get(length) ?? createTable(length);
  wholes.set(length, table);
  roll(key, stream, length, (one, other) => insert(table, one, other));
}

/** Two hashes of the whole stream as one number, which distinguishes values. */
export function digestOf(key: FingerprintKey, stream: Units): number {
  let digest = stream.length;
  roll(key, stream, stream.length, (one, other) => {
    digest = (one >>> 0) * 0x200000 + (other >>> 11);
  });
  return digest;
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

/** Repeats the loop of `roll`: a call for each character of a long text takes longer than all the rest. */
function find(
  [m1, m2, s1, s2]: FingerprintKey,
  table: Table,
  { units, length }: Units,
  { isMarked, mark }: Marker,
): void {
  if (table.count === 0) return;
  const size = table.length;
  const { bits } = table;
  const lastBit = bits.length * 32 - 1;
  const out1 = Math.imul(power(m1, size), spread1);
  const out2 = Math.imul(power(m2, size), spread2);
  let one = 0;
  let other = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = lowered(units[at] ?? 0);
    one = (Math.imul(one, m1) + Math.imul(unit ^ s1, spread1)) | 0;
    other = (Math.imul(other, m2) + Math.imul(unit ^ s2, spread2)) | 0;
    if (at >= size) {
      const gone = lowered(units[at - size] ?? 0);
      one = (one - Math.imul(gone ^ s1, out1)) | 0;
      other = (other - Math.imul(gone ^ s2, out2)) | 0;
    }
    const bit = mixed(other) & lastBit;
    if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0 || at < size - 1) continue;
    if (!isMarked(at - size + 1, at) && has(table, one, other)) mark(at - size + 1, at);
  }
}

/** Calls `each` with two rolling hashes of every piece of that length, and where it ends. */
function roll(
  [m1, m2, s1, s2]: FingerprintKey,
  { units, length }: Units,
  size: number,
  each: (one: number, other: number, end: number) => void,
): void {
  const out1 = Math.imul(power(m1, size), spread1);
  const out2 = Math.imul(power(m2, size), spread2);
  let one = 0;
  let other = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = lowered(units[at] ?? 0);
    one = (Math.imul(one, m1) + Math.imul(unit ^ s1, spread1)) | 0;
    other = (Math.imul(other, m2) + Math.imul(unit ^ s2, spread2)) | 0;
    if (at >= size) {
      const gone = lowered(units[at - size] ?? 0);
      one = (one - Math.imul(gone ^ s1, out1)) | 0;
      other = (other - Math.imul(gone ^ s2, out2)) | 0;
    }
    if (at >= size - 1) each(one, other, at);
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let left = exponent; left > 0; left -= 1) result = Math.imul(result, base);
  return result;
}

function createTable(length: number, capacity = 64): Table {
  return {
    length,
    slots: new Uint32Array(2 * capacity),
    count: 0,
    bits: new Uint32Array(Math.min(Math.max(capacity / 4, 32), 0x20000)),
  };
}

function insert(table: Table, one: number, other: number): void {
  if (has(table, one, other)) return;
  if (table.count * 8 >= table.slots.length) grow(table);
  place(table, one, other);
}

function place(table: Table, one: number, other: number): void {
  const { slots, bits } = table;
  const last = slots.length / 2 - 1;
  let at = mixed(one) & last;
  while (slots[2 * at] !== 0 || slots[2 * at + 1] !== 0) at = (at + 1) & last;
  slots[2 * at] = one;
  slots[2 * at + 1] = other;
  table.count += 1;
  const bit = mixed(other) & (bits.length * 32 - 1);
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function grow(table: Table): void {
  const { slots } = table;
  Object.assign(table, createTable(table.length, slots.length));
  for (let at = 0; at < slots.length; at += 2) {
    const [one = 0, other = 0] = [slots[at], slots[at + 1]];
    if (one !== 0 || other !== 0) place(table, one, other);
  }
}

function has({ slots }: Table, one: number, other: number): boolean {
  const last = slots.length / 2 - 1;
  for (let at = mixed(one) & last; ; at = (at + 1) & last) {
    const first = slots[2 * at];
    const second = slots[2 * at + 1];
    if (first === one >>> 0 && second === other >>> 0) return true;
    if (first === 0 && second === 0) return false;
  }
}

/** Every bit of a product mod 2^32 depends on those below it alone, so the high ones are brought down. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (once ^ (once >>> 12)) >>> 0;
}
