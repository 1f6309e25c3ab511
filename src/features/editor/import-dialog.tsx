import { Button } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import {
  type ImportChange,
  importChanges,
  type ImportPreview,
  importPreview,
} from '#src/domain/paste/import-preview.ts';
import type { Ticks } from '#src/domain/credentials/plan-merge.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { useSecretFields } from '#src/ui/use-secret-fields.ts';
import { ImportField } from './import-field.tsx';
import { ImportSummary } from './import-summary.tsx';
import styles from './import-dialog.module.css';
import { PreviewList } from './preview-list.tsx';
import { TemplateButton } from './template-button.tsx';

type ImportDialogProps = {
  /** The form's rows as they are. */
  rows: readonly { key: string }[];
  /** The text that opened the dialog, once: whoever holds it forgets it. */
  takePasted: () => string | undefined;
  /** Called with values that have just been read, to be written at once; then the dialog is closed from outside. */
  onApply: (changes: readonly ImportChange[]) => void;
  onClose: () => void;
};

/** The name of the text area among the secret fields. */
const text = 'import';

/** Shows what a text with credentials means before anything of it gets into the form. */
export function ImportDialog({ rows, takePasted, onApply, onClose }: ImportDialogProps) {
  const summary = useId();
  const heading = useId();
  const secrets = useSecretFields();
  const applied = useRef(false);
  const [preview, setPreview] = useState<ImportPreview>();

  /** By place in the text as it is: another text has other places. */
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const look = (next: Ticks) => {
    setTicks(next);
    setPreview(importPreview(rows, secrets.read(text), Date.now(), next));
  };
  const count = preview ? preview.adds + preview.replaces : 0;
  const apply = () => {
    // Read and planned anew: the preview holds no values, and the text is what counts.
    // A second click, before the dialog has gone, would add the same rows again.
    if (applied.current) return;
    const changes = importChanges(rows, secrets.read(text), ticks);
    if (changes.length === 0) {
      look(ticks);
      return;
    }
    applied.current = true;
    onApply(changes);
  };
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Import credentials" />}
      onDismiss={onClose}
      holdsWork={() => !secrets.isBlank(text)}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={count === 0 || (preview?.duplicates ?? 0) > 0}
            aria-describedby={summary}
            onClick={apply}
          >
            <FormattedMessage
              defaultMessage="{count, plural, =0 {Import} one {Import # credential} other {Import # credentials}}"
              values={{ count }}
            />
          </Button>
          <Button onClick={onClose}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      <ImportField
        secrets={secrets}
        name={text}
        takePasted={takePasted}
        onText={() => look(new Map())}
        onCommit={apply}
      >
        <TemplateButton rows={rows} />
      </ImportField>
      <section aria-labelledby={heading} className={styles.preview}>
        <h3 id={heading}>
          <FormattedMessage defaultMessage="Preview" />
        </h3>
        <div id={summary} role="status" className={styles.summary}>
          <ImportSummary preview={preview} />
        </div>
        {preview && (
          <PreviewList
            preview={preview}
            onTick={(place, ticked) => look(new Map([...ticks, [place, ticked]]))}
          />
        )}
      </section>
    </TaskDialog>
  );
}
