import { Button } from '#src/ui/button.tsx';
import { Field } from '#src/ui/field.tsx';
import { useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { keepOut } from '#src/ui/value-box.tsx';
import { mergeNotes, type NoteChange } from '#src/domain/expiry/merge-notes.ts';
import { readNotes, type NotesRead, maxNotes } from '#src/domain/expiry/note.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { useIdentity } from '#src/requests/graph-context.ts';
import { FileButton, type TextFile } from '#src/ui/file-button.tsx';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';
import { Verbatim } from '#src/ui/verbatim.tsx';
import styles from './expiry-notes.module.css';
import { DayName, NoteKey } from './expiry-words.tsx';

/** Shows what exported notes would add before any of them is kept. */
export function ImportNotesDialog({ onClose }: { onClose: (imported: boolean) => void }) {
  const intl = useIntl();
  const summary = useId();
  const { tenantId } = useIdentity();
  const { all } = useNotes();
  const area = useRef<HTMLTextAreaElement>(null);
  const [read, setRead] = useState<NotesPreview>();
  const merge = read?.ok ? mergeNotes(all, read.notes) : undefined;
  const count = merge?.changes.filter(({ does }) => does === 'add' || does === 'replace').length ?? 0;

  const look = () => {
    const text = area.current?.value ?? '';
    setRead(text.trim() === '' ? undefined : readNotes(text));
  };
  const takeFile = (taken: TextFile) => {
    if (!taken.ok) setRead({ ok: false, why: taken.why === 'too-large' ? 'too-long' : 'no-file' });
    else if (area.current) {
      area.current.value = taken.text;
      look();
    }
  };
  const apply = () => {
    if (!read?.ok || count === 0) return;
    // Merges again: another tab may have added a note meanwhile.
    if (changeNotes((before) => mergeNotes(before, read.notes).notes)) onClose(true);
    else setRead({ ok: false, why: 'not-kept' });
  };
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Import expiry dates" />}
      onDismiss={() => onClose(false)}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={count === 0}
            aria-describedby={summary}
            onClick={apply}
          >
            <FormattedMessage
              defaultMessage="{count, plural, =0 {Import} one {Import # date} other {Import # dates}}"
              values={{ count }}
            />
          </Button>
          <Button onClick={() => onClose(false)}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      <Field
        label={intl.formatMessage({ defaultMessage: 'Exported dates' })}
        hint={<FormattedMessage defaultMessage="The text of a file saved by Export JSON, up to 64 KB." />}
      >
        {(control) => (
          <textarea
            {...control}
            {...keepOut}
            ref={area}
            rows={6}
            className={`${styles.box} ${styles.area}`}
            onInput={look}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <FileButton onRead={takeFile} />
      </div>
      <ImportNotesPreview
        id={summary}
        read={read}
        changes={merge?.changes ?? []}
        tenantId={tenantId.toLowerCase()}
      />
    </TaskDialog>
  );
}

type ImportNotesPreviewProps = {
  /** Of the sentences. */
  id: string;
  read: NotesPreview | undefined;
  changes: readonly NoteChange[];
  tenantId: string;
};

/** What an import would do, note by note; or why it takes nothing from the text. The list with its ids is not announced. */
export function ImportNotesPreview({ id, read, changes, tenantId }: ImportNotesPreviewProps) {
  return (
    <div>
      <div id={id} role="status" className={styles.status}>
        <ImportNotesSummary read={read} changes={changes} tenantId={tenantId} />
      </div>
      {read?.ok && (
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
      )}
    </div>
  );
}

function ImportNotesSummary({ read, changes, tenantId }: Omit<ImportNotesPreviewProps, 'id'>) {
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
        defaultMessage="{count, plural, =0 {No dates in this text.} one {1 date in this text.} other {# dates in this text.}}"
        values={{ count: changes.length }}
      />
      {elsewhere > 0 && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="{count, plural, one {1 belongs to another tenant, and is listed only there.} other {# belong to another tenant, and are listed only there.}}"
            values={{ count: elsewhere }}
          />
        </>
      )}
      {read.leftOut > 0 && (
        <>
          {' '}
          <FormattedMessage
            defaultMessage="{count, plural, one {Skipped: 1 invalid or repeated entry.} other {Skipped: # invalid or repeated entries.}}"
            values={{ count: read.leftOut }}
          />
        </>
      )}
    </>
  );
}

function Does({ change: { note, does, before } }: { change: NoteChange }) {
  const values = { day: <DayName day={note.expires} />, before: <DayName day={(before ?? note).expires} /> };
  switch (does) {
    case 'add':
      return <FormattedMessage defaultMessage="Add: expires {day}" values={values} />;
    case 'replace':
      return <FormattedMessage defaultMessage="Replace {before} with {day}" values={values} />;
    case 'same':
      return <FormattedMessage defaultMessage="Already set: {day}" values={values} />;
    case 'older':
      return <FormattedMessage defaultMessage="Skipped: {before} is later than {day}" values={values} />;
    case 'full':
      return (
        <FormattedMessage
          defaultMessage="Skipped: {count, number} dates already"
          values={{ count: maxNotes }}
        />
      );
  }
}

function Refusal({ why }: { why: Extract<NotesPreview, { ok: false }>['why'] }) {
  switch (why) {
    case 'too-long':
      return <FormattedMessage defaultMessage="Nothing imported: larger than 64 KB." />;
    case 'syntax':
      return <FormattedMessage defaultMessage="Nothing imported: the JSON is incomplete or invalid." />;
    case 'too-deep':
    case 'repeated':
    case 'other':
      return (
        <FormattedMessage defaultMessage="Nothing imported: this JSON wasn't exported here, or was changed." />
      );
    case 'version':
      return (
        <FormattedMessage defaultMessage="Nothing imported: another version of this site exported these dates. Reload this page to update, then try again." />
      );
    case 'no-file':
      return <FormattedMessage defaultMessage="Nothing imported: not a readable text file." />;
    case 'not-kept':
      return (
        <FormattedMessage defaultMessage="Nothing imported: browser storage for this site is full or off." />
      );
  }
}

type NotesPreview = NotesRead | { ok: false; why: 'no-file' | 'not-kept' };
