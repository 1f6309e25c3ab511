import { isGenericName } from '#src/domain/keys/keys.ts';
import { keyMeant } from '#src/domain/credentials/plan-merge.ts';
import { standIn } from '#src/domain/credentials/stand-in.ts';
import { parsePaste } from './parse-paste.ts';

export { parsePaste } from './parse-paste.ts';

/** `key`: typed as it is. `pair`: one key with its value. `several`: the person checks it before the page uses it. */
export type PasteShape = 'key' | 'pair' | 'several';

/**
 * The shape of a text that a person pastes into the box of a key.
 * A pair is a line that `parsePaste` reads as exactly one entry. Its name can only mean provisioning, and its value
 * stands for itself.
 * Any other text that might hold a value counts as `several`: the text of a key is form state and a value must not
 * be.
 */
export function pasteShape(text: string): PasteShape {
  const start = text.trimStart();
  const line = start.trimEnd();
  if (line.includes('\n') || line.includes('\r') || line.includes('\0')) return 'several';
  if (isOtherFormat(line)) return 'several';
  const mark = firstOf(line, ['=', ': ']);
  // The cells of a table have no mark between them.
  if (mark === -1) return parsePaste(text).entries.length > 0 || line.includes('\t') ? 'several' : 'key';
  const name = line.slice(0, mark).trim();
  if (isTable(start) || name === '' || line.startsWith('#')) return 'several';
  const value = line.slice(mark + 1).trim();
  // Base64 ends like this: a secret in the wrong box must stay whole.
  if (isEqualsSigns(value) && line[mark] === '=' && !keyMeant(withoutExport(name)))
    return parsePaste(text).entries.every((entry) => isEqualsSigns(entry.value.trim())) ? 'key' : 'several';
  return isOnePair(text) ? 'pair' : 'several';
}

function isOnePair(text: string): boolean {
  const { format, entries, ignored } = parsePaste(text);
  const [entry] = entries;
  return (
    format === 'env' &&
    entry !== undefined &&
    entries.length === 1 &&
    ignored.every(({ reason }) => reason === 'blank') &&
    !isGenericName(entry.key) &&
    standIn(entry.value) === undefined
  );
}

/** Cells end at the first tab, so that an equals sign behind it belongs to one of them. */
function isTable(start: string): boolean {
  const tab = start.indexOf('\t');
  const equals = start.indexOf('=');
  return tab !== -1 && (equals === -1 || tab < equals) && !start.startsWith('export\t');
}

function isOtherFormat(line: string): boolean {
  return (
    '{[@$'.includes(line[0] ?? ' ') ||
    line.startsWith('curl ') ||
    line.startsWith('curl\t') ||
    (line.startsWith('credential') && line.includes('{'))
  );
}

function firstOf(line: string, marks: readonly string[]): number {
  const found = marks.map((mark) => line.indexOf(mark)).filter((at) => at !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}

function withoutExport(name: string): string {
  return name.startsWith('export ') || name.startsWith('export\t') ? name.slice(7).trim() : name;
}

function isEqualsSigns(value: string): boolean {
  for (const char of value) if (char !== '=') return false;
  return true;
}
