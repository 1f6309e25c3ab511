import * as v from 'valibot';
import { type CredentialKey, findKey } from '#src/domain/keys/keys.ts';
import type { Node } from '#src/domain/credentials/node.ts';
import { readJson } from '#src/domain/credentials/read-json.ts';
import { type ExpiryNote, maxNotes, sameCredential } from './note.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';

/** In UTF-16 units; what was written here is ASCII. */
export const longestText = 65_536;

export type NotesRead =
  /** `leftOut`: how many entries are no notes, or one too many. */
  | { ok: true; notes: readonly ExpiryNote[]; leftOut: number }
  | { ok: false; why: 'too-long' | 'syntax' | 'too-deep' | 'repeated' | 'other' | 'version' };

const id = v.pipe(v.string(), v.maxLength(36), v.uuid(), v.toLowerCase());
const day = v.pipe(v.string(), v.maxLength(10), v.check(isDay));
const key = v.pipe(
  v.string(),
  v.maxLength(64),
  v.custom<CredentialKey>((text) => typeof text === 'string' && findKey(text) !== undefined),
);
const noteSchema = v.strictObject({
  tenant: id,
  kind: v.picklist(['servicePrincipal', 'application']),
  target: id,
  key,
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
