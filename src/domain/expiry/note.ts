import * as v from 'valibot';
import { type CredentialKey, findKey } from '#src/domain/keys/keys.ts';
import { type Node, readJson } from '#src/domain/credentials/read-json.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';
import type { Target } from '#src/domain/target.ts';

/**
 * When a credential of a target expires, as a person noted it. It outlives the session, so it holds ids alone.
 * It holds no name of a thing or a person, and nothing of a value. It keeps only keys that Microsoft has published,
 * since a person may type anything into the box of a key.
 */
export type ExpiryNote = {
  /** GUIDs in lower case. */
  tenant: string;
  kind: 'servicePrincipal' | 'application';
  target: string;
  key: CredentialKey;
  /** Days of the calendar, as `2027-01-31`. */
  expires: string;
  noted: string;
};

/** More than one person can look after, and few enough that an export can be imported again. */
export const maxNotes = 250;

/** Two notes of one credential are one: the later takes the place of the other. */
export function sameCredential(one: ExpiryNote, other: ExpiryNote): boolean {
  return (
    one.tenant === other.tenant &&
    one.kind === other.kind &&
    one.target === other.target &&
    one.key === other.key
  );
}

/** The notes with this one in place of the previous note for its credential; undefined where there are too many already. */
export function withNote(notes: readonly ExpiryNote[], note: ExpiryNote): readonly ExpiryNote[] | undefined {
  const others = withoutNote(notes, note);
  return others.length < maxNotes ? [...others, note] : undefined;
}

export function withoutNote(notes: readonly ExpiryNote[], note: ExpiryNote): readonly ExpiryNote[] {
  return notes.filter((other) => !sameCredential(note, other));
}

/** Soonest first; on one day by their ids, so that the order is the same each time. */
export function soonestFirst(notes: readonly ExpiryNote[]): readonly ExpiryNote[] {
  const order = ({ expires, target, key }: ExpiryNote) => `${expires} ${target} ${key}`;
  return notes.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** The notes about one target, soonest first. */
export function notesOf(
  notes: readonly ExpiryNote[],
  tenantId: string,
  { kind, id }: { kind: ExpiryNote['kind']; id: string },
): readonly ExpiryNote[] {
  const [tenant, target] = [tenantId.toLowerCase(), id.toLowerCase()];
  return soonestFirst(
    notes.filter((note) => note.tenant === tenant && note.kind === kind && note.target === target),
  );
}

/** In UTF-16 units; what was written here is ASCII. */
export const longestText = 65_536;

export type NotesRead =
  /** `leftOut`: how many entries are no notes, or one too many. */
  | { ok: true; notes: readonly ExpiryNote[]; leftOut: number }
  | { ok: false; why: 'too-long' | 'syntax' | 'too-deep' | 'repeated' | 'other' | 'version' };

const guid = v.pipe(v.string(), v.maxLength(36), v.uuid(), v.toLowerCase());
const day = v.pipe(v.string(), v.maxLength(10), v.check(isDay));
const noteKey = v.pipe(
  v.string(),
  v.maxLength(64),
  v.custom<CredentialKey>((text) => typeof text === 'string' && findKey(text) !== undefined),
);
const noteSchema = v.strictObject({
  tenant: guid,
  kind: v.picklist(['servicePrincipal', 'application']),
  target: guid,
  key: noteKey,
  expires: day,
  noted: day,
});
const fileSchema = v.strictObject({ expiryNotes: v.number(), notes: v.array(v.unknown()) });

/** The only form there is so far. */
const version = 1;

/**
 * Reads notes from an untrusted text: from this browser's storage, or from a file. Skips what is not exactly a note.
 * Of a credential that comes twice, it takes the last one. Never throws.
 */
export function readNotes(text: string): NotesRead {
  if (text.length > longestText) return { ok: false, why: 'too-long' };
  // Our own reader sees what JSON.parse would hide: names that come twice, and depth.
  const read = readJson(text);
  if (!read.ok) return { ok: false, why: read.problem };
  if (repeats(read.node)) return { ok: false, why: 'repeated' };
  const file = v.safeParse(fileSchema, JSON.parse(text));
  if (!file.success) return { ok: false, why: 'other' };
  if (file.output.expiryNotes !== version) return { ok: false, why: 'version' };
  const notes: ExpiryNote[] = [];
  for (const entry of file.output.notes) {
    const note = v.safeParse(noteSchema, entry);
    if (!note.success) continue;
    const before = notes.findIndex((other) => sameCredential(note.output, other));
    if (before !== -1) notes.splice(before, 1);
    if (notes.length < maxNotes) notes.push(note.output);
  }
  return { ok: true, notes, leftOut: file.output.notes.length - notes.length };
}

/** Whether any object names a member twice, or one that is no member but a prototype. */
function repeats(node: Node): boolean {
  switch (node.kind) {
    case 'map': {
      const names = node.members.map(({ name }) => name);
      if (new Set(names).size < names.length || names.includes('__proto__')) return true;
      return node.members.some((member) => repeats(member.node));
    }
    case 'list':
      return node.items.some(repeats);
    case 'text':
    case 'literal':
    case 'null':
    case 'code':
    case 'broken':
      return false;
  }
}

/** The text that `readNotes` reads: one note on each line, so that a person can read it too. */
export function notesText(notes: readonly ExpiryNote[]): string {
  const lines = notes.map(({ tenant, kind, target, key: name, expires, noted }) =>
    JSON.stringify({ tenant, kind, target, key: name, expires, noted }),
  );
  return `{"expiryNotes":${version},"notes":[\n${lines.join(',\n')}\n]}\n`;
}

const msPerDay = 86_400_000;

/** The day on which a moment falls where the person is, as `2027-01-31`; undefined for years that are not written with four digits. */
export function dayOf(time: number): string | undefined {
  const date = new Date(time);
  const year = date.getFullYear();
  if (!(year >= 1000 && year <= 9999)) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The day on which a span such as `P6M` ends that begins on a day; the last one of its month where that is shorter.
 * undefined for what is no span of years, months or days: https://www.iso.org/iso-8601-date-and-time-format.html
 */
export function dayAfter(from: string, span: string): string | undefined {
  const [, count = '', unit] = /^P(\d{1,4})([YMD])$/.exec(span) ?? [];
  if (unit === undefined) return undefined;
  const time = new Date(from);
  const start = time.getUTCDate();
  if (unit === 'D') time.setUTCDate(start + Number(count));
  else {
    time.setUTCDate(1);
    time.setUTCMonth(time.getUTCMonth() + Number(count) * (unit === 'Y' ? 12 : 1));
    const last = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate();
    time.setUTCDate(Math.min(start, last));
  }
  // A year of more than four digits has a sign before it.
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9999
    ? undefined
    : time.toISOString().slice(0, 10);
}

/** Whole days from one day of the calendar to another; negative for one that is over. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / msPerDay);
}

/** What a number of days left means for the person; thirty is what the check of a token warns at. */
export type Urgency = 'expired' | 'soon' | 'later';

export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'expired';
  return daysLeft <= 30 ? 'soon' : 'later';
}

/** Ids are compared as they are written, and directories write them in either case. */
export function noteOf(
  tenantId: string,
  { kind, id }: Pick<Target, 'kind' | 'id'>,
  key: CredentialKey,
  expires: string,
  noted: string,
): ExpiryNote {
  return { tenant: tenantId.toLowerCase(), kind, target: id.toLowerCase(), key, expires, noted };
}
