import { type ExpiryNote, maxNotes, sameCredential, withNote } from './note.ts';

/** What an import does with one note. `older`: what is here was noted later, and stays. `full`: there is no room left. */
export type NoteChange = {
  note: ExpiryNote;
  does: 'add' | 'replace' | 'same' | 'older' | 'full';
  /** What was noted here before. */
  before?: ExpiryNote;
};

export type NotesMerge = { notes: readonly ExpiryNote[]; changes: readonly NoteChange[] };

/** Puts notes from elsewhere beside those that are here. Each credential is noted once: the note made later wins, on one day the one that comes. */
export function mergeNotes(here: readonly ExpiryNote[], coming: readonly ExpiryNote[]): NotesMerge {
  let notes = here;
  const changes: NoteChange[] = [];
  for (const note of coming) {
    const before = notes.find((other) => sameCredential(note, other));
    const does =
      before === undefined
        ? notes.length < maxNotes
          ? 'add'
          : 'full'
        : before.expires === note.expires
          ? 'same'
          : before.noted > note.noted
            ? 'older'
            : 'replace';
    if (does === 'add' || does === 'replace') notes = withNote(notes, note) ?? notes;
    changes.push({ note, does, ...(before && { before }) });
  }
  return { notes, changes };
}
