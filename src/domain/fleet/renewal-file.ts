import { pasteRisk } from '#src/domain/credentials/value-guard.ts';
import { isGuid } from '#src/domain/guid.ts';
import { findKey, findKeyAnyCase, folded, isOneTime } from '#src/domain/keys/keys.ts';
import { isMask } from '#src/domain/mask.ts';
import { forgettingMatches, ownCopy } from '#src/domain/value-memory.ts';

/** As much as a file of renewals may hold. */
export const largestRenewalFile = 1_048_576;

/** Why nothing of a file was taken. */
export type FileRefusal = 'no-heading' | 'no-rows';

export type FileProblemWhat =
  /** Not the three columns of the heading. */
  | 'columns'
  /** A quote that is never closed, or that ends within a cell: what follows could be read in more than one way. */
  | 'quote'
  | 'not-an-id'
  /** Not among the applications that were chosen. */
  | 'not-chosen'
  | 'unknown-key'
  /** A code that works once. */
  | 'one-time'
  | 'no-value'
  | 'masked'
  | 'carriage-return'
  | 'nul'
  /** The same key of the same application twice: neither row is used. */
  | 'duplicate';

/** What is wrong with a row, counted as a spreadsheet counts, the heading among them. Nothing here holds a cell. */
export type FileProblem = { row: number; what: FileProblemWhat };

/** The new values of one file. They stay in here until they are wiped. */
export type RenewalValues = {
  /** Object ids in lower case, in the order of the file. */
  ids: readonly string[];
  keysOf: (id: string) => readonly string[];
  /** Whether one of its rows has a problem: then none of them is to be used. */
  hasProblem: (id: string) => boolean;
  /** Throws where there is no such value, so that no empty one is ever sent in its place. */
  read: (id: string, key: string) => string;
  /** For taking them out of answers. */
  all: () => readonly string[];
  wipe: () => void;
};

export type RenewalFile =
  | { ok: false; why: FileRefusal }
  | { ok: true; rows: number; problems: readonly FileProblem[]; values: RenewalValues };

const heading = ['objectid', 'key', 'value'];

/**
 * A table with the heading `objectId,key,value`, by RFC 4180: https://www.rfc-editor.org/rfc/rfc4180. Semicolons and tabs
 * separate cells as well, as spreadsheets write them in other languages. `chosen`: object ids in lower case.
 *
 * Not read by papaparse: it takes all rows behind an open quote for one cell, and it finds line ends and separators by
 * regular expressions, by which the engine keeps the whole file alive. Here a row that can be read in more than one way is
 * refused by its number, and a value is copied out of the text, which is then let go.
 */
export function readRenewalFile(text: string, chosen: ReadonlySet<string>): RenewalFile {
  return forgettingMatches(() => {
    const records = recordsOf(text.startsWith('\ufeff') ? text.slice(1) : text);
    const [first, ...rows] = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (!first || first.broken || !isHeading(first.cells)) return { ok: false, why: 'no-heading' };
    if (rows.length === 0) return { ok: false, why: 'no-rows' };
    const problems: FileProblem[] = [];
    const faulty = new Set<string>();
    const byId = new Map<string, Map<string, string>>();
    const rowsOf = new Map<string, number>();
    for (const { row, cells, broken } of rows) {
      const [idCell = '', keyCell = '', value = '', ...more] = cells;
      const id = isGuid(idCell.trim()) ? ownCopy(idCell.trim().toLowerCase()) : undefined;
      const key = findKey(keyCell.trim()) ?? findKeyAnyCase(keyCell);
      const what = broken
        ? 'quote'
        : problemOf({
            id,
            key,
            value,
            isWhole: cells.length >= 3 && more.every((cell) => cell === ''),
            chosen,
          });
      if (what || id === undefined || key === undefined) {
        problems.push({ row, what: what ?? 'columns' });
        if (id !== undefined) faulty.add(id);
        continue;
      }
      const place = `${id} ${key}`;
      const before = rowsOf.get(place);
      if (before !== undefined) {
        problems.push({ row, what: 'duplicate' });
        if (!problems.some((one) => one.row === before)) problems.push({ row: before, what: 'duplicate' });
        faulty.add(id);
        continue;
      }
      rowsOf.set(place, row);
      const values = byId.get(id) ?? new Map<string, string>();
      values.set(key, ownCopy(value));
      byId.set(id, values);
    }
    return {
      ok: true,
      rows: rows.length,
      problems: problems.toSorted((one, other) => one.row - other.row),
      values: holderOf(byId, faulty),
    };
  });
}

