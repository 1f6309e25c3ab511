import type { ReactNode } from 'react';
import { notesOf } from '#src/domain/expiry/note.ts';
import type { Target } from '#src/domain/target.ts';
import { useIdentity } from '#src/requests/graph-context.ts';
import { useNotes } from '#src/requests/use-notes.ts';

export type NotedExpiryProps = {
  target: Target;
  /** Gets the nearest of the days noted in this browser, in milliseconds since the epoch. */
  children: (noted: number | undefined) => ReactNode;
};

export function NotedExpiry({ target, children }: NotedExpiryProps) {
  const { tenantId } = useIdentity();
  const [note] = notesOf(useNotes().all, tenantId, target);
  return children(note && new Date(`${note.expires}T00:00:00`).getTime());
}
