import type { CredentialKey } from '#src/domain/keys/keys.ts';

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
