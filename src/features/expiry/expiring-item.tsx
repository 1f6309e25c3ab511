import { useQuery } from '@tanstack/react-query';
import { useGraph } from '#src/requests/graph-context.ts';
import { targetQuery } from '#src/requests/targets.ts';
import type { ExpiryNote } from '#src/domain/expiry/note.ts';
import styles from './expiry-notes.module.css';
import { ExpiryWords } from './expiry-words.tsx';
import { NoteButtons } from './note-buttons.tsx';
import { NoteKey } from './note-key.tsx';
import { TargetName } from './target-name.tsx';

type ExpiringItemProps = { note: ExpiryNote; today: string; onRemove: () => void };

/** One note on the first page. Names are kept nowhere: each is read, in silence, once it is listed. */
export function ExpiringItem({ note, today, onRemove }: ExpiringItemProps) {
  const query = useQuery(targetQuery(useGraph(), note.kind, note.target));
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <TargetName note={note} query={query} />
        <NoteKey name={note.key} />
      </div>
      <ExpiryWords day={note.expires} today={today} />
      <div className={styles.buttons}>
        <NoteButtons
          note={note}
          name={query.data?.displayName}
          over={note.expires < today}
          onRemove={onRemove}
        />
      </div>
    </li>
  );
}
