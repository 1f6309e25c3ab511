export type PasteRisk = 'none' | 'line-breaks' | 'carriage-return' | 'nul';

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
