import { useMemo, useSyncExternalStore } from 'react';
import { readKept, subscribeToKept, writeKept } from '#src/storage.ts';
import { type ExpiryNote, notesText, readNotes } from '#src/domain/expiry/note.ts';

export type Notes =
  | { storage: 'on'; all: readonly ExpiryNote[] }
  /** The browser keeps nothing for this site. */
  | { storage: 'off'; all: readonly [] };

/** What is noted in this browser, in whichever tab. What else may stand in its place counts as nothing. */
export function useNotes(): Notes {
  const text = useSyncExternalStore(subscribeToKept, readNotesText);
  return useMemo(
    () => (text === undefined ? { storage: 'off', all: [] } : { storage: 'on', all: notesIn(text) }),
    [text],
  );
}

/** Writes what is made of the notes as they are at this moment; false where there is no change or the browser keeps none. */
export function changeNotes(
  change: (notes: readonly ExpiryNote[]) => readonly ExpiryNote[] | undefined,
): boolean {
  const changed = change(notesIn(readNotesText()));
  if (changed === undefined) return false;
  // Nothing noted, nothing kept.
  return writeKept('expiry', changed.length === 0 ? null : notesText(changed)) === 'kept';
}

function readNotesText(): string | null | undefined {
  return readKept('expiry');
}

function notesIn(text: string | null | undefined): readonly ExpiryNote[] {
  const read = readNotes(text ?? '');
  return read.ok ? read.notes : [];
}
