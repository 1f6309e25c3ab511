import { Button } from '#src/ui/button.tsx';
import { ArrowDownloadRegular, ArrowUploadRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ExpiryNote, soonestFirst, withoutNote, notesText } from '#src/domain/expiry/note.ts';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { useIdentity, useGraph } from '#src/requests/graph-context.ts';
import panel from '#src/ui/panel.module.css';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import { targetQuery } from '#src/requests/targets.ts';
import { Link, useLocation } from '#src/ui/router.tsx';
import { failureOf } from '#src/domain/failure/failure.ts';
import { type Target, targetPath } from '#src/domain/target.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { listState } from '#src/domain/list-place.ts';
import styles from './expiry-notes.module.css';
import { RemoveAll, NoteButtons } from './note-buttons.tsx';
import { useToday, ExpiryWords, NoteKey } from './expiry-words.tsx';

/** How many it shows before a person asks for all: the list of applications must stay in sight. */
const few = 3;

type ExpiringListProps = {
  /** Counts the imports: each brings the focus here. */
  arrived: number;
  onImport: () => void;
};

/** What was noted about the credentials of the tenant on screen, soonest first. */
export function ExpiringList({ arrived, onImport }: ExpiringListProps) {
  const { tenantId } = useIdentity();
  const { all } = useNotes();
  const today = useToday();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [open, setOpen] = useState(false);
  const notes = soonestFirst(all.filter(({ tenant }) => tenant === tenantId.toLowerCase()));
  const shown = open ? notes : notes.slice(0, few);
  // The focus lies outside React, and the page is hidden from it until the dialog has gone.
  useEffect(() => {
    if (arrived > 0) void givePageBack().then(() => heading.current?.focus());
  }, [arrived]);
  const remove = (note: ExpiryNote) => {
    if (notes.length > 1) heading.current?.focus();
    // The whole list goes with its last note.
    else document.querySelector('h1')?.focus();
    changeNotes((before) => withoutNote(before, note));
  };
  return (
    <section className={`${panel.panel} ${styles.panel} ${styles.home}`} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        <FormattedMessage
          defaultMessage="{count, plural, =0 {No expiry dates} one {Expiring credentials: 1} other {Expiring credentials: #}}"
          values={{ count: notes.length }}
        />
      </h2>
      <ul className={styles.list}>
        {shown.map((note) => (
          <ExpiringItem
            key={`${note.kind} ${note.target} ${note.key}`}
            note={note}
            today={today}
            onRemove={() => remove(note)}
          />
        ))}
      </ul>
      <div className={styles.buttons}>
        {notes.length > few && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? (
              <FormattedMessage defaultMessage="Show fewer" />
            ) : (
              <FormattedMessage defaultMessage="Show all {count}" values={{ count: notes.length }} />
            )}
          </Button>
        )}
        {notes.length > 0 && (
          <Button
            size="small"
            icon={<ArrowDownloadRegular />}
            onClick={() =>
              saveFile({
                name: 'provisioning-expiry-notes.json',
                type: 'application/json',
                text: notesText(notes),
              })
            }
          >
            <FormattedMessage defaultMessage="Export JSON" />
          </Button>
        )}
        <Button size="small" icon={<ArrowUploadRegular />} onClick={onImport}>
          <FormattedMessage defaultMessage="Import JSON…" />
        </Button>
        {all.length > 0 && (
          <RemoveAll count={all.length} onRemoved={() => document.querySelector('h1')?.focus()} />
        )}
      </div>
    </section>
  );
}

type ExpiringItemProps = { note: ExpiryNote; today: string; onRemove: () => void };

/** One note on the first page. Names are kept nowhere: each is read, in silence, once it is listed. */
function ExpiringItem({ note, today, onRemove }: ExpiringItemProps) {
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

type TargetNameProps = { note: ExpiryNote; query: UseQueryResult<Target> };

/** The link to a target, under its name once that is read, under its id before; and whether it is still there. */
function TargetName({ note: { kind, target }, query: { data, error } }: TargetNameProps) {
  const { search } = useLocation();
  const failure = error ? failureOf(error) : undefined;
  const gone = failure?.kind === 'refused' && failure.status === 404;
  return (
    <span className={styles.target}>
      <Link to={targetPath(kind, target)} state={listState(search)} className={styles.link}>
        {data ? <bdi>{data.displayName}</bdi> : <Verbatim>{target}</Verbatim>}
      </Link>
      {data && <NameWarning name={data.displayName} short />}
      {kind === 'application' && (
        <span className={styles.kind}>
          <FormattedMessage defaultMessage="App registration" />
        </span>
      )}
      {gone && (
        <span className={styles.gone}>
          <FormattedMessage defaultMessage="Deleted" />
        </span>
      )}
    </span>
  );
}
