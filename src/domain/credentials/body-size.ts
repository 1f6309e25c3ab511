/** The bytes of the body that will be sent for these rows: `{"credentials":[{"key":…,"value":…},…]}` in UTF-8. Makes no copy of a value. */
export function bodyBytes(rows: readonly { key: string; value: string }[]): number {
  const pairs = rows.map(({ key, value }) => '{"key":,"value":}'.length + jsonBytes(key) + jsonBytes(value));
  const commas = Math.max(0, rows.length - 1);
  return pairs.reduce((sum, bytes) => sum + bytes, '{"credentials":[]}'.length + commas);
}

/**
 * How many bytes all credentials of one application may take; undefined where no limit is published. Microsoft says 1 KB for
 * the government clouds, mails for notifications included, and not what exactly is counted.
 * https://learn.microsoft.com/entra/identity/app-provisioning/known-issues
 */
export function bodyLimit(cloud: 'global' | 'usgov' | 'usgov-dod' | 'china'): number | undefined {
  switch (cloud) {
    case 'usgov':
    case 'usgov-dod':
      return 1024;
    case 'global':
    case 'china':
      return undefined;
  }
}

// A value may be as large as a file, and each key press counts it. Reading its units as numbers creates no strings.

/** The known sizes of a masked value; bytes in UTF-8. */
export function valueSize(value: string): { lines: number; bytes: number } {
  let lines = 1;
  let bytes = 0;
  for (let at = 0; at < value.length; at += 1) {
    const unit = value.charCodeAt(at);
    const next = value.charCodeAt(at + 1);
    if (unit === lineFeed || (unit === carriageReturn && next !== lineFeed)) lines += 1;
    const pair = isPair(unit, next);
    bytes += pair ? 4 : utf8Bytes(unit);
    if (pair) at += 1;
  }
  return { lines, bytes };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Counts the string in JSON, quotes included, as `JSON.stringify` writes it. */
function jsonBytes(text: string): number {
  let bytes = 2;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const pair = isPair(unit, text.charCodeAt(at + 1));
    bytes += pair ? 4 : escapedBytes(unit);
    if (pair) at += 1;
  }
  return bytes;
}

const [quote, backslash] = [0x22, 0x5c] as const;
/** Control characters that JSON writes as a backslash and one letter: backspace, tab, both line ends, form feed. */
const shortEscapes = [0x08, 0x09, lineFeed, 0x0c, carriageReturn];

function escapedBytes(unit: number): number {
  if (unit === quote || unit === backslash) return 2;
  if (unit < 0x20) return shortEscapes.includes(unit) ? 2 : 6;
  return isHigh(unit) || isLow(unit) ? 6 : utf8Bytes(unit);
}

function utf8Bytes(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 ? 2 : 3;
}

function isPair(unit: number, next: number): boolean {
  return isHigh(unit) && isLow(next);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
