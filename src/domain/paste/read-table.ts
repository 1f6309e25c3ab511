import type { Found, FoundEntry, FoundIgnored } from './found.ts';
import { afterBreak } from './read-env.ts';
import { lineEnd } from './read-string.ts';

export type Delimiter = '\t' | ',' | ';';

/**
 * Two columns as a spreadsheet copies or saves them. With several columns, a heading says which two.
 * A cell with a delimiter, a line break or a quote may stand in quotes (RFC 4180).
 * Not read by papaparse: tried in 5.7.1, it takes all rows behind an open quote for one cell, drops the quotes of a cell that a
 * spreadsheet copied with them, and splits a text of mixed line ends wrong. It says where a row ends, and not where it begins.
 */
export function readTable(text: string, delimiter: Delimiter): Found {
  const entries: FoundEntry[] = [];
  const ignored: FoundIgnored[] = [];
  const read = cellReader(text, delimiter);
  let columns: { key: number; value: number } | undefined;
  for (let at = 0; at < text.length;) {
    const start = at;
    const cells: Cell[] = [];
    let end = at;
    for (;;) {
      const cell = read(end);
      cells.push(cell);
      end = cell.end;
      if (text[end] !== delimiter) break;
      end += 1;
    }
    const row = { start, end };
    const heading = columns || entries.length > 0 ? undefined : headingOf(cells);
    const [key, value] = [cells[columns?.key ?? 0], cells[columns?.value ?? 1]];
    if (cells.every((cell) => cell.text.trim() === '')) ignored.push({ reason: 'blank', ...row });
    else if (heading) {
      columns = heading;
      ignored.push({ reason: 'heading', ...row });
    } else if (!columns && cells.slice(2).some((cell) => cell.text !== ''))
      ignored.push({ reason: 'too-many-columns', ...row });
    else if (!key || !value || key.text.trim() === '') ignored.push({ reason: 'not-a-pair', ...row });
    // In a file of this kind an open quote has no other meaning; on the clipboard it is part of the value.
    else if (delimiter !== '\t' && (key.open || value.open)) ignored.push({ reason: 'unreadable', ...row });
    else entries.push({ key: key.text.trim(), value: value.text, ...row });
    at = afterBreak(text, end);
  }
  return { format: 'table', entries, ignored };
}

function headingOf(cells: readonly Cell[]): { key: number; value: number } | undefined {
  const names = cells.map((cell) => cell.text.trim().toLowerCase());
  const key = names.findIndex((name) => name === 'key' || name === 'name' || name === 'label');
  const value = names.indexOf('value');
  return key === -1 || value === -1 ? undefined : { key, value };
}

type Cell = { text: string; end: number; open: boolean };

function cellReader(text: string, delimiter: Delimiter): (start: number) => Cell {
  const ends = `${delimiter}\r\n`;
  /** No quote closes after this place, so the parser searches only once. */
  let endless = text.length;
  const plain = (start: number, open: boolean): Cell => {
    let end = start;
    while (end < text.length && !ends.includes(text[end] ?? '')) end += 1;
    return { text: text.slice(start, end), end, open };
  };
  return (start) => {
    if (text[start] !== '"') return plain(start, false);
    if (start >= endless) return plain(start, true);
    const out: string[] = [];
    let special = delimiter !== '\t';
    for (let at = start + 1; at < text.length; at += 1) {
      const char = text[at] ?? '';
      if (char === '"' && text[at + 1] === '"') at += 1;
      else if (char === '"') {
        const end = at + 1;
        const closed = end === text.length || ends.includes(text[end] ?? '');
        // On the clipboard, quotes that nothing in the cell calls for are a part of the value.
        return closed && special ? { text: out.join(''), end, open: false } : plain(start, !closed);
      }
      special ||= char === '"' || ends.includes(char);
      out.push(char);
    }
    endless = start;
    return plain(start, true);
  };
}

/** The delimiter of the first line that holds one, where a name stands before it. */
export function delimiterOf(text: string): Delimiter | undefined {
  let at = 0;
  while (at < text.length && text.slice(at, lineEnd(text, at)).trim() === '')
    at = afterBreak(text, lineEnd(text, at));
  const line = text.slice(at, lineEnd(text, at)).trim();
  const marks = (['\t', ',', ';'] as const).filter((mark) => line.includes(mark));
  return marks.toSorted((a, b) => line.indexOf(a) - line.indexOf(b))[0];
}
