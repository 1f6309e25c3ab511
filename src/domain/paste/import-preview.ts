import { valueSize } from '#src/domain/credentials/body-size.ts';
import { checkValue } from '#src/domain/checks/check-value.ts';
import type { ValueProblem, ValueProblemCode } from '#src/domain/credentials/credential.ts';
import { type CredentialKey, wordsFor } from '#src/domain/keys/keys.ts';
import {
  contextOf,
  keyChoices,
  keyMeant,
  type KeySpelling,
  type MergeStep,
  type NameContext,
  planMerge,
  type Reading,
  unfit,
  type UnfitValue,
} from '#src/domain/credentials/plan-merge.ts';
import {
  type IgnoredReason,
  parsePaste,
  type PasteEntry,
  type PasteFormat,
  type PasteResult,
  type Seems,
} from './parse-paste.ts';
import type { LineRange } from './paste-refusal.ts';

/** What importing a text would do. Nothing in here is a piece of the text: React keeps old state in memory. */
export type ImportPreview = {
  format: PasteFormat;
  /** Where the text as a whole cannot be read. */
  problem?: { code: 'syntax' | 'too-deep'; line: number; column: number };
  /** What it seems to be, where nothing was found. */
  seems?: Seems;
  /** In the order of the text: whatever becomes a credential, and the first so many of all else. */
  rows: readonly PreviewRow[];
  /** How many rows there would be besides. */
  unlisted: number;
  /** How many of the ticked entries add a row, and how many replace a value. */
  adds: number;
  replaces: number;
  /** What would be imported if a person ticked it. */
  unticked: number;
  ignored: number;
  /** Entries whose key occurs more than once. */
  duplicates: number;
  /** What holds no data. */
  blanks: number;
  comments: number;
  structure: number;
};

export type PreviewRow = LineRange &
  (
    | ({
        action: 'add' | 'replace';
        key: CredentialKey;
        spelling: KeySpelling;
        row?: number;
        /** Its name is one that any program uses. */
        generic: boolean;
      } & Tick &
        KeyChoice &
        PreviewValue)
    /** Without a key where none of Graph's is meant: what stands there may be a secret. */
    | ({
        action: 'ignore';
        reason: IgnoredReason | UnfitValue | 'unknown-key' | 'portal-only';
        key?: CredentialKey;
      } & (KeyChoice | { choices?: never }))
    /** `also`: where the others stand, but for `more` of them. */
    | ({
        action: 'error';
        reason: 'duplicate';
        key: CredentialKey;
        also: readonly number[];
        more: number;
      } & Tick &
        KeyChoice)
  );
type Tick = { ticked: boolean };
/**
 * `place`: in the list of what was found, by which a person's ticks and choices are kept. `choices`: the keys that its name may
 * mean, the likely one first. `named`: one of them is what it means.
 */
export type KeyChoice = { place: number; choices: readonly CredentialKey[]; named: boolean };

type PreviewValue = { size: { lines: number; bytes: number }; problems: readonly PreviewProblem[] };
export type PreviewProblem = {
  code: ValueProblemCode;
  severity: ValueProblem['severity'];
  expiresAt?: number;
  place?: { line: number; column: number };
  field?: string;
};

/**
 * One value for one key. `row`: index of the row whose value it replaces, undefined for a new row.
 * `called`: this product's words for the other name that led to the key.
 */
export type ImportChange = { row: number | undefined; key: CredentialKey; value: string; called?: string };

type Rows = readonly { key: string }[];
/** Only counted: no person expects them to become anything. */
const quiet: readonly IgnoredReason[] = ['blank', 'comment', 'structure'];
const maxOthers = 100;
const maxAlso = 5;
/** Of entries whose names say nothing, so many are offered: a file of settings has more than a person looks through. */
const maxUnnamed = 12;

