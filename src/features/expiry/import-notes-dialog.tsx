import { keepOut } from '#src/ui/keep-out.ts';
import { type NotesPreview, ImportNotesPreview } from './import-notes-preview.tsx';
import { Button, Field } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { mergeNotes } from '#src/domain/expiry/merge-notes.ts';
import { readNotes } from '#src/domain/expiry/read-notes.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { useIdentity } from '#src/requests/identity-context.ts';
import { readTextFile } from '#src/ui/read-text-file.ts';
import styles from './expiry-notes.module.css';
import { changeNotes, useNotes } from '#src/requests/use-notes.ts';

/** Shows what exported notes would add before any of them is kept. */
export function ImportNotesDialog({ onClose }: { onClose: (imported: boolean) => void }) {
  const intl = useIntl();
  const summary = useId();
  const { tenantId } = useIdentity();
  const { all } = useNotes();
  const area = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<NotesPreview>();
  const merge = read?.ok ? mergeNotes(all, read.notes) : undefined;
  const count = merge?.changes.filter(({ does }) => does === 'add' || does === 'replace').length ?? 0;

  const look = () => {
    const text = area.current?.value ?? '';
    setRead(text.trim() === '' ? undefined : readNotes(text));
  };
  const takeFile = async (file: Blob) => {
    const taken = await readTextFile(file);
    if (!taken.ok) setRead({ ok: false, why: taken.why === 'too-large' ? 'too-long' : 'no-file' });
    else if (area.current) {
      area.current.value = taken.text;
      look();
    }
  };
  const apply = () => {
    if (!read?.ok || count === 0) return;
    // Merged anew: another tab may have noted something meanwhile.
    if (changeNotes((before) => mergeNotes(before, read.notes).notes)) onClose(true);
    else setRead({ ok: false, why: 'not-kept' });
  };
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Import expiry notes" />}
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
              defaultMessage="{count, plural, =0 {Import} one {Import # note} other {Import # notes}}"
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
        label={intl.formatMessage({ defaultMessage: 'Exported notes' })}
        hint={
          <FormattedMessage defaultMessage="The text of a file that Export JSON has saved, at most 64 KB." />
        }
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
        <Button size="small" icon={<DocumentRegular />} onClick={() => chooser.current?.click()}>
          <FormattedMessage defaultMessage="Choose a file…" />
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void takeFile(file);
            // Forgets the file, so that it can be chosen again and its name stays nowhere.
            currentTarget.value = '';
          }}
        />
      </div>
      <div id={summary} role="status" className={styles.status}>
        <ImportNotesPreview read={read} changes={merge?.changes ?? []} tenantId={tenantId.toLowerCase()} />
      </div>
    </TaskDialog>
  );
}
