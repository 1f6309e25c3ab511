import type { Found, FoundEntry, FoundIgnored } from './found.ts';
import { afterBreak, endOfLine } from './read-env.ts';

/**
 * Two columns as a spreadsheet puts them on the clipboard: a cell with a tab, a line break or a quote in it may stand in quotes.
 * Written out since a library for such tables forgets the lines that the cells came from.
 */
export function readTsv(text: string): Found {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  for (let at = 0; at < text.length;) {
    const start = at;
    const cells: string[] = [];
    let end = at;
    for (;;) {
      const cell = readCell(text, end);
      cells.push(cell.text);
      end = cell.end;
      if (text[end] !== '\t') break;
      end += 1;
    }
    const [key = '', value = '', ...more] = cells;
    if (cells.every((cell) => cell.trim() === '')) ignored.push({ reason: 'blank', start, end });
    else if (more.some((cell) => cell !== '')) ignored.push({ reason: 'too-many-columns', start, end });
    else if (cells.length < 2 || key.trim() === '') ignored.push({ reason: 'not-a-pair', start, end });
    else if (isHeading(key, value)) ignored.push({ reason: 'heading', start, end });
    else entries.push({ key: key.trim(), value, start, end });
    at = afterBreak(text, end);
  }
  return { format: 'tsv', entries, ignored };
}

function isHeading(key: string, value: string): boolean {
  return ['key', 'name'].includes(key.trim().toLowerCase()) && value.trim().toLowerCase() === 'value';
}

function readCell(text: string, start: number): { text: string; end: number } {
  const plain = endOfPlain(text, start);
  if (text[start] !== '"') return { text: text.slice(start, plain), end: plain };
  let out = '';
  let special = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"' && text[at + 1] === '"') at += 1;
    else if (char === '"') {
      const end = at + 1;
      const closed = end === text.length || '\t\r\n'.includes(text[end] ?? '');
      // Quotes that nothing in the cell calls for are a part of the value.
      return closed && special ? { text: out, end } : { text: text.slice(start, plain), end: plain };
    }
    special ||= '"\t\r\n'.includes(char);
    out += char;
  }
  return { text: text.slice(start, plain), end: plain };
}

function endOfPlain(text: string, start: number): number {
  const line = endOfLine(text, start);
  const tab = text.indexOf('\t', start);
  return tab === -1 ? line : Math.min(tab, line);
}
