import type { NotesRead } from '#src/domain/expiry/read-notes.ts';
import { FormattedMessage } from 'react-intl';
import { maxNotes } from '#src/domain/expiry/note.ts';
import type { NoteChange } from '#src/domain/expiry/merge-notes.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import { DayName } from './expiry-words.tsx';
import styles from './expiry-notes.module.css';
import { NoteKey } from './note-key.tsx';

type ImportNotesPreviewProps = {
  read: NotesPreview | undefined;
  changes: readonly NoteChange[];
  tenantId: string;
};

/** Note by note what an import would do; or why nothing of the text is taken. */
export function ImportNotesPreview({ read, changes, tenantId }: ImportNotesPreviewProps) {
  if (!read) return <FormattedMessage defaultMessage="Nothing to import yet." />;
  if (!read.ok)
    return (
      <strong className={styles.wrong}>
        <Refusal why={read.why} />
      </strong>
    );
  const elsewhere = changes.filter(({ note }) => note.tenant !== tenantId).length;
  return (
    <>
      <FormattedMessage
        defaultMessage="{count, plural, =0 {No notes in this text.} one {One note in this text.} other {# notes in this text.}}"
        values={{ count: changes.length }}
      />
      {elsewhere > 0 && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="{count, plural, one {One is} other {# are}} of another tenant, and will be listed only there."
            values={{ count: elsewhere }}
          />
        </>
      )}
      {read.leftOut > 0 && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="{count, plural, one {One entry is no note or comes twice, and is} other {# entries are no notes or come twice, and are}} left out."
            values={{ count: read.leftOut }}
          />
        </>
      )}
      <ul className={styles.list}>
        {changes.map((change) => (
          <li
            key={`${change.note.tenant} ${change.note.kind} ${change.note.target} ${change.note.key}`}
            className={styles.change}
          >
            <NoteKey name={change.note.key} />
            <span className={styles.id}>
              <Verbatim>{change.note.target}</Verbatim>
            </span>
            <strong>
              <Does change={change} />
            </strong>
          </li>
        ))}
      </ul>
    </>
  );
}

function Does({ change: { note, does, before } }: { change: NoteChange }) {
  const values = { day: <DayName day={note.expires} />, before: <DayName day={(before ?? note).expires} /> };
  switch (does) {
    case 'add':
      return <FormattedMessage defaultMessage="Add: expires on {day}" values={values} />;
    case 'replace':
      return <FormattedMessage defaultMessage="Replace {before} by {day}" values={values} />;
    case 'same':
      return <FormattedMessage defaultMessage="Noted here already: {day}" values={values} />;
    case 'older':
      return (
        <FormattedMessage
          defaultMessage="Left out: {before} was noted here later than {day}"
          values={values}
        />
      );
    case 'full':
      return (
        <FormattedMessage
          defaultMessage="Left out: there are {count, number} notes already"
          values={{ count: maxNotes }}
        />
      );
  }
}

function Refusal({ why }: { why: Extract<NotesPreview, { ok: false }>['why'] }) {
  switch (why) {
    case 'too-long':
      return (
        <FormattedMessage defaultMessage="Nothing is taken: that is more than 64 KB, and no export is that long." />
      );
    case 'syntax':
      return <FormattedMessage defaultMessage="Nothing is taken: this is no complete JSON." />;
    case 'too-deep':
    case 'repeated':
    case 'other':
      return (
        <FormattedMessage defaultMessage="Nothing is taken: this JSON was not exported from here, or was changed since." />
      );
    case 'version':
      return (
        <FormattedMessage defaultMessage="Nothing is taken: another version of this page exported these notes. Reload this page to get its newest version, and try again." />
      );
    case 'no-file':
      return (
        <FormattedMessage defaultMessage="Nothing is taken: that is no text, or a file that cannot be read." />
      );
    case 'not-kept':
      return (
        <FormattedMessage defaultMessage="Nothing was imported: this browser's storage for this site is full or switched off." />
      );
  }
}

export type NotesPreview = NotesRead | { ok: false; why: 'no-file' | 'not-kept' };