/** Undefined for a text in which there is nothing. `now` in milliseconds since the epoch. Never throws. */
export function importPreview(
  rows: Rows,
  text: string,
  now: number,
  reading: Reading = {},
): ImportPreview | undefined {
  if (text.trim() === '') return undefined;
  const result = parsePaste(text);
  const { format, ignored, problem, seems } = result;
  const steps = planMerge(rows, result.entries, reading);
  const context = contextOf(rows, result.entries, reading.connector);
  const unnamed = result.entries.filter(({ key }) => keyMeant(key, context) === undefined).length;
  const count = (action: string) =>
    steps.filter((step) => step.action === action && (!('ticked' in step) || step.ticked)).length;
  // For a text that is refused as a whole, the summary says why.
  const loud = problem ? [] : ignored.filter(({ reason }) => !quiet.includes(reason));
  const countOf = (wanted: IgnoredReason) => ignored.filter(({ reason }) => reason === wanted).length;
  const all = [
    ...steps.map((step, place) => {
      const choice = choiceOf(step.entry, place, context);
      return rowOf(step, choice, result.entries, now, unnamed <= maxUnnamed);
    }),
    ...loud.map(({ reason, line, lastLine }) => ({ action: 'ignore', reason, line, lastLine }) as const),
  ].toSorted((a, b) => a.line - b.line);
  const grouped = joined(all);
  let others = 0;
  const listed = grouped.filter(
    ({ action }) => action === 'add' || action === 'replace' || (others += 1) <= maxOthers,
  );
  return {
    format,
    ...(problem && { problem }),
    ...(seems && { seems }),
    rows: listed,
    unlisted: grouped.length - listed.length,
    adds: count('add'),
    replaces: count('replace'),
    unticked: steps.filter((step) => 'ticked' in step && !step.ticked).length,
    ignored: count('ignore') + loud.length,
    duplicates: count('error'),
    blanks: countOf('blank'),
    comments: countOf('comment'),
    structure: countOf('structure'),
  };
}

/** What importing the text does; empty where it must do nothing. The values are in here, cut
 * out of the text: use them at once, by copies of their own. */
export function importChanges(rows: Rows, text: string, reading: Reading = {}): readonly ImportChange[] {
  const steps = planMerge(rows, parsePaste(text).entries, reading);
  if (steps.some(({ action }) => action === 'error')) return [];
  return steps.flatMap((step) => {
    if ((step.action !== 'add' && step.action !== 'replace') || !step.ticked) return [];
    return [
      {
        row: step.action === 'replace' ? step.row : undefined,
        key: step.key,
        value: step.entry.value,
        ...((step.spelling === 'synonym' || step.spelling === 'connector') && {
          called: step.words ?? wordsFor(step.entry.key),
        }),
      },
    ];
  });
}

function choiceOf({ key }: PasteEntry, place: number, context: NameContext): KeyChoice {
  return { place, choices: keyChoices(key, context), named: keyMeant(key, context) !== undefined };
}

function rowOf(
  step: MergeStep<PasteEntry>,
  choice: KeyChoice,
  entries: PasteResult['entries'],
  now: number,
  offersUnnamed: boolean,
): PreviewRow {
  const { entry } = step;
  const at = { line: entry.line, lastLine: entry.lastLine };
  switch (step.action) {
    case 'add':
    case 'replace':
      return {
        ...at,
        action: step.action,
        key: step.key,
        spelling: step.spelling,
        generic: step.generic,
        ...choice,
        ticked: step.ticked,
        ...(step.action === 'replace' && { row: step.row }),
        size: valueSize(entry.value),
        problems: checkValue(step.key, entry.value, now).map(withoutText),
      };
    case 'ignore':
      if (step.reason === 'unknown-key' && offersUnnamed && !unfit(entry.value))
        return { ...at, action: 'ignore', reason: step.reason, ...choice };
      return { ...at, action: 'ignore', reason: step.reason, ...('key' in step && { key: step.key }) };
    case 'error': {
      // Cut first: a text may say the same key ten thousand times.
      const first = step.places.slice(0, maxAlso + 1).map((other) => entries[other]);
      const also = first.flatMap((other) => (other && other !== entry ? [other.line] : [])).slice(0, maxAlso);
      const more = step.places.length - 1 - also.length;
      return {
        ...at,
        action: 'error',
        reason: 'duplicate',
        key: step.key,
        also,
        more,
        ...choice,
        ticked: true,
      };
    }
  }
}

/** Unknown fields of an object are pieces of the value. */
function withoutText({ code, severity, expiresAt, place, field }: ValueProblem): PreviewProblem {
  return {
    code,
    severity,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(place && { place }),
    ...(field !== undefined && { field: settingsFields.find((name) => name === field) ?? '…' }),
  };
}

const settingsFields = ['Enabled', 'Recipients', 'DeleteThresholdEnabled', 'DeleteThresholdValue'];

/** Lines one after the other that are ignored for one reason become one row. */
function joined(rows: readonly PreviewRow[]): readonly PreviewRow[] {
  const out: PreviewRow[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (
      last?.action === 'ignore' &&
      row.action === 'ignore' &&
      !last.key &&
      !row.key &&
      !last.choices &&
      !row.choices &&
      last.reason === row.reason &&
      row.line <= last.lastLine + 1
    )
      out[out.length - 1] = { ...last, lastLine: Math.max(last.lastLine, row.lastLine) };
    else out.push(row);
  }
  return out;
}
