import type { Target } from '#src/domain/target.ts';
import { dayOf } from '#src/domain/expiry/note.ts';
import { codeGrantGrade, type Deadline, type FleetRow, quarantineDay } from './row.ts';

/** One line of a download, by the names of its columns. Only facts of the table: it holds no value of a credential. */
export type ExportRow = Readonly<Record<string, string | number | undefined>>;

/**
 * What a spreadsheet takes for the beginning of a formula, with the full-width forms that some fold into them.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = String.raw`=+\-@＝＋－＠`;

/**
 * Also behind what separates cells elsewhere: a spreadsheet of a language that separates by semicolons reads quotes only
 * at the start of a cell, and so begins a new one in the middle of a text. Papa Parse guards the first character alone.
 */
const opening = new RegExp(String.raw`(^|[,;|\t\r\n"'])([\s\u200b\u2060\ufeff]*)(?=[${formula}])`, 'gu');

/** The text with an apostrophe before each beginning of a formula, by which a spreadsheet takes it for text. */
export function disarmed(text: string): string {
  // A control character at the start is dropped by some spreadsheets, together with the guard of what follows.
  return stripped(text).replace(opening, "$1$2'");
}

/**
 * Line breaks become spaces, so that a line stays a line for every reader. What turns the direction of a text could show
 * one application as another; the other controls have no place in a name.
 */
function stripped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\r\n\u2028\u2029\u0085\t\v\f]+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

export const exportColumns = [
  'name',
  'objectId',
  'appId',
  'state',
  'cause',
  'quarantineDay',
  'lastSuccess',
  'deadline',
  'deadlineOf',
  'connector',
  'method',
  'codeGrant',
  'jobs',
] as const;

/** The rows as codes and times in UTC, in every language the same; then the applications that could not be read. */
export function exportRows(
  rows: readonly FleetRow[],
  unknown: readonly Target[],
  now: number,
): readonly ExportRow[] {
  const who = ({ displayName, id, appId }: Target) => ({ name: displayName, objectId: id, appId });
  return [
    ...rows.map((row) => ({
      ...who(row.target),
      state: row.state,
      cause: row.job.quarantine?.cause ?? row.job.lastRun.failed,
      quarantineDay: quarantineDay(row.job, now),
      lastSuccess: utc(row.job.lastSuccess),
      ...deadlineFacts(row.deadline),
      connector: row.connector?.names[0],
      method: row.connector?.method.kind,
      codeGrant: codeGrantGrade(row),
      jobs: row.jobs,
    })),
    ...unknown.map((target) => ({ ...who(target), state: 'not-known' })),
  ];
}

function deadlineFacts(deadline: Deadline | undefined): ExportRow {
  if (deadline?.kind !== 'note') return { deadline: utc(deadline?.at), deadlineOf: deadline?.kind };
  return { deadline: dayOf(deadline.at), deadlineOf: deadline.key };
}

function utc(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

/**
 * For Excel, which reads UTF-8 by the mark at the start alone. Every cell has quotes, by
 * https://www.rfc-editor.org/rfc/rfc4180.
 */
export function csvText(columns: readonly string[], rows: readonly ExportRow[]): string {
  const line = (cells: readonly (string | number | undefined)[]) =>
    cells.map((cell) => `"${textOf(cell).replaceAll('"', '""')}"`).join(',');
  const lines = [line(columns), ...rows.map((row) => line(columns.map((column) => row[column])))];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function textOf(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  // A number of ours is no formula, whatever its sign.
  return typeof cell === 'number' ? String(cell) : disarmed(cell);
}

/** For programs: every text as Graph has it. */
export function jsonText(rows: readonly ExportRow[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}
