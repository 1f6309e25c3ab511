type PasteRisk = 'none' | 'line-breaks' | 'carriage-return' | 'nul';

/**
 * What a form field would do to this text behind the person's back.
 * `line-breaks`: a single-line input drops or replaces them. `carriage-return`: even a text area turns CR and CR LF into LF.
 * `nul`: some engines cut or drop it. The gravest risk is named.
 * https://html.spec.whatwg.org/multipage/input.html#value-sanitization-algorithm
 * https://html.spec.whatwg.org/multipage/form-elements.html#concept-textarea-api-value
 */
export function pasteRisk(text: string): PasteRisk {
  // No regular expression: the engine keeps the last text that one matched alive in memory.
  if (text.includes('\0')) return 'nul';
  if (text.includes('\r')) return 'carriage-return';
  if (text.includes('\n')) return 'line-breaks';
  return 'none';
}

/**
 * First and last of each range of characters that take no room of their own: soft hyphen, Arabic and Mongolian marks,
 * zero-width and bidirectional controls, byte order mark, annotations, tags.
 */
const hidden: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
];

export function hasHidden(text: string): boolean {
  for (const char of text) if (isHidden(char)) return true;
  return false;
}

export function withoutHidden(text: string): string {
  let out = '';
  for (const char of text) if (!isHidden(char)) out += char;
  return out;
}

function isHidden(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return hidden.some(([first, last]) => code >= first && code <= last);
}