function holderOf(byId: Map<string, Map<string, string>>, faulty: ReadonlySet<string>): RenewalValues {
  return {
    ids: [...byId.keys()],
    keysOf: (id) => [...(byId.get(id)?.keys() ?? [])],
    hasProblem: (id) => faulty.has(id),
    read(id, key) {
      const value = byId.get(id)?.get(key);
      if (value === undefined) throw new Error('A value was read that the file does not have');
      return value;
    },
    all: () => [...byId.values()].flatMap((values) => [...values.values()]),
    wipe() {
      for (const values of byId.values()) values.clear();
      byId.clear();
    },
  };
}

function isHeading(cells: readonly string[]): boolean {
  const [names, more] = [cells.slice(0, 3).map(folded), cells.slice(3)];
  return names.join() === heading.join() && more.every((cell) => cell.trim() === '');
}

type Row = {
  id: string | undefined;
  key: string | undefined;
  value: string;
  isWhole: boolean;
  chosen: ReadonlySet<string>;
};

function problemOf({ id, key, value, isWhole, chosen }: Row): FileProblemWhat | undefined {
  if (!isWhole) return 'columns';
  if (id === undefined) return 'not-an-id';
  if (!chosen.has(id)) return 'not-chosen';
  if (key === undefined) return 'unknown-key';
  if (isOneTime(key)) return 'one-time';
  if (value.trim() === '') return 'no-value';
  if (isMask(value)) return 'masked';
  const risk = pasteRisk(value);
  return risk === 'carriage-return' || risk === 'nul' ? risk : undefined;
}

/** `broken`: it cannot be read in one way alone. */
type FileRecord = { row: number; cells: readonly string[]; broken: boolean };

/** No regular expression, which would keep the text alive. */
function recordsOf(text: string): readonly FileRecord[] {
  const records: FileRecord[] = [];
  const separator = separatorOf(text);
  let cells: string[] = [];
  let broken = false;
  let at = 0;
  const end = () => {
    records.push({ row: records.length + 1, cells, broken });
    cells = [];
    broken = false;
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const cell = quoted(text, at, separator);
      cells.push(cell.text);
      broken ||= cell.broken;
      at = cell.end;
    } else {
      const start = at;
      while (at < text.length && !isEnd(text, at, separator)) at += 1;
      cells.push(text.slice(start, at));
    }
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end is followed by an empty cell.
      if (at === text.length || isBreak(text, at)) cells.push('');
      else continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    end();
  }
  return records;
}

function quoted(
  text: string,
  start: number,
  separator: string,
): { text: string; end: number; broken: boolean } {
  const out: string[] = [];
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char !== '"') out.push(char);
    else if (text[at + 1] === '"') {
      out.push(char);
      at += 1;
    } else {
      let end = at + 1;
      const broken = end < text.length && !isEnd(text, end, separator);
      while (end < text.length && !isEnd(text, end, separator)) end += 1;
      return { text: out.join(''), end, broken };
    }
  }
  return { text: '', end: text.length, broken: true };
}

function isBreak(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

function isEnd(text: string, at: number, separator: string): boolean {
  return text[at] === separator || isBreak(text, at);
}

/** The one that the heading has. */
function separatorOf(text: string): string {
  for (const char of text) {
    if (char === ';' || char === '\t' || char === ',') return char;
    if (char === '\n' || char === '\r') break;
  }
  return ',';
}
