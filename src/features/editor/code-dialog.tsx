import { Button } from '#src/ui/button.tsx';
import { FormattedMessage } from 'react-intl';
import type { SnippetRequest } from '#src/domain/snippets/posix.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import styles from '#src/ui/code-panel.module.css';
import { CodePanel } from '#src/ui/code-panel.tsx';

type CodeDialogProps = { request: SnippetRequest; severalLines: readonly string[]; onClose: () => void };

/** What the form would send, as code to run elsewhere. */
export function CodeDialog({ request, severalLines, onClose }: CodeDialogProps) {
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Copy as code" />}
      onDismiss={onClose}
      actions={
        <Button onClick={onClose}>
          <FormattedMessage defaultMessage="Close" />
        </Button>
      }
    >
      <p className={styles.note}>
        <FormattedMessage defaultMessage="Contains keys only. The code asks for the values, or names where they are kept." />
      </p>
      <CodePanel request={request} severalLines={severalLines} />
    </TaskDialog>
  );
}
