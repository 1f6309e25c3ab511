export const mask = '•••';

const shortest = 4;

/**
 * Replaces every value in the text, as it is and in the encodings in which a server may repeat it.
 * Values of fewer than 4 characters are replaced where they stand as a word of their own: anywhere else they would blot out the text.
 */
export function redact(text: string, values: readonly string[]): string {
  const hidden = [...new Set(values.flatMap(partsOf))].map((part) => ({
    forms: formsOf(part),
    isShort: part.length < shortest,
  }));
  const found = new Uint8Array(text.length);
  for (const { forms, isShort } of hidden) {
    for (const form of forms) markAll(text, form, isShort, found);
  }
  const result = masked(text, found);
  // A value that itself holds the mask could be put together again by masking.
  const survives = hidden.some(
    ({ forms, isShort }) => !isShort && forms.some((form) => result.includes(form)),
  );
  return survives ? mask : result;
}

/** The value, and what a server makes of it that trims it or runs its lines together. */
function partsOf(value: string): readonly string[] {
  const lines = value.split('\n').map((line) => line.trim());
  return [value, value.trim(), ...lines.filter((line) => line.length >= shortest)];
}

function markAll(text: string, form: string, wholeWord: boolean, found: Uint8Array): void {
  if (form === '') return;
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const end = at + form.length;
    if (!wholeWord || (!isWordChar(text, at - 1) && !isWordChar(text, end))) found.fill(1, at, end);
  }
}

function isWordChar(text: string, at: number): boolean {
  return /[\p{L}\p{N}_]/u.test(text.charAt(at));
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

/** The spellings of a value, the value itself first. */
export function formsOf(value: string): readonly string[] {
  const json = jsonEscaped(value);
  const ascii = asciiEscaped(json);
  const wide = escapedAsMicrosoftDoes(json);
  const component = encodeURIComponent(value.toWellFormed());
  const form = new URLSearchParams([['', value]]).toString().slice(1);
  const html = escapedForHtml(value);
  const forms = [
    value,
    ...[json, ascii, wide].flatMap((once) => [once, jsonEscaped(once), once.replaceAll('/', '\\/')]),
    ...[component, form, encodeURI(value.toWellFormed())].flatMap((once) => [once, lowerHex(once)]),
    ...html,
    ...html.map(jsonEscaped),
    ...(value.length < shortest ? [] : base64Forms(value)),
  ];
  return [...new Set(forms)];
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function asciiEscaped(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, unicodeEscape);
}

/** System.Text.Json escapes these by default: https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/character-encoding */
function escapedAsMicrosoftDoes(json: string): string {
  return asciiEscaped(json.replaceAll('\\"', '\\u0022')).replace(/[&'+<>`]/g, (char) =>
    unicodeEscape(char).toUpperCase().replace('\\U', '\\u'),
  );
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
}

function escapedForHtml(value: string): readonly string[] {
  const base = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ['&#39;', '&#x27;', '&apos;', "'"].flatMap((apostrophe) =>
    ['&quot;', '&#34;', '"'].map((quote) => base.replaceAll("'", apostrophe).replaceAll('"', quote)),
  );
}

/**
 * The part of the value's base64 that is the same whatever stands before and after it in the encoded text
 * (`user:value` in a Basic header, say), for each of the three alignments and both alphabets.
 */
function base64Forms(value: string): readonly string[] {
  const bytes = new TextEncoder().encode(value);
  return [0, 1, 2].flatMap((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const encoded = btoa(Array.from(padded, (byte) => String.fromCharCode(byte)).join(''));
    const core = encoded.slice(offset === 0 ? 0 : offset + 1, Math.floor((padded.length * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
