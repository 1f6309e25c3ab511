import { linesOf } from '#src/domain/credentials/read-json.ts';
import { parsePaste, type PasteResult } from './parse-paste.ts';

/** More than any set of credentials takes, and few enough to be read at each keystroke. */
export const maxTextLength = 65_536;

export type LineRange = { line: number; lastLine: number };
export type PasteRefusal =
  | { why: 'too-large' | 'nul' }
  /** `lines`: where the values stand that would be others. */
  | { why: 'carriage-return'; lines: readonly LineRange[] };

/**
 * Why a text area must not take this text: it turns each CR and CR LF into LF. Between entries that means nothing, within a
 * value it would be another value. Asked of the text as it comes, before the area has it. Never throws.
 */
export function pasteRefusal(text: string): PasteRefusal | undefined {
  if (text.length > maxTextLength) return { why: 'too-large' };
  if (text.includes('\0')) return { why: 'nul' };
  if (!text.includes('\r')) return undefined;
  const lines = changedLines(text, parsePaste(text), parsePaste(inTextArea(text)));
  return lines.length === 0 ? undefined : { why: 'carriage-return', lines };
}

/** https://html.spec.whatwg.org/multipage/form-elements.html#concept-textarea-api-value */
function inTextArea(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

function changedLines(text: string, before: PasteResult, after: PasteResult): readonly LineRange[] {
  if (before.entries.length !== after.entries.length) return [{ line: 1, lastLine: linesOf(text).count }];
  return before.entries
    .filter(({ key, value }, at) => {
      const then = after.entries[at];
      return then?.key !== key || then.value !== value;
    })
    .map(({ line, lastLine }) => ({ line, lastLine }));
}
