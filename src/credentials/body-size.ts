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

/** What can be said of a masked value; bytes in UTF-8. */
export function valueSize(value: string): { lines: number; bytes: number } {
  let lines = 1;
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at];
    if (char === '\n' || (char === '\r' && value[at + 1] !== '\n')) lines += 1;
  }
  let bytes = 0;
  for (const char of value) bytes += utf8Bytes(char);
  return { lines, bytes };
}

/** Of the string in JSON, quotes included, as `JSON.stringify` writes it. */
function jsonBytes(text: string): number {
  let bytes = 2;
  for (const char of text) bytes += escapedBytes(char);
  return bytes;
}

function escapedBytes(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if ('"\\\b\t\n\f\r'.includes(char)) return 2;
  const isLone = code >= 0xd800 && code <= 0xdfff;
  return code < 0x20 || isLone ? 6 : utf8Bytes(char);
}

function utf8Bytes(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
